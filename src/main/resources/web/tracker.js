// The pages work without this. With it, forms answer in place, and an open page follows the tracker.
'use strict';
(() => {
  const PERIOD = 1500;
  const parser = new DOMParser();
  const live = '[data-live]', list = '[data-list]';
  let seen = parser.parseFromString(document.documentElement.outerHTML, 'text/html');
  let tag = null;
  let busy = 0;

  // --- what is on the page becomes what the server has, without touching what did not change

  function take(html, own = null) {
    const fresh = parser.parseFromString(html, 'text/html');
    document.querySelectorAll(list).forEach(at => syncList(at, fresh.getElementById(at.id), own));
    document.querySelectorAll(live).forEach(at => {
      if (!at.closest(list)) syncOne(at, fresh.getElementById(at.id), own);
    });
    if (document.title !== fresh.title) document.title = fresh.title;
    seen = fresh;
    dress(document);
  }

  function syncList(at, fresh, own) {
    if (!fresh) return;
    const wanted = new Map([...fresh.children].map(el => [el.id, el]));
    [...at.children].forEach(el => wanted.has(el.id) ? syncOne(el, wanted.get(el.id), own) : el.remove());
    let previous = null;
    for (const [id, el] of wanted) {
      let here = document.getElementById(id);
      if (!here) {
        here = document.importNode(el, true);
        here.classList.add('fresh');
        at.insertBefore(here, previous ? previous.nextSibling : at.firstChild);
      }
      previous = here;
    }
  }

  // Where somebody is busy, nothing changes below their hands, except by the form they sent.
  function syncOne(at, fresh, own) {
    if (!fresh || (at !== own && isBeingUsed(at))) return;
    const before = seen.getElementById(at.id);
    if (before && before.isEqualNode(fresh)) return;
    const place = placeOf(document.activeElement, at);
    at.replaceWith(document.importNode(fresh, true));
    if (place) document.getElementById(at.id)?.querySelectorAll(place.selector)[place.index]?.focus();
  }

  // Somebody writes in it, or has opened a form of it.
  function isBeingUsed(el) {
    const at = document.activeElement;
    const writes = el.contains(at) && at.matches('textarea, input:not([type=range])');
    return writes || el.querySelector('.write, .menu[open]') || el.matches('.fact:has(details[open])');
  }

  function placeOf(focused, inside) {
    if (!focused || focused === document.body || !inside.contains(focused)) return null;
    const selector = focused.localName;
    return {selector, index: [...inside.querySelectorAll(selector)].indexOf(focused)};
  }

  // --- following the tracker

  async function follow() {
    if (document.hidden || busy) return;
    try {
      const answer = await fetch(location.pathname + location.search, {headers: tag ? {'If-None-Match': tag} : {}, cache: 'no-store'});
      if (answer.status === 200 && !busy) {
        tag = answer.headers.get('ETag');
        take(await answer.text());
      }
    } catch { /* the server is away; the next look may find it */ }
  }

  // --- forms that answer in place

  async function send(form, button) {
    const fields = new URLSearchParams(new FormData(form, button ?? undefined));
    busy++;
    try {
      const answer = await fetch(form.action, {method: 'POST', body: fields});
      const html = await answer.text();
      if (!answer.ok) {
        if (form.matches('[data-auto]')) putBack(form.closest(live));
        return say(wordsOf(html));
      }
      if (form.matches('[data-clear]')) clear(form);
      form.closest('details')?.removeAttribute('open');
      tag = null;
      take(html, form.closest(live));
    } catch {
      say('The server cannot be reached. Nothing was changed.');
    } finally {
      busy--;
    }
  }

  function putBack(region) {
    region.replaceWith(document.importNode(seen.getElementById(region.id), true));
    dress(document);
  }

  function clear(form) {
    form.reset();
    showPreview(form, false);
  }

  function wordsOf(html) {
    return parser.parseFromString(html, 'text/html').getElementById('problem')?.textContent ?? 'That did not work.';
  }

  let hush;
  function say(words) {
    const toast = document.getElementById('toast');
    toast.textContent = words;
    toast.hidden = false;
    clearTimeout(hush);
    hush = setTimeout(() => { toast.hidden = true; }, 7000);
  }

  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.matches('[data-async]')) return;
    event.preventDefault();
    const text = form.querySelector('textarea[name=body]');
    if (text && !text.value.trim() && event.submitter?.name !== 'open') return text.focus();
    send(form, event.submitter);
  });

  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches('textarea')) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
    if (event.key === 'Escape') document.querySelectorAll('.menu[open]').forEach(close);
  });

  document.addEventListener('click', event => {
    document.querySelectorAll('.menu[open]').forEach(menu => { if (!menu.contains(event.target)) close(menu); });
    const preview = event.target.closest('[data-preview]');
    if (preview) togglePreview(preview);
  });

  function close(menu) {
    const had = menu.contains(document.activeElement);
    menu.open = false;
    if (had) menu.querySelector('summary').focus();
  }

  // --- preview

  async function togglePreview(button) {
    const form = button.form;
    if (!form.querySelector('.preview').hidden) return showPreview(form, false);
    const fields = new URLSearchParams({body: form.elements.body.value, project: button.dataset.preview});
    const answer = await fetch('/tracker/preview', {method: 'POST', body: fields});
    if (!answer.ok) return say(wordsOf(await answer.text()));
    form.querySelector('.preview').innerHTML = await answer.text();
    showPreview(form, true);
  }

  function showPreview(form, on) {
    const pane = form.querySelector('.preview');
    if (!pane) return;
    pane.hidden = !on;
    form.elements.body.hidden = on;
    form.querySelector('[data-preview]').textContent = on ? 'Write' : 'Preview';
  }

  // --- sliders

  document.addEventListener('input', event => {
    if (!event.target.matches('input[type=range]')) return;
    event.target.classList.remove('unknown');
    event.target.form.querySelector('output').textContent = event.target.value + ' %';
  });
  document.addEventListener('change', event => {
    if (event.target.form?.matches('[data-auto]')) event.target.form.requestSubmit();
  });

  // --- how long ago

  const words = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});
  const UNITS = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60]];

  function ago(iso) {
    const seconds = (new Date(iso) - Date.now()) / 1000;
    const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
    return unit ? words.format(Math.trunc(seconds / unit[1]), unit[0]) : 'just now';
  }

  function dress(root) {
    root.querySelectorAll('time:not([data-day])').forEach(time => { time.textContent = ago(time.dateTime); });
    root.querySelectorAll('[data-preview]').forEach(button => { button.hidden = false; });
    root.querySelectorAll('[data-auto] button').forEach(button => { button.classList.add('sr'); });
  }

  dress(document);
  setInterval(follow, PERIOD);
  setInterval(() => dress(document), 30000);
  document.addEventListener('visibilitychange', follow);
})();
