import { cellsOf, type Dialect, rowsIn } from "./dialect.ts";
import { type Line, LONGEST } from "./lines.ts";

/** A row of a table, which may run over several lines, from line `line` on; or why it is none. */
export type Row = { line: number; text: string; cells: string[]; note?: string; problem?: string };

/** Rows are parsed so many at once. */
const BATCH = 64;

/** A row as it was cut out, quotation marks in pairs. */
type Cut = { lines: Line[]; text: string };

/**
 * A table's rows of `columns` cells each. A row ends where its quotation marks are in pairs; where one that was never
 * closed has swallowed rows, its own line is refused, and reading goes on with the next.
 */
export async function* rowsOf(lines: AsyncIterable<Line>, dialect: Dialect, columns: number): AsyncGenerator<Row> {
  const batch: Cut[] = [];
  let open: Line[] = [];
  let odd = false;
  let length = 0;
  const take = function* (line: Line): Generator<Row> {
    // Its last one is next: a row that swallowed half the table gives back as many lines.
    const waiting = [line];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (next.tooLong) {
        yield* parseAll(batch.splice(0), dialect, columns);
        yield { line: next.number, text: "", cells: [], problem: "longer than 16 MB: no article" };
        continue;
      }
      if (open.length === 0 && next.text.trim() === "") continue;
      open.push(next);
      length += next.text.length;
      odd = odd !== isOdd(next.text, dialect);
      if (odd && length < LONGEST) continue;
      for (const back of close().reverse()) waiting.push(back);
      if (batch.length >= BATCH) yield* parseAll(batch.splice(0), dialect, columns);
    }
  };
  /** Ends the row that is open; the lines that turn out not to belong to it are given back. */
  const close = (): Line[] => {
    const cut = { lines: open, text: open.map(({ text }) => text).join("\n") };
    const isWhole = open.length === 1 || (!odd && fits(cellsOf(cut.text, dialect), columns));
    const rest = isWhole ? [] : open.slice(1);
    batch.push(isWhole ? cut : { lines: open.slice(0, 1), text: open[0]!.text });
    open = [];
    odd = false;
    length = 0;
    return rest;
  };
  for await (const line of lines) yield* take(line);
  while (open.length > 0) for (const line of close()) yield* take(line);
  yield* parseAll(batch, dialect, columns);
}

function isOdd(text: string, { quote, escapes }: Dialect): boolean {
  if (!quote) return false;
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1))
    if (escapes === '"' || text[at - 1] !== "\\") odd = !odd;
  return odd;
}

/** Cells may be missing at the end, and empty ones too many. */
const fits = (cells: string[] | undefined, columns: number): cells is string[] =>
  cells?.slice(columns).every((cell) => cell === "") ?? false;

function* parseAll(batch: Cut[], dialect: Dialect, columns: number): Generator<Row> {
  const rows = rowsIn(batch.map(({ text }) => text).join("\n"), dialect, "strict");
  const whole = rows?.length === batch.length ? rows : undefined;
  for (const [index, cut] of batch.entries()) {
    const cells = whole?.[index] ?? cellsOf(cut.text, dialect);
    yield fits(cells, columns) ? rowOf(cut, cells, columns) : mended(cut, cells, dialect, columns);
  }
}

function rowOf({ lines, text }: Cut, cells: string[], columns: number): Row {
  const line = lines[0]!.number;
  if (cells.length >= columns) return { line, text, cells };
  return { line, text, cells, note: `${cells.length} of ${columns} columns` };
}

/** A row that is not written as it should be, if what it means is beyond doubt. */
function mended(cut: Cut, strict: string[] | undefined, dialect: Dialect, columns: number): Row {
  const { lines, text } = cut;
  const line = lines[0]!.number;
  const ways = dialect.delimiter === "\t" ? (["relaxed", "literal"] as const) : (["relaxed"] as const);
  for (const how of ways) {
    const cells = cellsOf(text, dialect, how);
    if (cells?.length === columns) return { line, text, cells, note: "a stray quotation mark is kept as it stands" };
  }
  const problem =
    strict === undefined
      ? "a quotation mark is not closed"
      : `${strict.length} cells where the header has ${columns}: a delimiter in a cell that is not quoted`;
  return { line, text, cells: [], problem };
}
