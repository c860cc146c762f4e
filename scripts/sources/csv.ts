import { createDesk, type Desk, whyUnknown } from "./dataset/desk.ts";
import { cellsOf, type Dialect, dialectOf, SEPARATOR_LINE } from "./dataset/dialect.ts";
import { type Line, linesOf } from "./dataset/lines.ts";
import { isMapped, type Mapping } from "./dataset/mapping.ts";
import { areArticles } from "./dataset/names.ts";
import type { Entries } from "./dataset/plan.ts";
import { type Row, rowsOf } from "./dataset/rows.ts";
import type { Found, Head, Source } from "./source.ts";

const NAME = /\.(?:csv|tsv|tab|psv|dsv)$/i;
/** A table of articles has no more columns. */
const MOST_COLUMNS = 5000;
/** So many lines are looked at to know how a table is written. */
const LOOK = 50;

/** Tables as text: cells between commas, tabs, semicolons or bars, under a line that names the columns. */
export const csv: Source = {
  name: "csv",
  detect(head) {
    if (NAME.test(head.name) || head.mapped) return !/^\s*[[{<]/.test(head.text) || NAME.test(head.name);
    return isTable(head);
  },
  async *read(file) {
    const lines = linesOf(file.pieces());
    const first = await firstLines(lines);
    const dialect = dialectOf(first.map(({ text }) => text));
    const named = headerless(file.mapping);
    const rows = SEPARATOR_LINE.test(first[0]?.text ?? "") ? first.slice(1) : first;
    const header = rows[0] && cellsOf(rows[0].text, dialect, "relaxed");
    if (header === undefined)
      return yield { type: "rejection", line: 1, reason: "no table: its first line is no header" };
    if (header.length > MOST_COLUMNS)
      return yield { type: "rejection", line: 1, reason: `${header.length} columns: no table of articles` };
    const columns = header.map((name, index) => (named ? String(index + 1) : name.trim()));
    if (!isMapped(file.mapping) && !areArticles(columns, true))
      return yield { type: "rejection", line: rows[0]!.number, reason: whyUnknown(columns, file.name) };
    const desk = createDesk(file);
    let count = 0;
    for await (const row of rowsOf(joined(named ? rows : rows.slice(1), lines), dialect, columns.length)) {
      count += 1;
      yield take(row, columns, desk);
    }
    if (count === 0) yield { type: "skipped", reason: "a table without rows" };
    for (const note of desk.told()) file.say?.(note);
  },
};

/** A header whose columns are called as articles' are, above a row that has as many cells. */
function isTable({ name, text }: Head): boolean {
  if (/^\s*(?:[[{<#]|---|\+\+\+)/.test(text) || /\.(?:md|markdown|html?|mdx|eml|mbox)$/i.test(name)) return false;
  const lines = text.split(/\r\n?|\n/).slice(0, LOOK);
  const dialect = dialectOf(lines);
  const [header, row] = SEPARATOR_LINE.test(lines[0] ?? "") ? lines.slice(1) : lines;
  const columns = namesIn(header, dialect);
  if (columns === undefined || columns.length < 2 || !areArticles(columns, false)) return false;
  return row?.includes(dialect.delimiter) ?? false;
}

/** Names of columns are short, and none is there twice or empty but the first. */
function namesIn(header: string | undefined, dialect: Dialect): string[] | undefined {
  const cells = header === undefined ? undefined : cellsOf(header, dialect)?.map((cell) => cell.trim());
  const isHeader = cells?.every((cell, index) => cell.length < 60 && (cell !== "" || index === 0));
  return isHeader && new Set(cells).size === cells?.length ? cells : undefined;
}

async function firstLines(lines: AsyncGenerator<Line>): Promise<Line[]> {
  const first: Line[] = [];
  while (first.length < LOOK) {
    const { value, done } = await lines.next();
    if (done) break;
    if (first.length > 0 || value.tooLong || value.text.trim() !== "") first.push(value);
  }
  return first;
}

async function* joined(first: Line[], rest: AsyncGenerator<Line>): AsyncGenerator<Line> {
  yield* first;
  yield* rest;
}

const headerless = (mapping: Mapping | undefined) =>
  mapping !== undefined && Object.values(mapping.fields).some((column) => typeof column === "number");

function take({ line, text, cells, note, problem }: Row, columns: string[], desk: Desk): Found {
  const locator = `line ${line}`;
  if (problem !== undefined) return { type: "rejection", line, reason: problem };
  const entries: Entries = new Map();
  for (const [index, column] of columns.entries())
    if (!entries.has(column) && cells[index] !== undefined) entries.set(column, cells[index]);
  return desk.take(entries, { number: line, locator, record: text, ...(note ? { notes: [note] } : {}) });
}
