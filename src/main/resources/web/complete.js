// Offers fields, comparisons and values at the caret of the box. Without this the box works the same.
'use strict';
(() => {
  const token = /"(?:[^"\\]|\\.)*"|[!<>]=|[=<>(),]|[^\s"=<>!(),]+/g;
  const bare = /^(?:\d+[dwmy]?|today\(\)|none|any|[A-Za-z_]+)$/;
  const most = 9;

  function begin() {
    const box = document.getElementById('q');
    if (!box?.dataset.words || box.dataset.ready) return;
    box.dataset.ready = 'yes';
    const fields = JSON.parse(box.dataset.words), byName = new Map(fields.map(f => [f.name.toLowerCase(), f]));
    box.removeAttribute('list');
    const list = document.createElement('ul');
    list.id = 'ask-offers';
    list.className = 'offers';
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', 'What could stand here');
    box.after(list);
    const set = (name, value) => box.setAttribute(name, value);
    set('role', 'combobox'); set('aria-controls', list.id); set('aria-expanded', 'false'); set('aria-autocomplete', 'list');
    let offers = [], at = -1;

    // What may come where the caret is, by what stands before it.
    function expected(before) {
      let want = 'field', field = null, inList = false;
      for (const t of before.match(token) ?? []) {
        const word = t.toLowerCase();
        if (want === 'field') { if (byName.has(word)) { field = byName.get(word); want = 'comparison'; } else if (word !== 'not' && t !== '(') return null; }
        else if (want === 'comparison') { if (word === 'in') want = 'open'; else if (/^[!<>]?=$|^[<>]$/.test(t)) want = 'value'; else return null; }
        else if (want === 'open') { if (t !== '(') return null; inList = true; want = 'value'; }
        else if (want === 'value') { if (t === ',' || t === '(') continue; want = inList ? 'more' : 'joint'; }
        else if (want === 'more') { if (t === ',') want = 'value'; else if (t === ')') { inList = false; want = 'joint'; } else return null; }
        else if (word === 'and' || word === 'or') { want = 'field'; field = null; }
        else if (t !== ')') return null;
      }
      return {want, field};
    }

    function find() {
      if (box.selectionStart !== box.selectionEnd) return [];
      const before = box.value.slice(0, box.selectionStart);
      const quoted = (before.match(/"/g) ?? []).length % 2;
      const part = before.match(quoted ? /"[^"]*$/ : /[^\s"=<>!(),]*$/)[0];
      const place = expected(before.slice(0, before.length - part.length));
      if (!place) return [];
      const sought = part.replace(/^"/, '').toLowerCase();
      const all = candidates(place);
      return [...all.filter(o => o.text.toLowerCase().startsWith(sought)), ...all.filter(o => sought && o.text.toLowerCase().indexOf(sought) > 0)]
        .filter(o => o.text.toLowerCase() !== sought || part.startsWith('"')).slice(0, most).map(o => ({...o, part}));
    }

    function candidates({want, field}) {
      const of = (text, about = '', write = text) => ({text, about, write});
      switch (want) {
        case 'field': return fields.map(f => of(f.name, f.about));
        case 'comparison': return [of('=', 'is'), of('!=', 'is not'), ...(field.ordered ? [of('<', 'less than'), of('>', 'more than'), of('<=', 'at most'), of('>=', 'at least')] : [of('in', 'one of', 'in (')])];
        case 'open': return [of('(', 'begins a list')];
        case 'value': return field.values.map(v => of(v, '', bare.test(v) ? v : '"' + v + '"'));
        case 'more': return [of(',', 'one more'), of(')', 'ends the list')];
        default: return [of('and', 'both'), of('or', 'one of the two')];
      }
    }

    function show(next) {
      offers = next; at = -1;
      list.replaceChildren(...offers.map((o, i) => {
        const item = document.createElement('li'), code = document.createElement('code');
        item.id = 'ask-offer-' + i;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        code.textContent = o.text;
        item.append(code);
        if (o.about) { const about = document.createElement('span'); about.textContent = o.about; item.append(about); }
        item.addEventListener('pointerdown', e => { e.preventDefault(); take(i); });
        return item;
      }));
      list.hidden = !offers.length;
      if (!list.hidden) list.style.insetInlineStart = Math.max(0, Math.min(box.clientWidth - 240, (box.selectionStart - offers[0].part.length) * letter() - box.scrollLeft)) + 'px';
      set('aria-expanded', String(!list.hidden));
      box.removeAttribute('aria-activedescendant');
    }

    function letter() {
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = getComputedStyle(box).font;
      return pen.measureText('m').width;
    }

    function move(by) {
      if (list.hidden) { show(find()); if (list.hidden) return; }
      at = (at + by + offers.length + (at < 0 && by < 0 ? 1 : 0)) % offers.length;
      [...list.children].forEach((c, i) => c.setAttribute('aria-selected', String(i === at)));
      list.children[at].scrollIntoView({block: 'nearest'});
      set('aria-activedescendant', list.children[at].id);
    }

    function take(i) {
      const {part, write} = offers[i], from = box.selectionStart - part.length;
      const rest = box.value.slice(box.selectionStart).replace(part ? /^[\w.@-]*"?/ : /^/, '');
      const text = write + (write.endsWith('(') ? '' : ' ');
      box.value = box.value.slice(0, from) + text + rest.trimStart();
      box.setSelectionRange(from + text.length, from + text.length);
      box.focus();
      show(find());
    }

    box.addEventListener('input', () => show(find()));
    box.addEventListener('blur', () => show([]));
    box.addEventListener('keydown', e => {
      if (e.isComposing) return;
      if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { e.preventDefault(); move(e.key === 'ArrowDown' ? 1 : -1); }
      else if ((e.key === 'Enter' || e.key === 'Tab') && at >= 0) { e.preventDefault(); take(at); }
      else if (e.key === 'Enter') show([]);
      else if (e.key === 'Escape' && !list.hidden) { e.preventDefault(); e.stopPropagation(); show([]); }
      else if (e.key === ' ' && e.ctrlKey) { e.preventDefault(); show(find()); }
    });
  }

  begin();
  document.addEventListener('ferry:box', begin);
})();
