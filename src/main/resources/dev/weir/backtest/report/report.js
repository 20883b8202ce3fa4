// Puts the report together from the data.
const data = JSON.parse(document.getElementById('data').textContent);
const hasTruth = Boolean(data.labels);
const main = document.getElementById('main');

function figure(name, big, small) {
  return el('div', {class: 'figure'}, el('dt', {}, name), el('dd', {}, el('div', {class: 'big'}, big),
    small ? el('div', {class: 'small'}, small) : null));
}

function headline() {
  const all = data.all, figures = [
    figure('Payments', whole(data.transactions), whole(data.events) + ' events of all kinds'),
    figure('Payments hit', whole(all.hits), percent(data.transactions ? all.hits / data.transactions : null) + ' of all'),
    figure('Alerts a day', decimal(all.alertsPerDay), whole(all.alerts) + ' in all'),
  ];
  if (hasTruth) {
    figures.push(figure('Precision', percent((all.precision || {}).value), interval(all.precision)),
      figure('Fraud caught', percent((all.recall || {}).value), all.recall
        ? whole(all.recall.right) + ' of ' + whole(all.recall.of) + '; ' + interval(all.recall) : ''),
      figure('False positives per fraud', decimal(all.falsePositivesPerFraud), 'honest payments hit for each fraud found'),
      figure('Amount caught', compact.format(all.amountCaught || 0), 'of fraud that was hit'),
      figure('Amount insulted', compact.format(all.amountInsulted || 0), 'of honest payments that were hit'));
  } else {
    figures.push(figure('Amount hit', compact.format(all.amountHit || 0), 'no labels, so nobody knows how much was fraud'));
  }
  return section('summary', 'Summary', hasTruth
    ? 'All live rules together. Ranges are those in which a figure lies with 95 % confidence; labels were found for '
      + whole(data.labels.matched) + ' payments, ' + whole(data.labels.frauds) + ' of them fraud.'
    : 'All live rules together. Without labels (--labels) the report says what was hit, and not how much of it was right.',
  el('dl', {class: 'figures'}, figures), outcomes());
}

function outcomes() {
  const rows = data.outcomes || [];
  if (!rows.length) {
    return null;
  }
  const head = ['Outcome', 'Alerts', 'Alerts a day', 'Payments hit', ...(hasTruth ? ['Precision', 'Recall'] : ['Amount hit'])];
  return el('details', {class: 'table', open: true}, el('summary', {}, 'By outcome'),
    el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'By outcome'}, el('table', {},
      el('thead', {}, el('tr', {}, head.map((text, i) => el('th', {scope: 'col', class: i ? 'n' : ''}, text)))),
      el('tbody', {}, rows.map(({outcome, measures}) => el('tr', {}, el('th', {scope: 'row'}, outcomeName(outcome)),
        [whole(measures.alerts), decimal(measures.alertsPerDay), whole(measures.hits)].map(text => el('td', {class: 'n'}, text)),
        hasTruth ? [rateCell(measures.precision), rateCell(measures.recall)]
          : el('td', {class: 'n'}, whole(measures.amountHit))))))));
}

function warnings() {
  return data.warnings && data.warnings.length
    ? el('div', {class: 'warnings', role: 'note', 'aria-label': 'Warnings'}, el('h2', {}, 'Read this first'),
      el('ul', {}, data.warnings.map(text => el('li', {}, text))), cut('warnings'))
    : null;
}

/** Days, or weeks where there are so many days that their bars would be too thin to see. */
function timeline() {
  const days = (data.days || []).map(one => ({...one, label: String(one.day).slice(5)}));
  if (days.length <= 190) {
    return {unit: 'day', rows: days};
  }
  const weeks = [];
  days.forEach((one, i) => {
    if (i % 7 === 0) {
      weeks.push({...one, label: one.day});
    } else {
      ['transactions', 'alerts', 'hits', 'frauds', 'caught'].forEach(key => { weeks[weeks.length - 1][key] += one[key]; });
    }
  });
  return {unit: 'week', rows: weeks};
}

function byDay() {
  const {unit, rows} = timeline();
  if (!rows.length) {
    return null;
  }
  const most = (key, name) => {
    const top = rows.reduce((best, one) => one[key] > best[key] ? one : best);
    return name + ' by ' + unit + ', ' + rows[0].day + ' to ' + rows[rows.length - 1].day + '; most on ' + top.day + ': '
      + whole(top[key]);
  };
  const alerts = el('figure', {class: 'card'}, el('h3', {}, 'Alerts by ' + unit),
    legend(['', 'alerts']), bars(rows, [{key: 'alerts', kind: 'bar', name: 'alerts'}], most('alerts', 'Alerts')),
    tableOf('Alerts by ' + unit, [unit === 'day' ? 'Day' : 'Week from', 'Payments', 'Alerts', 'Payments hit'],
      rows.map(one => [one.day, whole(one.transactions), whole(one.alerts), whole(one.hits)])));
  const fraud = !hasTruth ? null : el('figure', {class: 'card'}, el('h3', {}, 'Fraud by ' + unit),
    legend(['c', 'all fraud'], ['b', 'caught']),
    bars(rows, [{key: 'frauds', kind: 'all', name: 'frauds'}, {key: 'caught', kind: 'caught', name: 'caught'}], most('frauds', 'Fraud')),
    tableOf('Fraud by ' + unit, [unit === 'day' ? 'Day' : 'Week from', 'Fraud', 'Caught', 'Share'],
      rows.map(one => [one.day, whole(one.frauds), whole(one.caught), percent(one.frauds ? one.caught / one.frauds : null)])));
  return section('days', 'By ' + unit, 'In UTC.' + cut('days'), el('div', {class: 'pair'}, alerts, fraud));
}

