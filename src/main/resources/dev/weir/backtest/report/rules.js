// The table of rules: sorted by any column, filtered, both kept in the address, so that a view can be passed on.
const COLUMNS = [
  {key: 'id', name: 'Rule', of: rule => rule.id},
  {key: 'mode', name: 'Mode', of: rule => rule.mode},
  {key: 'outcome', name: 'Outcome', of: rule => rule.outcome || ''},
  {key: 'alerts', name: 'Alerts', number: true, of: rule => rule.measures.alerts, show: whole},
  {key: 'alertsPerDay', name: 'Alerts a day', number: true, of: rule => rule.measures.alertsPerDay, show: decimal},
  {key: 'hits', name: 'Payments hit', number: true, of: rule => rule.measures.hits, show: whole},
  {key: 'precision', name: 'Precision', number: true, truth: true, rate: rule => rule.measures.precision},
  {key: 'recall', name: 'Recall', number: true, truth: true, rate: rule => rule.measures.recall},
  {key: 'falsePositives', name: 'False pos. per fraud', number: true, truth: true, up: true,
    of: rule => rule.measures.falsePositivesPerFraud, show: decimal},
  {key: 'caught', name: 'Amount caught', number: true, truth: true, of: rule => rule.measures.amountCaught, show: whole},
  {key: 'insulted', name: 'Amount insulted', number: true, truth: true, up: true,
    of: rule => rule.measures.amountInsulted, show: whole},
  {key: 'amount', name: 'Amount hit', number: true, blind: true, of: rule => rule.measures.amountHit, show: whole},
  {key: 'marginalHits', name: 'Hits by it alone', number: true, of: rule => rule.marginal.hits, show: whole},
  {key: 'marginalFrauds', name: 'Fraud only it finds', number: true, truth: true, of: rule => rule.marginal.frauds, show: whole},
];

const valueOf = (column, rule) => {
  const value = column.rate ? (column.rate(rule) || {}).value : column.of(rule);
  return value === undefined ? null : value;
};

function compared(column, rising) {
  return (one, other) => {
    const a = valueOf(column, one), b = valueOf(column, other);
    if (a === null || b === null) {
      return (a === null) - (b === null); // what is not known comes last either way
    }
    const order = typeof a === 'number' ? a - b : String(a).localeCompare(String(b));
    return (rising ? order : -order) || one.id.localeCompare(other.id);
  };
}

function rateCell(rate) {
  if (!rate || !rate.of) {
    return el('td', {class: 'n none'}, '–');
  }
  const filled = el('i', {});
  filled.style.width = 100 * rate.value + '%';
  return el('td', {class: 'n', title: whole(rate.right) + ' of ' + whole(rate.of)}, percent(rate.value),
    el('span', {class: 'range'}, interval(rate)), el('span', {class: 'meter', 'aria-hidden': 'true'}, filled));
}

function ruleRow(rule, columns) {
  return el('tr', {'data-rule': rule.id}, columns.map((column, i) => {
    if (column.rate) {
      return rateCell(column.rate(rule));
    }
    const value = column.show ? column.show(column.of(rule)) : column.of(rule) || '–';
    return el(i ? 'td' : 'th', {class: column.number ? 'n' : '', scope: i ? null : 'row'}, value);
  }));
}

/** What the address says: #rules?sort=recall:desc&text=card&outcome=BLOCK&mode=live */
function wanted() {
  const [place, query] = location.hash.slice(1).split('?');
  return place === 'rules' && query ? new URLSearchParams(query) : new URLSearchParams();
}

function rulesTable(rules, hasTruth) {
  const columns = COLUMNS.filter(column => hasTruth ? !column.blind : !column.truth);
  const state = {sort: 'hits', rising: false, text: '', outcome: '', mode: ''};
  const body = el('tbody', {}), shown = el('output', {'aria-live': 'polite'});
  const heads = columns.map(column => el('th', {scope: 'col', class: column.number ? 'n' : ''},
    el('button', {type: 'button'}, column.name)));
  const text = el('input', {type: 'search', id: 'rule-text', placeholder: 'part of a name', autocomplete: 'off'});
  const choice = (id, all, key) => el('select', {id}, el('option', {value: ''}, all),
    [...new Set(rules.map(rule => rule[key] || ''))].filter(value => value).sort()
      .map(value => el('option', {value}, value)));
  const outcome = choice('rule-outcome', 'every outcome', 'outcome');
  const mode = choice('rule-mode', 'every mode', 'mode');
  const draw = () => {
    const column = columns.find(each => each.key === state.sort) || columns[0];
    const needle = state.text.trim().toLowerCase();
    const left = rules.filter(rule => rule.id.toLowerCase().includes(needle)
      && (!state.outcome || rule.outcome === state.outcome) && (!state.mode || rule.mode === state.mode));
    left.sort(compared(column, state.rising));
    body.replaceChildren(...left.map(rule => ruleRow(rule, columns)));
    heads.forEach((head, i) => head.setAttribute('aria-sort',
      columns[i] === column ? state.rising ? 'ascending' : 'descending' : 'none'));
    shown.textContent = left.length + ' of ' + rules.length + ' rules';
  };
  const remember = () => {
    const query = new URLSearchParams({sort: state.sort + ':' + (state.rising ? 'asc' : 'desc')});
    ['text', 'outcome', 'mode'].filter(key => state[key]).forEach(key => query.set(key, state[key]));
    history.replaceState(null, '', '#rules?' + query);
    draw();
  };
  const read = () => {
    const query = wanted();
    const [sort, order] = (query.get('sort') || '').split(':');
    if (columns.some(column => column.key === sort)) {
      Object.assign(state, {sort, rising: order === 'asc'});
    }
    text.value = state.text = query.get('text') || '';
    outcome.value = state.outcome = query.get('outcome') || '';
    mode.value = state.mode = query.get('mode') || '';
    draw();
  };
  heads.forEach((head, i) => head.firstChild.addEventListener('click', () => {
    const column = columns[i];
    state.rising = state.sort === column.key ? !state.rising : !column.number || column.up === true;
    state.sort = column.key;
    remember();
  }));
  text.addEventListener('input', () => { state.text = text.value; remember(); });
  outcome.addEventListener('change', () => { state.outcome = outcome.value; remember(); });
  mode.addEventListener('change', () => { state.mode = mode.value; remember(); });
  window.addEventListener('hashchange', () => { if (location.hash.startsWith('#rules?')) { read(); } });
  read();
  return [el('form', {class: 'controls', role: 'search', 'aria-label': 'Filter the rules'},
    el('label', {for: 'rule-text'}, 'Rule', text), el('label', {for: 'rule-outcome'}, 'Outcome', outcome),
    el('label', {for: 'rule-mode'}, 'Mode', mode), shown),
  el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Rules'},
    el('table', {}, el('thead', {}, el('tr', {}, heads)), body))];
}
