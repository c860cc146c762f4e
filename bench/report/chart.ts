/** One line of the chart; `look` says whose it is, by colour, stroke and marks, so that no one of them is needed. */
export type Line = { name: string; look: "own" | "peer" | "other" | "floor"; points: { x: number; y: number }[] };

export type Chart = { title: string; across: string; up: string; lines: Line[] };

const WIDTH = 760;
const HEIGHT = 440;
const LEFT = 64;
const RIGHT = 190;
const TOP = 24;
const BOTTOM = 52;
/** Least distance of two names beside the lines' ends. */
const LEADING = 15;

const STYLE = `text{font:12px system-ui,sans-serif;fill:#333}.grid{stroke:#ddd;stroke-width:1}.axis{stroke:#777;stroke-width:1}
.line{fill:none;stroke-width:2}.own{stroke:#0b5cad}.peer{stroke:#b3401f;stroke-dasharray:7 3}.other{stroke:#6a4c93;stroke-dasharray:2 3}.floor{stroke:#666;stroke-width:1}
.mark{stroke-dasharray:none;fill:#fff;stroke-width:2}.own.line{stroke-width:3}.lead{stroke:#aaa;stroke-width:1;fill:none}
@media (prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#3a3a3a}.axis{stroke:#999}.own{stroke:#7db8f0}.peer{stroke:#f0936f}.other{stroke:#c4a7e7}.floor{stroke:#aaa}.mark{fill:#1a1a1a}.lead{stroke:#666}}`;

type Scale = { from: number; to: number; at(value: number): number };

/** A chart with two logarithmic axes as SVG; of lines without points, an empty one. */
export function logChart({ title, across, up, lines }: Chart): string {
  const points = lines.flatMap((line) => line.points);
  const x = scale(
    points.map((point) => point.x),
    LEFT,
    WIDTH - RIGHT,
  );
  const y = scale(
    points.map((point) => point.y),
    HEIGHT - BOTTOM,
    TOP,
  );
  const names = spreadOut(lines.map((line) => y.at(line.points.at(-1)!.y)));
  const drawn = lines.map((line, at) => lineOf(line, x, y, names[at]!));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">
<style>${STYLE}</style>
${gridOf(x, y)}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 12}" text-anchor="middle">${escaped(across)}</text>
<text transform="translate(16 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">${escaped(up)}</text>
${drawn.join("\n")}
</svg>
`;
}

/** From a power of ten to a power of ten; a chart of one value has a decade too. */
function scale(values: number[], start: number, end: number): Scale {
  const known = values.length > 0 ? values : [1];
  const from = Math.floor(Math.log10(Math.min(...known)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...known))));
  return { from, to, at: (value) => round(start + ((Math.log10(value) - from) / (to - from)) * (end - start)) };
}

function gridOf(x: Scale, y: Scale): string {
  const parts: string[] = [];
  for (const value of ticks(x)) {
    const at = x.at(value);
    parts.push(`<path class="grid" d="M${at} ${TOP}V${HEIGHT - BOTTOM}"/>`);
    parts.push(`<text x="${at}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${said(value)}</text>`);
  }
  for (const value of ticks(y)) {
    const at = y.at(value);
    parts.push(`<path class="grid" d="M${LEFT} ${at}H${WIDTH - RIGHT}"/>`);
    parts.push(`<text x="${LEFT - 8}" y="${at + 4}" text-anchor="end">${said(value)}</text>`);
  }
  parts.push(`<path class="axis" d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}" fill="none"/>`);
  return parts.join("\n");
}

const ticks = ({ from, to }: Scale) => Array.from({ length: to - from + 1 }, (_, at) => 10 ** (from + at));

const said = (value: number) => (value < 1 ? String(Number(value.toPrecision(1))) : value.toLocaleString("en"));

function lineOf({ name, look, points }: Line, x: Scale, y: Scale, nameAt: number): string {
  const places = points.map((point) => [x.at(point.x), y.at(point.y)] as const);
  const [endX, endY] = places.at(-1)!;
  const path = places.map(([px, py], at) => `${at === 0 ? "M" : "L"}${px} ${py}`).join("");
  const marks = places.map(([px, py]) => `<path class="mark ${look}" d="${markOf(look, px, py)}"/>`);
  const names = WIDTH - RIGHT + 16;
  return `<path class="line ${look}" d="${path}"/>${marks.join("")}<path class="lead" d="M${endX + 6} ${endY}L${names - 4} ${nameAt}"/><text x="${names}" y="${nameAt + 4}">${escaped(name)}</text>`;
}

/** A circle, a square, a triangle or a diamond around a point. */
function markOf(look: Line["look"], x: number, y: number): string {
  if (look === "own") return `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`;
  if (look === "peer") return `M${x - 4} ${y - 4}h8v8h-8z`;
  return look === "other" ? `M${x} ${y - 5}l5 9h-10z` : `M${x} ${y - 5}l5 5l-5 5l-5 -5z`;
}

/** The same heights, moved down as far as names need to stand clear of each other, and up again from the chart's foot. */
function spreadOut(heights: number[]): number[] {
  const order = heights.map((_, at) => at).sort((a, b) => heights[a]! - heights[b]!);
  const placed = [...heights];
  for (const [rank, at] of order.entries())
    if (rank > 0) placed[at] = Math.max(placed[at]!, placed[order[rank - 1]!]! + LEADING);
  let most = HEIGHT - BOTTOM;
  for (const at of order.reverse()) {
    placed[at] = Math.min(placed[at]!, most);
    most = placed[at]! - LEADING;
  }
  return placed.map(round);
}

const round = (value: number) => Math.round(value * 10) / 10;

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
