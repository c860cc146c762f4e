import { parse } from "csv-parse/sync";

/** How a table is written. */
export type Dialect = { delimiter: string; quote: boolean; escapes: '"' | "\\" };

const DELIMITERS = [",", "\t", ";", "|"];
/** Excel's own first line, which names the delimiter. */
export const SEPARATOR_LINE = /^\ufeff?sep=(.)\s*$/i;

/** How a table is written, by its first lines: the delimiter is the one that cuts the header into the most columns. */
export function dialectOf(lines: string[]): Dialect {
  const stated = SEPARATOR_LINE.exec(lines[0] ?? "")?.[1];
  const rows = stated === undefined ? lines : lines.slice(1);
  const counts = DELIMITERS.map(
    (delimiter) => cellsOf(rows[0] ?? "", { delimiter, quote: true, escapes: '"' })?.length ?? 0,
  );
  const delimiter = stated ?? DELIMITERS[counts.indexOf(Math.max(...counts))]!;
  const start = rows.join("\n");
  const opens = delimiter === "\t" ? /(?:^|\t)"/m.test(start) : true;
  const slashes = /[^\\]\\"/.test(start) && !/[^",;\t|\n]""[^",;\t|\n]/.test(start);
  return { delimiter, quote: opens, escapes: slashes ? "\\" : '"' };
}

export type Strictness = "strict" | "relaxed" | "literal";

/** The rows of a piece of a table; undefined where it is not written as tables are. */
export function rowsIn(text: string, { delimiter, quote, escapes }: Dialect, how: Strictness): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      escape: escapes,
      quote: quote && how !== "literal" ? '"' : null,
      relax_quotes: how === "relaxed",
      relax_column_count: true,
      record_delimiter: ["\n"],
    });
  } catch {
    return undefined;
  }
}

export function cellsOf(text: string, dialect: Dialect, how: Strictness = "strict"): string[] | undefined {
  const rows = rowsIn(text, dialect, how);
  return rows?.length === 1 ? rows[0] : undefined;
}
