// Charts in SVG. Each is an image with a description, beside a table of the same figures.
const WIDTH = 620, HEIGHT = 220, LEFT = 46, RIGHT = 12, TOP = 12, BOTTOM = 26;

/** Round numbers from 0 to at least the highest value, at most five steps. */
function ticks(highest) {
  const most = Math.max(highest, 1e-9);
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = [1, 2, 2.5, 5, 10].map(factor => factor * power).find(each => most / each <= 4.0001) || 10 * power;
  const all = [];
  for (let i = 0; i === 0 || all[all.length - 1] < most * 0.9999; i++) {
    all.push(Number((i * step).toPrecision(12)));
  }
  return all;
}

function frame(highest, format, description) {
  const at = ticks(highest);
  const top = at[at.length - 1];
  const y = value => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const image = svg('svg', {viewBox: '0 0 ' + WIDTH + ' ' + HEIGHT, role: 'img', 'aria-label': description});
  for (const value of at) {
    image.append(svg('line', {class: value ? 'grid' : 'axis', x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value)}),
      svg('text', {x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end'}, format(value)));
  }
  return {image, y};
}

/** Labels along the bottom that do not touch each other. */
function along(image, labels, x) {
  const every = Math.ceil(labels.length / 8);
  labels.forEach((label, i) => {
    if (i % every === 0) {
      image.append(svg('text', {x: x(i), y: HEIGHT - 8, 'text-anchor': 'middle'}, label));
    }
  });
}

/** Bars by day; those of the second series stand in those of the first. */
function bars(days, series, description) {
  const highest = Math.max(1, ...days.map(one => one[series[0].key]));
  const {image, y} = frame(highest, value => compact.format(value), description);
  const room = (WIDTH - LEFT - RIGHT) / days.length;
  const wide = Math.max(0.5, room - (room > 5 ? 2 : room > 2 ? 0.6 : 0));
  days.forEach((one, i) => series.forEach(({key, kind, name}) => {
    if (one[key] > 0) {
      image.append(svg('rect', {class: kind, x: LEFT + i * room + (room - wide) / 2, y: y(one[key]), width: wide,
        height: Math.max(0.8, y(0) - y(one[key]))},
      svg('title', {}, one.label + ': ' + whole(one[key]) + ' ' + name)));
    }
  }));
  along(image, days.map(one => one.label), i => LEFT + (i + 0.5) * room);
  return image;
}

function legend(...entries) {
  return el('ul', {class: 'legend'}, entries.map(([kind, text]) => el('li', {class: kind}, el('i', {}), text)));
}

/** Precision and recall, or alerts a day, by the value of a threshold. */
function lines(points, series, format, highest, description) {
  const {image, y} = frame(highest, format, description);
  const first = points[0].value, last = points[points.length - 1].value;
  const x = value => last === first
    ? (LEFT + WIDTH - RIGHT) / 2
    : LEFT + 14 + (WIDTH - LEFT - RIGHT - 28) * (value - first) / (last - first);
  for (const {low, high, band, of} of series.filter(one => one.band)) {
    const known = points.filter(of);
    image.append(svg('polygon', {class: band, points: known.map(point => x(point.value) + ',' + y(high(point)))
      .concat(known.slice().reverse().map(point => x(point.value) + ',' + y(low(point)))).join(' ')}));
  }
  const now = points.find(point => point.current);
  if (now) {
    const right = x(now.value) > WIDTH - 90;
    image.append(svg('line', {class: 'now', x1: x(now.value), x2: x(now.value), y1: TOP - 4, y2: HEIGHT - BOTTOM}),
      svg('text', {class: 'nowText', x: x(now.value) + (right ? -5 : 5), y: TOP + 2, 'text-anchor': right ? 'end' : 'start'},
        'now ' + short.format(now.value)));
  }
  for (const {value, kind, dot, name, of} of series) {
    const known = points.filter(of);
    image.append(svg('polyline', {class: kind, points: known.map(point => x(point.value) + ',' + y(value(point))).join(' ')}));
    known.forEach(point => image.append(svg('circle', {class: dot, cx: x(point.value), cy: y(value(point)), r: 3},
      svg('title', {}, name + ' at ' + short.format(point.value) + ': ' + format(value(point))))));
  }
  const every = Math.ceil(points.length / 10);
  points.forEach((point, i) => {
    if (i % every === 0) {
      image.append(svg('text', {x: x(point.value), y: HEIGHT - 8, 'text-anchor': 'middle'}, short.format(point.value)));
    }
  });
  return image;
}
