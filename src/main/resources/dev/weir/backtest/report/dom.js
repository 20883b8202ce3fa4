'use strict';
// Small helpers. Everything that comes from the data becomes text, never markup.
const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element: attributes by name, then children, which are elements or texts. */
function el(name, attributes, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function svg(name, attributes, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === true) {
      node.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(key, String(value));
    }
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ''));
  return node;
}

const grouped = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
const short = new Intl.NumberFormat('en', {maximumFractionDigits: 2});
const money = new Intl.NumberFormat('en', {minimumFractionDigits: 2, maximumFractionDigits: 2});
const compact = new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 1});
const isNumber = value => typeof value === 'number' && Number.isFinite(value);
const whole = value => isNumber(value) ? grouped.format(value) : '–';
const decimal = value => isNumber(value)
  ? value >= 100 ? grouped.format(value) : short.format(value)
  : '–';
/** A share with one digit more where rounding would say all or nothing. */
const percent = share => {
  if (!isNumber(share)) {
    return '–';
  }
  const edge = (share > 0 && share < 0.001) || (share < 1 && share > 0.999);
  return (100 * share).toFixed(edge ? 2 : 1) + ' %';
};
const interval = rate => rate && rate.of > 0 ? percent(rate.low).replace(' %', '') + ' to ' + percent(rate.high) : '';
const day = time => String(time || '').slice(0, 10);
const minute = time => String(time || '').slice(0, 16).replace('T', ' ');
const outcomeName = outcome => outcome || 'nothing';

function tag(text, kind) {
  return el('span', {class: 'tag ' + (kind || '')}, text);
}

function section(id, title, lead, ...content) {
  document.getElementById('nav').append(el('a', {href: '#' + id}, title));
  return el('section', {id, 'aria-labelledby': id + '-title'},
    el('h2', {id: id + '-title'}, title), lead ? el('p', {class: 'lead'}, lead) : null, ...content);
}

/** A table that says with words what a chart draws. */
function tableOf(caption, head, rows) {
  return el('details', {class: 'table'}, el('summary', {}, 'Show as a table'),
    el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption},
      el('table', {}, el('caption', {}, caption),
        el('thead', {}, el('tr', {}, head.map((text, i) => el('th', {scope: 'col', class: i ? 'n' : ''}, text)))),
        el('tbody', {}, rows.map(row => el('tr', {}, row.map((text, i) =>
          i ? el('td', {class: 'n'}, text) : el('th', {scope: 'row'}, text))))))));
}
