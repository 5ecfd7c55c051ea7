// The pages work without this. With it, they follow what happens, and asking for something keeps the page.
'use strict';
(() => {
  const parser = new DOMParser();
  const live = '[data-live]';
  const here = () => location.pathname + location.search;
  let turn = 0;

  // --- what is on the page becomes what the server has; what did not change is not touched

  function take(html, mark) {
    const fresh = parser.parseFromString(html, 'text/html');
    const before = document.getElementById('main'), after = fresh.getElementById('main');
    if (!after) return;
    document.title = fresh.title;
    sync(document.getElementById('as-of'), fresh.getElementById('as-of'));
    const wanted = [...after.children];
    wanted.forEach((el, i) => {
      const old = el.id ? document.getElementById(el.id) : before.children[i];
      const at = before.children[i] ?? null;
      if (old && old.parentElement === before) {
        if (old !== at) before.insertBefore(old, at);
        if (old.matches(live)) sync(old, el, mark); else if (old.matches('form')) syncForm(old, el);
      } else {
        before.insertBefore(document.importNode(el, true), at);
      }
    });
    while (before.children.length > wanted.length) before.lastElementChild.remove();
    document.dispatchEvent(new CustomEvent('ferry:fresh'));
  }

  function sync(old, fresh, mark) {
    if (!old || !fresh || same(old, fresh)) return;
    const open = new Set([...old.querySelectorAll('details[open]')].map(d => d.id));
    const shut = new Set([...old.querySelectorAll('details:not([open])')].map(d => d.id));
    const focused = old.contains(document.activeElement) ? selectorOf(document.activeElement) : null;
    const now = document.importNode(fresh, true);
    now.querySelectorAll('details').forEach(d => { if (open.has(d.id)) d.open = true; else if (shut.has(d.id)) d.open = false; });
    now.dataset.was = fresh.outerHTML.length + ':' + hash(fresh.outerHTML);
    if (mark) now.classList.add('fresh');
    old.replaceWith(now);
    if (focused) now.querySelector(focused)?.focus({preventScroll: true});
  }

  function syncForm(old, fresh) {
    const box = old.querySelector('#q'), typing = box === document.activeElement, text = box?.value, at = box?.selectionStart;
    old.replaceChildren(...document.importNode(fresh, true).childNodes);
    const next = old.querySelector('#q');
    if (typing && next) { next.value = text; next.focus({preventScroll: true}); next.setSelectionRange(at, at); }
    document.dispatchEvent(new CustomEvent('ferry:box'));
  }

  const same = (old, fresh) => (old.dataset.was ??= stamp(old)) === fresh.outerHTML.length + ':' + hash(fresh.outerHTML);
  function stamp(el) {
    const first = seen?.getElementById(el.id);
    return first ? first.outerHTML.length + ':' + hash(first.outerHTML) : '';
  }
  function hash(text) { let h = 0; for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) | 0; return h; }
  function selectorOf(el) {
    if (el.id) return '#' + CSS.escape(el.id);
    const d = el.closest('details[id]');
    if (d && el.localName === 'summary') return '#' + CSS.escape(d.id) + ' > summary';
    return el.href ? `a[href="${CSS.escape(el.getAttribute('href'))}"]` : null;
  }
  let seen = parser.parseFromString(document.documentElement.outerHTML, 'text/html');

  async function look(mark) {
    const mine = ++turn;
    const answer = await fetch(here(), {cache: 'no-cache', headers: {Accept: 'text/html'}});
    if (answer.redirected && new URL(answer.url).pathname === '/login') { location.reload(); return; }
    const html = await answer.text();
    if (mine === turn && answer.ok) take(html, mark);
  }

  // --- following

  const lamp = document.getElementById('live');
  function state(value, words) {
    lamp.dataset.state = value;
    lamp.title = words;
    lamp.firstElementChild.textContent = words;
  }
  let late = false;
  const ripple = () => 80 + Math.random() * 500;
  function follow() {
    const source = new EventSource('/live');
    source.addEventListener('hello', () => {
      state('on', 'This page follows what happens');
      if (late) look(true).catch(() => {});
      late = false;
    });
    source.addEventListener('change', () => setTimeout(() => look(true).catch(() => {}), ripple()));
    source.onerror = () => {
      late = true;
      state('lost', 'The server is away; trying again');
      if (source.readyState === EventSource.CLOSED) setTimeout(follow, 5000);
    };
    addEventListener('pagehide', () => source.close(), {once: true});
  }
  if (lamp && window.EventSource && !document.querySelector('[data-still]')) follow();
  addEventListener('pageshow', e => { if (e.persisted) location.reload(); });

  // --- asking without leaving

  async function go(address, focus) {
    history.pushState(null, '', address);
    try {
      await look(false);
      if (focus) document.getElementById(focus)?.focus({preventScroll: true});
      const told = document.querySelector('#asked-h, #features-h');
      if (told) document.getElementById('notice').textContent = told.textContent;
    } catch { location.assign(address); }
  }
  addEventListener('click', e => {
    const link = e.target.closest('a[data-swap]');
    if (!link || e.metaKey || e.ctrlKey || e.shiftKey || e.button) return;
    e.preventDefault();
    go(link.getAttribute('href'), link.id || 'q');
  });
  addEventListener('submit', e => {
    const form = e.target.closest('form[data-swap]');
    if (!form) return;
    e.preventDefault();
    const fields = new URLSearchParams([...new FormData(form)].filter(([, v]) => v !== ''));
    go(form.getAttribute('action') + (fields.size ? '?' + fields : ''), document.activeElement?.id);
  });
  addEventListener('change', e => { if (e.target.localName === 'select') e.target.closest('form[data-auto]')?.requestSubmit(); });
  addEventListener('popstate', () => look(false));

  // --- texts to take along

  const offerCopies = () => { if (navigator.clipboard) document.querySelectorAll('[data-copy]').forEach(b => { b.hidden = false; }); };
  offerCopies();
  document.addEventListener('ferry:fresh', offerCopies);
  addEventListener('click', e => {
    const button = e.target.closest('[data-copy]');
    if (!button) return;
    navigator.clipboard.writeText(button.dataset.copy).then(() => {
      document.getElementById('notice').textContent = 'Copied ' + button.dataset.copy;
      const words = button.firstChild;
      words.data = 'Copied';
      setTimeout(() => { words.data = 'Copy'; }, 1600);
    }, () => {});
  });

  // --- what stands behind a cell closes again

  addEventListener('toggle', e => {
    if (e.target.matches?.('details.why') && e.target.open)
      document.querySelectorAll('details.why[open]').forEach(d => { if (d !== e.target) d.open = false; });
  }, true);
  addEventListener('click', e => {
    if (!e.target.closest('details.why')) document.querySelectorAll('details.why[open]').forEach(d => { d.open = false; });
  });
  addEventListener('keydown', e => {
    if (e.key !== 'Escape') return;
    const open = document.querySelector('details.why[open]');
    if (open) { open.open = false; open.querySelector('summary').focus(); }
  });
})();
