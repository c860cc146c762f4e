import { grouped } from "../lib/report.ts";
import { type FileAccount, reasonsOf, totalsOf } from "./ledger.ts";

const COLUMNS = [
  ["files", "files"],
  ["records", "records"],
  ["imported", "imported"],
  ["updated", "updated"],
  ["unchanged", "unchanged"],
  ["kept", "kept"],
  ["duplicate", "duplicate"],
  ["rejected", "rejected"],
  ["skipped", "skipped"],
  ["unknownLines", "unknown lines"],
] as const;

const MOST_REASONS = 8;

/** The report for a terminal: a row for each format, the sum, and the most frequent reasons. */
export function tableOf(files: FileAccount[]): string[] {
  const formats = [...new Set(files.map((file) => file.format ?? "no format"))].sort();
  const rows = formats.map((format) =>
    row(
      format,
      files.filter((file) => (file.format ?? "no format") === format),
    ),
  );
  if (rows.length > 1) rows.push(row("all", files));
  const header = ["format", ...COLUMNS.map(([, title]) => title)];
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((cells) => cells[column]!.length)));
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  ");
  return [line(header), ...rows.map(line), ...reasonLines(files)];
}

function row(name: string, files: FileAccount[]): string[] {
  const totals = totalsOf(files);
  return [name, ...COLUMNS.map(([key]) => (totals[key] === 0 ? "-" : grouped(totals[key])))];
}

function reasonLines(files: FileAccount[]): string[] {
  const reasons = reasonsOf(files);
  const shown = reasons.slice(0, MOST_REASONS).map(({ reason, count, example }) => {
    const where = count === 1 ? example : `${grouped(count)} times, first ${example}`;
    return `  ${reason}  [${where}]`;
  });
  const rest = reasons.length - shown.length;
  return [
    ...(shown.length > 0 ? ["", ...shown] : []),
    ...(rest > 0 ? [`  and ${grouped(rest)} more reasons, in the report`] : []),
  ];
}
