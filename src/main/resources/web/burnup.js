// The drawn burn-up becomes one that tells its numbers under the pointer; without this, the drawing stays.
'use strict';
(() => {
  let chart = null;
  const dark = matchMedia('(prefers-color-scheme: dark)');

  function draw() {
    const figure = document.getElementById('burn-up'), table = document.getElementById('burn-up-numbers');
    chart?.destroy();
    chart = null;
    if (!figure || !table || !window.Chart) return;
    const style = getComputedStyle(document.documentElement);
    const colour = name => { const probe = document.createElement('i'); probe.className = 'step ' + name; figure.append(probe); const c = getComputedStyle(probe).backgroundColor; probe.remove(); return c; };
    const text = getComputedStyle(figure.querySelector('figcaption')).color;
    const heads = [...table.tHead.rows[0].cells].slice(1);
    const rows = [...table.tBodies[0].rows];
    let canvas = figure.querySelector('canvas');
    if (!canvas) {
      const box = document.createElement('div');
      box.className = 'chart';
      canvas = document.createElement('canvas');
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', figure.querySelector('svg').getAttribute('aria-label'));
      box.append(canvas);
      figure.prepend(box);
      figure.classList.add('drawn');
    }
    chart = new Chart(canvas, {
      type: 'line',
      data: {
        labels: rows.map(r => r.cells[0].textContent),
        datasets: heads.map((h, i) => ({
          label: h.textContent,
          data: rows.map(r => Number(r.cells[i + 1].textContent)),
          backgroundColor: colour(h.dataset.step), borderColor: colour(h.dataset.step),
          borderWidth: 1, fill: true, pointRadius: 0, pointHitRadius: 12, stepped: true,
        })),
      },
      options: {
        animation: false, maintainAspectRatio: false, interaction: {mode: 'index', intersect: false},
        plugins: {legend: {display: false}, tooltip: {itemSort: (a, b) => b.datasetIndex - a.datasetIndex, filter: i => i.raw > 0}},
        scales: {
          x: {grid: {display: false}, ticks: {color: text, maxTicksLimit: 6, maxRotation: 0}},
          y: {stacked: true, beginAtZero: true, grid: {color: style.getPropertyValue('--line')}, ticks: {color: text, precision: 0}},
        },
      },
    });
  }

  draw();
  addEventListener('ferry:fresh', draw);
  document.addEventListener('ferry:fresh', draw);
  dark.addEventListener('change', draw);
})();
