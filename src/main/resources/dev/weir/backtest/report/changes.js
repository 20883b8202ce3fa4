// How rules overlap, and what differs from the rules compared with.
function matrix(overlap) {
  const names = overlap.rules;
  const share = (i, j) => {
    const own = overlap.both[i][i];
    return own ? overlap.both[i][j] / own : null;
  };
  const cell = (i, j) => {
    const part = share(i, j);
    const node = el('td', {class: i === j ? 'self' : '', title: i === j
      ? names[i] + ' hits ' + whole(overlap.both[i][i]) + ' payments'
      : 'Of the ' + whole(overlap.both[i][i]) + ' payments that ' + names[i] + ' hits, ' + names[j] + ' hits '
        + whole(overlap.both[i][j]) + ' too'},
    i === j ? whole(overlap.both[i][i]) : part === null ? '–' : overlap.both[i][j] ? Math.round(100 * part) + ' %' : '·');
    if (i !== j && part > 0) {
      node.style.background = 'rgba(' + getComputedStyle(document.documentElement).getPropertyValue('--heat')
        + ', ' + (0.08 + 0.5 * part).toFixed(2) + ')';
    }
    return node;
  };
  return el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Overlap of rules'},
    el('table', {class: 'matrix'},
      el('caption', {}, 'Of the payments that the rule of a row hits, the share that the rule of a column hits too. On the'
        + ' diagonal: how many it hits. The columns have the numbers of the rows.'),
      el('thead', {}, el('tr', {}, el('th', {scope: 'col'}, 'Rule'),
        names.map((name, i) => el('th', {scope: 'col', title: name}, String(i + 1))))),
      el('tbody', {}, names.map((name, i) => el('tr', {}, el('th', {scope: 'row'}, (i + 1) + '. ' + name),
        names.map((other, j) => cell(i, j)))))));
}

/** Rules whose payments another one hits too, nearly all of them. */
function redundant(overlap) {
  const found = [];
  overlap.rules.forEach((name, i) => overlap.rules.forEach((other, j) => {
    const own = overlap.both[i][i];
    if (i !== j && own >= 10 && overlap.both[i][j] / own >= 0.95) {
      found.push(name + ' finds hardly anything that ' + other + ' does not (' + whole(overlap.both[i][j]) + ' of '
        + whole(own) + ')');
    }
  }));
  return found.slice(0, 10);
}

function shownValue(value) {
  if (Array.isArray(value) && value.every(each => typeof each === 'string')) {
    return value.join(', ');
  }
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function reasonBlock(reason, kind) {
  const rows = [];
  for (const [group, values] of [['', reason.features], ['', reason.params], ['matched ', reason.matched]]) {
    for (const [name, value] of Object.entries(values || {})) {
      rows.push(el('dt', {}, group + name), el('dd', {}, shownValue(value)));
    }
  }
  return el('div', {class: 'reason'},
    el('p', {}, el('strong', {}, reason.rule), ' version ' + reason.version + ' ', tag(reason.outcome || 'points', 'strong'),
      ' score ' + short.format(reason.score || 0), kind ? ' ' : null, kind ? tag(kind) : null),
    rows.length ? el('dl', {}, rows) : null);
}

function side(title, decision) {
  const reasons = decision ? (decision.reasons || []).map(reason => reasonBlock(reason)) : [];
  const shadow = decision ? (decision.shadow || []).map(reason => reasonBlock(reason, 'shadow')) : [];
  return el('div', {}, el('h4', {}, title, ' ', tag(decision ? outcomeName(decision.outcome) : 'no decision', 'strong')),
    reasons.length || shadow.length ? [...reasons, ...shadow] : el('p', {class: 'none'}, 'No rule fired.'));
}

const outcomeOf = decision => decision ? decision.outcome || '' : '';

function exampleBlock(example) {
  const event = example.event;
  return el('details', {class: 'example'},
    el('summary', {}, el('span', {class: 'id'}, event.id), el('span', {}, minute(event.timestamp)),
      el('span', {}, event.type === 'transaction' ? 'payment of ' + event.subject : event.type + ' of ' + event.subject),
      isNumber(example.amount) ? el('span', {}, money.format(example.amount)) : null,
      el('span', {}, outcomeName(outcomeOf(example.before)) + ' → ' + outcomeName(outcomeOf(example.after))),
      example.fraud === true ? tag('fraud', 'fraud') : example.fraud === false ? tag('honest', 'good') : null),
    el('div', {class: 'sides'}, side('Before', example.before), side('After', example.after)));
}

function examplesOf(changes) {
  const examples = changes.examples || [];
  if (!examples.length) {
    return [];
  }
  const name = one => outcomeName(outcomeOf(one.before)) + ' → ' + outcomeName(outcomeOf(one.after));
  const list = el('div', {}), shown = el('output', {'aria-live': 'polite'});
  const kind = el('select', {id: 'example-kind'}, el('option', {value: ''}, 'every change'),
    [...new Set(examples.map(name))].sort().map(value => el('option', {value}, value)));
  const draw = () => {
    const left = examples.filter(one => !kind.value || name(one) === kind.value);
    list.replaceChildren(...left.map(exampleBlock));
    shown.textContent = left.length + ' of ' + examples.length + ' examples';
  };
  kind.addEventListener('change', draw);
  draw();
  return [el('form', {class: 'controls', 'aria-label': 'Filter the examples'},
    el('label', {for: 'example-kind'}, 'Change', kind), shown), list];
}

function changedOutcomes(changes, hasTruth) {
  const columns = ['Before', 'After', 'Decisions', ...(hasTruth ? ['Fraud among them'] : []), 'Amount'];
  return el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Changed outcomes'},
    el('table', {}, el('thead', {}, el('tr', {}, columns.map((text, i) => el('th', {scope: 'col', class: i > 1 ? 'n' : ''}, text)))),
      el('tbody', {}, changes.outcomes.map(one => el('tr', {}, el('td', {}, outcomeName(one.from)), el('td', {}, outcomeName(one.to)),
        el('td', {class: 'n'}, whole(one.count)), hasTruth ? el('td', {class: 'n'}, whole(one.frauds)) : null,
        el('td', {class: 'n'}, whole(one.amount)))))));
}