function sweepCharts(sweep) {
  const points = sweep.points, named = sweep.op === '*' ? sweep.feature + ' times a number' : sweep.feature + ' ' + sweep.op;
  const rate = key => ({value: point => point.measures[key].value, low: point => point.measures[key].low,
    high: point => point.measures[key].high, of: point => Boolean(point.measures[key]) && point.measures[key].of > 0});
  const range = ' for ' + points.length + ' values from ' + short.format(points[0].value) + ' to '
    + short.format(points[points.length - 1].value) + '; the table has the same figures';
  const truth = !hasTruth ? null : el('figure', {}, legend(['a', 'precision'], ['b', 'recall']),
    lines(points, [{...rate('precision'), kind: 'line', dot: 'dot', band: 'band', name: 'precision'},
      {...rate('recall'), kind: 'line2', dot: 'dot2', band: 'band2', name: 'recall'}],
    value => Math.round(100 * value) + ' %', 1, 'Precision and recall' + range),
    el('figcaption', {}, 'Shaded: 95 % confidence.'));
  const alerts = el('figure', {}, legend(['a', 'alerts a day']),
    lines(points, [{value: point => point.measures.alertsPerDay, of: () => true, kind: 'line', dot: 'dot', name: 'alerts a day'}],
      decimal, Math.max(...points.map(point => point.measures.alertsPerDay)), 'Alerts a day' + range));
  const head = ['Value', 'Alerts', 'Alerts a day', 'Payments hit',
    ...(hasTruth ? ['Precision', 'Recall', 'False positives per fraud', 'Amount caught', 'Amount insulted'] : ['Amount hit'])];
  const table = tableOf(sweep.rule + ': ' + named, head, points.map(({value, current, measures}) => [
    short.format(value) + (current ? ' (now)' : ''), whole(measures.alerts), decimal(measures.alertsPerDay), whole(measures.hits),
    ...(hasTruth ? [percent((measures.precision || {}).value) + ' (' + (interval(measures.precision) || '–') + ')',
      percent((measures.recall || {}).value) + ' (' + (interval(measures.recall) || '–') + ')',
      decimal(measures.falsePositivesPerFraud), whole(measures.amountCaught), whole(measures.amountInsulted)]
      : [whole(measures.amountHit)])]));
  table.open = true;
  return el('div', {class: 'card'}, el('h3', {}, sweep.rule + ': ' + named), el('div', {class: 'pair'}, truth, alerts), table);
}

function changesSection() {
  const changes = data.changes;
  if (!changes) {
    return null;
  }
  const count = changes.outcomes.reduce((sum, one) => sum + one.count, 0);
  const said = measures => hasTruth && measures.precision && measures.precision.of
    ? whole(measures.precision.right) + ' of them fraud' : whole(measures.amountHit) + ' in amount';
  return section('changes', 'Changed decisions', 'Compared with ' + changes.against + '.' + cut('examples'),
    el('dl', {class: 'figures'}, figure('Other outcome', whole(count), 'decisions'),
      figure('Newly hit', whole(changes.newly.hits), said(changes.newly)),
      figure('No longer hit', whole(changes.noLonger.hits), said(changes.noLonger)),
      figure('Hit before', whole(changes.before.hits), 'now ' + whole(data.all.hits))),
    el('p', {}), changes.outcomes.length ? changedOutcomes(changes, hasTruth) : el('p', {class: 'none'}, 'No decision has another outcome.'),
    el('p', {}), ...examplesOf(changes));
}

function cut(name) {
  const left = (data.cut || {})[name];
  return left ? ' The report shows the first ' + whole(left.shown) + ' of ' + whole(left.of) + ' ' + name + '; the output with --json has all.' : '';
}

function overlapSection() {
  const overlap = data.overlap;
  if (!overlap || overlap.rules.length < 2) {
    return null;
  }
  const found = redundant(overlap);
  return section('overlap', 'Overlap', 'Which rules find the same payments: the ' + overlap.rules.length + ' that hit most.',
    found.length ? el('ul', {}, found.map(text => el('li', {}, text))) : null, matrix(overlap));
}

function draw() {
  const from = day(data.from), to = data.to && new Date(Date.parse(data.to) - 1).toISOString().slice(0, 10);
  document.getElementById('title').textContent = from + ' to ' + to;
  document.getElementById('period').textContent = whole(data.rules.length) + ' rules over ' + whole(data.transactions) + ' payments'
    + (data.warmupEvents ? '; before that ' + whole(data.warmupEvents) + ' events from ' + day(data.warmupFrom)
      + ' filled their windows and were not counted' : '');
  document.title = 'Weir backtest, ' + from + ' to ' + to;
  document.getElementById('foot').textContent = 'Times are in UTC. Amounts are sums in whatever currency they are. This file holds its data and loads nothing.';
  const notes = warnings();
  const parts = [headline(),
    section('rules', 'Rules', 'What each rule would have done, and what would be lost without it.' + cut('rules'), ...rulesTable(data.rules, hasTruth)),
    changesSection(),
    modelsSection(),
    (data.sweep || []).length ? section('thresholds', 'Thresholds', 'What a rule would have done with other values, from the same pass over the history. The dashed line is the value that it has now.', ...data.sweep.map(sweepCharts)) : null,
    byDay(), overlapSection()];
  main.append(...[notes, ...parts].filter(part => part));
  document.querySelectorAll('form').forEach(form => form.addEventListener('submit', event => event.preventDefault()));
  const closed = () => [...document.querySelectorAll('details:not([open])')];
  let opened = [];
  window.addEventListener('beforeprint', () => { opened = closed(); opened.forEach(one => { one.open = true; }); });
  window.addEventListener('afterprint', () => opened.forEach(one => { one.open = false; }));
}

draw();
