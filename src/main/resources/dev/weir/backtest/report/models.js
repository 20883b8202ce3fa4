// What models said, and how right they were before anybody knew.
const three = value => isNumber(value) ? value.toFixed(3) : '–';

function modelName(model) {
  return model.model + (model.challenger ? ', challenger' : '');
}

function modelRow(model, figures, whose) {
  return el('tr', {}, el('th', {scope: 'row'}, modelName(model), whose ? el('div', {class: 'small'}, whose) : null),
    [model.versions ? whole(model.versions) : '–', whole(figures.payments), whole(figures.frauds), three(figures.auc),
      three(figures.averagePrecision), three(figures.cardPrecision), decimal(figures.expected), three(figures.logLoss)]
      .map(text => el('td', {class: 'n'}, text)));
}

/** AUC by day. Days without both kinds of labels have none. */
function modelDays(model) {
  const days = model.days.filter(one => isNumber(one.auc));
  if (days.length < 2) {
    return null;
  }
  const {image, y} = frame(1, value => value.toFixed(2), 'AUC of ' + modelName(model) + ' by day; the table has the same figures');
  const x = i => LEFT + 14 + (WIDTH - LEFT - RIGHT - 28) * i / (days.length - 1);
  image.append(svg('polyline', {class: 'line', points: days.map((one, i) => x(i) + ',' + y(one.auc)).join(' ')}));
  days.forEach((one, i) => image.append(svg('circle', {class: 'dot', cx: x(i), cy: y(one.auc), r: 3},
    svg('title', {}, one.day + ': ' + three(one.auc)))));
  along(image, days.map(one => String(one.day).slice(5)), x);
  return el('figure', {class: 'card'}, el('h3', {}, modelName(model) + ': AUC by day'), image,
    tableOf(modelName(model) + ' by day', ['Day', 'Version', 'Payments', 'Fraud', 'AUC', 'Average precision'],
      model.days.map(one => [one.day, one.version ? whole(one.version) : '–', whole(one.payments), whole(one.frauds), three(one.auc),
        three(one.averagePrecision)])));
}

/** What each version said while it was in force; of one version the rows above say it. */
function modelVersions(model) {
  const versions = model.byVersion || [];
  if (versions.length < 2) {
    return null;
  }
  return el('figure', {class: 'card'}, el('h3', {}, modelName(model) + ': by version'),
    tableOf(modelName(model) + ' by version', ['Version', 'From', 'Scored', 'Payments', 'Fraud', 'AUC', 'Average precision'],
      versions.map(one => [whole(one.version), one.from, whole(one.scored), whole(one.payments), whole(one.frauds), three(one.auc),
        three(one.averagePrecision)])));
}

function modelsSection() {
  const models = data.models || [];
  if (!models.length) {
    return null;
  }
  const head = ['Model', 'Versions', 'Payments', 'Fraud', 'AUC', 'Average precision', 'Card precision, 100 a day', 'Expected fraud', 'Log loss'];
  return section('models', 'Models', 'How well scores told fraud from other payments, each given before its label came.' + cut('models'),
    el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Models'}, el('table', {},
      el('thead', {}, el('tr', {}, head.map((text, i) => el('th', {scope: 'col', class: i ? 'n' : ''}, text)))),
      el('tbody', {}, models.map(model => [modelRow(model, model.all, ''),
        modelRow(model, model.unknownCards, 'without cards whose fraud was known')]).flat()))),
    el('div', {class: 'pair'}, models.map(modelDays)), el('div', {class: 'pair'}, models.map(modelVersions)));
}
