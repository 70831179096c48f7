/** A point of a chart, in the axes' own numbers. */
export interface ChartPoint {
  x: number;
  y: number;
}

/** A point that is drawn as a dot. */
export interface Dot extends ChartPoint {
  /** How large, as a share of the largest, 0 to 1. */
  size: number;
  /** What a pointer that rests on it is told. */
  note: string;
}

/** One line of a chart, and the dots on it. */
export interface Series {
  name: string;
  line: readonly ChartPoint[];
  dots: readonly Dot[];
}

/** An axis from `from` to `to`, with a mark at each of `steps` equal parts. */
export interface Axis {
  label: string;
  from: number;
  to: number;
  steps: number;
}

/** A chart, and what it shows in words for those who do not see it. */
export interface Chart {
  title: string;
  description: string;
  x: Axis;
  y: Axis;
  series: readonly Series[];
  /** A dashed line from corner to corner, and what it is. */
  diagonal?: string;
}

const width = 640;
const height = 400;
const frame = { left: 64, right: 24, top: 88, bottom: 56 };

/** Colours apart for every kind of sight (Okabe and Ito), for light and for dark pages; lines differ by dashes, too. */
const light = ['#0072b2', '#c04a00', '#00795a'];
const dark = ['#56b4e9', '#f0a030', '#2fcf9f'];
const dashes = ['none', '7 4', '2 4'];

const style = `
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .title { font-size: 15px; font-weight: 600 }
  .page { fill: #ffffff }
  .grid { stroke: #d0d7de }
  .aid { stroke: #57606a; stroke-dasharray: 3 5 }
  .line { fill: none; stroke-width: 2.5; stroke-linejoin: round }
${light.map((colour, i) => `  .s${i} { stroke: ${colour}; stroke-dasharray: ${dashes[i]} } .p${i} { fill: ${colour} }`).join('\n')}
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .page { fill: #0d1117 }
    .grid { stroke: #30363d }
    .aid { stroke: #9198a1 }
${dark.map((colour, i) => `    .s${i} { stroke: ${colour} } .p${i} { fill: ${colour} }`).join('\n')}
  }
`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A tenth of a pixel is enough, and the same on every machine. */
const pixel = (value: number): number => Math.round(value * 10) / 10;

const marksOf = ({ from, to, steps }: Axis): number[] =>
  Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps);

const percent = (value: number): string => `${Math.round(value * 100)} %`;

/** Where the axes' numbers lie on the page. */
function placing({ x, y }: Chart) {
  const across = width - frame.left - frame.right;
  const up = height - frame.top - frame.bottom;
  return {
    left: (value: number) => pixel(frame.left + ((value - x.from) / (x.to - x.from)) * across),
    top: (value: number) => pixel(frame.top + (1 - (value - y.from) / (y.to - y.from)) * up),
  };
}

type Placing = ReturnType<typeof placing>;

function axes({ x, y }: Chart, { left, top }: Placing): string[] {
  const bottom = top(y.from);
  return [
    ...marksOf(y).flatMap((value) => [
      `<path class="grid" d="M${left(x.from)} ${top(value)}H${left(x.to)}"/>`,
      `<text x="${frame.left - 8}" y="${top(value) + 4}" text-anchor="end">${percent(value)}</text>`,
    ]),
    ...marksOf(x).map(
      (value) =>
        `<text x="${left(value)}" y="${bottom + 20}" text-anchor="middle">${percent(value)}</text>`,
    ),
    `<text x="${left((x.from + x.to) / 2)}" y="${bottom + 42}" text-anchor="middle">${escaped(x.label)}</text>`,
    `<text x="16" y="68">${escaped(y.label)}</text>`,
  ];
}

function legend(series: readonly Series[]): string[] {
  return series.flatMap(({ name }, i) => {
    const start = 16 + i * 200;
    return [
      `<path class="line s${i}" d="M${start} 44h28"/>`,
      `<text x="${start + 36}" y="48">${escaped(name)}</text>`,
    ];
  });
}

function drawn({ line, dots }: Series, i: number, { left, top }: Placing): string[] {
  const corners = line.map(({ x, y }) => `${left(x)} ${top(y)}`);
  const distinct = corners.filter((corner, at) => corner !== corners[at - 1]);
  const path = distinct.length > 0 ? [`<path class="line s${i}" d="M${distinct.join('L')}"/>`] : [];
  const circles = dots.map(({ x, y, size, note }) => {
    const radius = pixel(3 + 5 * Math.sqrt(size));
    return `<circle class="p${i}" cx="${left(x)}" cy="${top(y)}" r="${radius}"><title>${escaped(note)}</title></circle>`;
  });
  return [...path, ...circles];
}

/** Draws a chart of up to three series as SVG, for light and dark pages. The same chart gives the same bytes. */
export function drawChart(chart: Chart): string {
  const { title, description, x, y, series, diagonal } = chart;
  const place = placing(chart);
  const { left, top } = place;
  const aid = `<path class="aid" d="M${left(x.from)} ${top(y.from)}L${left(x.to)} ${top(y.to)}"><title>${escaped(diagonal ?? '')}</title></path>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<style>${style}</style>`,
    `<rect class="page" width="${width}" height="${height}" rx="6"/>`,
    `<text class="title" x="16" y="24">${escaped(title)}</text>`,
    ...legend(series),
    ...axes(chart, place),
    ...(diagonal === undefined ? [] : [aid]),
    ...series.flatMap((one, i) => drawn(one, i, place)),
    '</svg>',
    '',
  ].join('\n');
}
