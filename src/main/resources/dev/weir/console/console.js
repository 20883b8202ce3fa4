// The console in the browser: times in the reader's zone, charts, what comes live, and the keyboard. Text from events
// arrives as HTML that the server has escaped, or as text of a chart, and is never made HTML here.
'use strict';
(() => {
  const two = n => String(n).padStart(2, '0');
  const clock = date => `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  const day = date => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  function localTimes(root) {
    for (const time of $$('time[data-show]', root)) {
      const date = new Date(time.dateTime);
      const isToday = day(date) === day(new Date());
      time.title = date.toString();
      time.textContent = time.dataset.show === 'clock' || isToday ? clock(date) : `${day(date)} ${clock(date)}`;
      time.removeAttribute('data-show');
    }
  }

  // ---- charts -----------------------------------------------------------------------------------------------------
  const drawn = new Map();
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const plain = value => value >= 100 ? Math.round(value).toLocaleString('en') : String(+value.toFixed(value < 10 ? 1 : 0));
  const shown = (value, unit) => value == null ? '–' : unit !== 'ms' ? plain(value) : value < 1000 ? `${plain(value)} ms` : `${plain(value / 1000)} s`;
  // On an axis: as short as can be, and a duration with its unit.
  const tick = (value, unit) => unit === 'ms' ? (value ? shown(value, unit) : '0') : value >= 10000 ? `${value / 1000}k` : value;

  function data(spec) {
    const values = spec.series.map(one => one.values);
    if (spec.kind !== 'bars') return [spec.x, ...values];
    // Stacked: each series stands on those after it.
    const sums = values.map(() => []);
    for (let i = 0; i < spec.x.length; i++) {
      let sum = 0;
      for (let s = values.length - 1; s >= 0; s--) sums[s][i] = sum += values[s][i] || 0;
    }
    return [spec.x, ...sums];
  }

  // The hour, or as much of it as has something or an edit: a console that has just started is not an empty picture.
  function range(spec) {
    const last = spec.x[spec.x.length - 1] + spec.step;
    const begin = spec.x.findIndex((_, i) => spec.series.some(one => one.values[i]));
    const first = Math.min(begin < 0 ? last : spec.x[begin] - spec.step, last - 600, ...spec.marks.map(mark => mark.at - spec.step).filter(at => at >= spec.x[0]));
    return [Math.max(first, spec.x[0]), last];
  }

  function marks(u) {
    const { ctx, bbox } = u;
    const ratio = devicePixelRatio || 1;
    let free = -1e9;
    ctx.save();
    ctx.font = `${11 * ratio}px system-ui, sans-serif`;
    ctx.lineWidth = ratio;
    for (const mark of u.spec.marks) {
      const x = Math.round(u.valToPos(mark.at, 'x', true));
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.strokeStyle = ctx.fillStyle = colour('soft');
      ctx.setLineDash([3 * ratio, 3 * ratio]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      const width = ctx.measureText(mark.text).width + 8 * ratio;
      const isLeft = x + width > bbox.left + bbox.width;
      if ((isLeft ? x - width : x) > free) {
        ctx.textAlign = isLeft ? 'right' : 'left';
        ctx.fillText(mark.text, x + (isLeft ? -4 : 4) * ratio, bbox.top + 10 * ratio);
        free = isLeft ? x : x + width;
      }
    }
    ctx.restore();
  }

  function options(spec, width) {
    const axis = { stroke: colour('soft'), grid: { stroke: colour('line'), width: 1 }, ticks: { show: false }, font: '11px system-ui, sans-serif' };
    const bars = uPlot.paths.bars({ size: [0.86, 60], align: 1 });
    return {
      width, height: width < 420 ? 160 : 190,
      padding: [12, 6, 0, 0],
      cursor: { sync: { key: 'console' }, y: false, points: { size: 6 }, drag: { x: false, y: false } },
      scales: { x: { time: true, range: () => range(spec) }, y: { range: (u, low, high) => [0, Math.max(1, (high || 0) * 1.15)] } },
      axes: [
        { ...axis, grid: { show: false }, size: 30, space: 70, values: (u, all) => all.map(at => clock(new Date(at * 1000)).slice(0, 5)) },
        { ...axis, size: 50, space: 34, values: (u, all) => all.map(value => tick(value, spec.unit)) },
      ],
      series: [
        { value: (u, at) => at == null ? '' : clock(new Date(at * 1000)) },
        ...spec.series.map((one, s) => ({
          label: one.name,
          stroke: spec.kind === 'bars' ? undefined : colour(one.colour),
          fill: spec.kind === 'bars' ? colour(one.colour) : spec.kind === 'area' ? colour(one.colour) + '22' : undefined,
          width: spec.kind === 'bars' ? 0 : 1.5,
          paths: spec.kind === 'bars' ? bars : undefined,
          points: { show: false },
          spanGaps: true,
          // Without the cursor, the latest.
          value: (u, value, index, at) => shown(u.spec.series[s].values[at ?? u.spec.x.length - 1], u.spec.unit),
        })),
      ],
      hooks: { draw: [marks] },
    };
  }

  function draw(element, spec) {
    const shape = JSON.stringify([spec.kind, spec.series.map(one => [one.name, one.colour])]);
    const before = drawn.get(element);
    if (before && before.shape === shape) {
      before.plot.spec = spec;
      before.plot.scales.x.range = () => range(spec);
      before.plot.setData(data(spec));
      return;
    }
    if (before) before.plot.destroy();
    element.textContent = '';
    if (!spec.series.length) {
      drawn.delete(element);
      element.textContent = 'Nothing in the last hour.';
      return;
    }
    const settings = options(spec, element.clientWidth);
    const plot = new uPlot(settings, [[], ...spec.series.map(() => [])]);
    plot.spec = spec;
    element.append(plot.root);
    plot.setData(data(spec));
    element.setAttribute('role', 'img');
    const name = element.parentElement.querySelector('h2').textContent;
    element.setAttribute('aria-label', `${name}: ${spec.series.map(one => `${one.name} ${shown(one.values[one.values.length - 1], spec.unit)}`).join(', ')}`);
    drawn.set(element, { plot, shape });
  }

  async function charts() {
    for (const group of $$('[data-charts]')) {
      try {
        const all = await (await fetch(group.dataset.charts)).json();
        for (const element of $$('[data-chart]', group)) draw(element, all[element.dataset.chart]);
      } catch (failure) {
        group.dataset.failed = String(failure); // the next look may do better; the page says if the server is gone
      }
    }
  }

  function resize() {
    for (const [element, { plot }] of drawn) {
      if (element.clientWidth && element.clientWidth !== plot.width) plot.setSize({ width: element.clientWidth, height: plot.height });
    }
  }

  function redraw() {
    for (const [, { plot }] of drawn) plot.destroy();
    drawn.clear();
    charts();
  }

  // ---- what comes live --------------------------------------------------------------------------------------------
  function now() {
    const live = document.getElementById('tiles') ? '/live/now' : document.getElementById('job') ? '/live/job' : '';
    if (!live) return;
    const last = new Map();
    const source = new EventSource(live);
    source.addEventListener('lines', event => {
      const template = document.createElement('template');
      template.innerHTML = event.data;
      for (const part of $$('#tiles, section[id]', template.content)) {
        const here = document.getElementById(part.id);
        const raw = part.outerHTML;
        if (here && raw !== last.get(part.id) && !here.contains(document.activeElement) && !here.matches(':hover')) {
          last.set(part.id, raw);
          localTimes(part);
          here.replaceWith(part);
        }
      }
    });
    gone(source);
  }

  function gone(source) {
    source.addEventListener('error', () => document.body.classList.add('gone'));
    source.addEventListener('open', () => document.body.classList.remove('gone'));
  }

  const MOST = 200;
  let tailing = null;

  function tail() {
    if (tailing) tailing.close();
    tailing = null;
    const box = document.querySelector('[data-tail]');
    const pause = document.getElementById('pause');
    if (!box || !pause) return;
    const state = document.getElementById('tail-state');
    if (pause.getAttribute('aria-pressed') === 'true') {
      state.textContent = 'Paused';
      return;
    }
    const body = box.querySelector('tbody');
    const recent = [];
    tailing = new EventSource(box.dataset.tail);
    tailing.addEventListener('lines', event => {
      const cut = event.data.indexOf('\n');
      const [all, sent] = event.data.slice(0, cut).split(' ').map(Number);
      const template = document.createElement('template');
      template.innerHTML = event.data.slice(cut + 1);
      localTimes(template.content);
      for (const row of template.content.children) row.classList.add('new');
      body.prepend(template.content);
      while (body.children.length > MOST) body.lastElementChild.remove();
      recent.push({ at: performance.now(), all, sent });
    });
    const tick = setInterval(() => {
      if (!box.isConnected || !tailing || tailing.readyState === EventSource.CLOSED) return clearInterval(tick);
      const from = performance.now() - 5000;
      while (recent.length && recent[0].at < from) recent.shift();
      const all = recent.reduce((sum, one) => sum + one.all, 0);
      const sent = recent.reduce((sum, one) => sum + one.sent, 0);
      state.textContent = all === sent ? `Live · ${(all / 5).toFixed(1)} a second`
        : `Live · ${Math.round(all / 5).toLocaleString('en')} a second, of which ${Math.round(sent / 5)} are shown`;
    }, 1000);
    gone(tailing);
  }

  function togglePause() {
    const pause = document.getElementById('pause');
    const isPaused = pause.getAttribute('aria-pressed') === 'true';
    pause.setAttribute('aria-pressed', String(!isPaused));
    pause.textContent = isPaused ? 'Pause' : 'Go on';
    if (isPaused) htmx.ajax('GET', location.pathname + location.search, { target: '#results', select: '#results', swap: 'outerHTML' });
    else tail();
  }

  // ---- what was asked for and did not come -------------------------------------------------------------------------
  // htmx leaves the page as it is then, which would go on to say that it reads. The words are text, whoever wrote them.
  function missing(event, words) {
    const place = event.detail.target || event.detail.elt;
    const notice = document.createElement('p');
    notice.className = 'notice bad';
    notice.setAttribute('role', 'alert');
    notice.textContent = words;
    place.replaceChildren(notice);
    place.removeAttribute('data-loading');
  }

  document.addEventListener('htmx:responseError', event => {
    const { xhr } = event.detail;
    const isText = (xhr.getResponseHeader('Content-Type') || '').startsWith('text/plain');
    missing(event, isText && xhr.responseText ? xhr.responseText.slice(0, 500) : `The console answered with ${xhr.status}, and nothing to show.`);
  });
  document.addEventListener('htmx:sendError', event => missing(event, 'The console does not answer.'));

  // ---- what changes something ------------------------------------------------------------------------------------
  // It is sent once, however often somebody presses: the job may take a minute to answer, or a turn has to come.
  function free(form) {
    const { pressed } = form;
    if (!pressed) return;
    pressed.button.textContent = pressed.words;
    pressed.button.removeAttribute('aria-disabled');
    form.pressed = null;
  }

  document.addEventListener('submit', event => {
    const { target: form, submitter: button } = event;
    if (form.method !== 'post' || !button || event.defaultPrevented) return;
    if (form.pressed) {
      event.preventDefault();
      return;
    }
    // Not disabled: its name and value have to be sent.
    form.pressed = { button, words: button.textContent };
    button.textContent = 'One moment …';
    button.setAttribute('aria-disabled', 'true');
    // What asked before a push is no page to go back to: the browser would offer to send it again.
    if (form.dataset.back) history.replaceState(null, '', form.dataset.back);
  });
  // Whoever comes back to the page finds it as it was.
  addEventListener('pageshow', () => $$('form').forEach(free));
  // Nor is anything pushed or sent again by whoever loads the page again that says that it was.
  const done = document.querySelector('[data-here]');
  if (done) history.replaceState(null, '', done.dataset.here);

  // ---- begin ------------------------------------------------------------------------------------------------------
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (wanted) {
      event.preventDefault();
      if (wanted.matches('button, a')) wanted.click(); else wanted.focus();
    }
  });
  document.addEventListener('click', event => {
    if (event.target.id === 'pause') togglePause();
  });
  document.addEventListener('htmx:afterSettle', () => {
    localTimes(document);
    tail();
  });
  addEventListener('resize', () => { clearTimeout(resized); resized = setTimeout(resize, 150); });
  let resized = 0;
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  localTimes(document);
  charts();
  setInterval(charts, 5000);
  now();
  tail();
})();
