import { grouped } from "../lib/report.ts";
import { type FileAccount, type Totals, totalsOf } from "./ledger.ts";
import { type Reason, reasonsOf } from "./reasons.ts";

/** The columns of the report, and which count of the totals each shows. */
const columns = [
  ["files", "files"],
  ["records", "records"],
  ["articles", "articles"],
  ["imported", "new"],
  ["updated", "updated"],
  ["unchanged", "unchanged"],
  ["kept", "edited by hand"],
  ["version", "versions"],
  ["duplicate", "duplicates"],
  ["rejected", "rejected"],
  ["skipped", "no article"],
  ["unknownLines", "unknown lines"],
] as const satisfies readonly (readonly [keyof Totals, string])[];

const MOST_REASONS = 10;

export type Row = { format: string; totals: Totals };

/** A row for each format, and one for all of them where they are several. */
export function rowsOf(files: FileAccount[]): Row[] {
  const groups = new Map<string, FileAccount[]>();
  for (const file of files) {
    const format = file.format ?? "no format";
    const group = groups.get(format);
    if (group) group.push(file);
    else groups.set(format, [file]);
  }
  const rows = [...groups.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([format, group]) => ({ format, totals: totalsOf(group) }));
  return rows.length > 1 ? [...rows, { format: "all", totals: totalsOf(files) }] : rows;
}

/** The columns in which there is something, and those that must be there. */
export function shownColumns(rows: Row[]): (typeof columns)[number][] {
  const always = new Set<keyof Totals>(["files", "records", "articles", "rejected"]);
  return columns.filter(([key]) => always.has(key) || rows.some(({ totals }) => totals[key] > 0));
}

/** The report for a terminal: the table without its empty columns, and the most frequent reasons. */
export function tableOf(files: FileAccount[]): string[] {
  const rows = rowsOf(files);
  const shown = shownColumns(rows);
  const cells = rows.map(({ format, totals }) => [
    format,
    ...shown.map(([key]) => (totals[key] === 0 ? "-" : grouped(totals[key]))),
  ]);
  const table = [...headerOf(shown.map(([, title]) => title)), ...cells];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  ");
  return [...table.map(line), ...reasonLines(reasonsOf(files))];
}

/** Titles of two words stand on two lines, so that a table of many columns is not too wide. */
function headerOf(titles: string[]): string[][] {
  const parts = ["format", ...titles].map((title) => /^(?:(\w+) )?(.+)$/.exec(title)!);
  const above = parts.map(([, first = ""]) => first);
  const below = parts.map(([, , rest]) => rest!);
  return above.some(Boolean) ? [above, below] : [below];
}

function reasonLines(reasons: Reason[]): string[] {
  const shown = reasons.slice(0, MOST_REASONS);
  const width = Math.max(0, ...shown.map(({ count }) => grouped(count).length));
  const part = (title: string, some: Reason[]) =>
    some.length === 0 ? [] : ["", title, ...some.flatMap((reason) => linesOf(reason, width))];
  const rest = reasons.length - shown.length;
  return [
    ...part(
      "Look at these, the most frequent first:",
      shown.filter(({ calls }) => calls),
    ),
    ...part(
      "Left out as no articles; nothing to do, unless you miss something:",
      shown.filter(({ calls }) => !calls),
    ),
    ...(rest > 0 ? [`and ${grouped(rest)} more ${rest === 1 ? "reason" : "reasons"}, in the report`] : []),
  ];
}

/** A reason, where it was met first, and what to do, in lines that a terminal holds. */
function linesOf({ fate, reason, count, example, calls, advice }: Reason, width: number): string[] {
  const indent = " ".repeat(width + 4);
  return [
    ...folded(calls ? `${fate}: ${reason}` : reason, `  ${grouped(count).padStart(width)}  `, indent),
    ...folded(`${count === 1 ? "in" : "first in"} ${example}`, indent),
    ...(advice ? folded(`-> ${advice}`, indent) : []),
  ];
}

const COLUMNS = 96;

/** Words in lines of at most so many columns; a name without spaces stays whole. */
function folded(words: string, first: string, indent = first): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of words.split(" ")) {
    const isNew = line === first || line === indent;
    if (!isNew && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = indent + word;
    } else line += isNew ? word : ` ${word}`;
  }
  return [...lines, line];
}
