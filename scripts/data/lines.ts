import type { RelatedArticle, Value } from "./field.ts";
import { type DataRecord, fields } from "./record.ts";

/** The two forms in which records are written: JSON Lines, and CSV as RFC 4180 has it. */
export const formats = ["jsonl", "csv"] as const;
export type Format = (typeof formats)[number];

/** What stands between the texts of a list in one cell; one within a text is written "\|", and "\" as "\\". */
export const SEPARATOR = "|";

const LINE_END = "\r\n";

/** What a file begins with. */
export const heads: { [Each in Format]: string } = { jsonl: "", csv: [...fields.keys()].join(",") + LINE_END };

export const lineOf: { [Each in Format]: (record: DataRecord) => string } = { jsonl: jsonLine, csv: csvLine };

/** Half of a character that is written with two: no file in UTF-8 can hold it, and readers of JSON refuse it. */
const HALF = /\\ud[89a-f]/;

function jsonLine(record: DataRecord): string {
  const line = JSON.stringify(record);
  return `${HALF.test(line) ? JSON.stringify(record, whole) : line}\n`;
}

function whole(_: string, value: unknown): unknown {
  return typeof value === "string" ? wellFormed(value) : value;
}

/** With the sign for what cannot be shown in place of half characters: what Node writes for them into a file. */
const wellFormed = (text: string) => Buffer.from(text).toString();

function csvLine(record: DataRecord): string {
  return Array.from(fields.keys(), (name) => quoted(cellOf(record[name]!))).join(",") + LINE_END;
}

/**
 * What spreadsheets take for a formula. An apostrophe in front keeps it text; so that nothing is lost, text that has
 * apostrophes before such a sign gets one more.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A value as one cell, before it is quoted. */
export function cellOf(value: Value): string {
  if (value === null) return "";
  const text = typeof value === "object" ? value.map(itemOf).join(SEPARATOR) : String(value);
  return FORMULA.test(text) ? `'${text}` : text;
}

function itemOf(item: string | RelatedArticle): string {
  return typeof item === "string" ? item.replace(/[\\|]/g, "\\$&") : item.id;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
