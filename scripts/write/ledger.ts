import type { LineAccount } from "../sources/source.ts";

export const fates = [
  "imported",
  "updated",
  "unchanged",
  "kept",
  "version",
  "duplicate",
  "rejected",
  "skipped",
] as const;
export type Fate = (typeof fates)[number];

/** What became of one record of a file, or of a whole file that holds none. */
export type RecordAccount = {
  fate: Fate;
  identity?: string;
  locator?: string;
  line?: number;
  /** How many records it stands for, where more than one are told of at once. */
  count?: number;
  id?: string;
  /** Below content/articles: of the article, or of the one it is a copy or a version of. */
  path?: string;
  /** The new version beside a file that a person edited. */
  beside?: string;
  status?: "draft" | "withdrawn";
  reason?: string;
  notes?: string[];
};

export type FileAccount = {
  file: string;
  format?: string;
  sidecar?: string;
  notes?: string[];
  records: RecordAccount[];
  lines?: Omit<LineAccount, "type">[];
};

export type Totals = { files: number; records: number; articles: number; unknownLines: number } & {
  [Name in Fate]: number;
};

/** Counts what happened; a file that holds no record counts as one fate and as no record. */
export function totalsOf(files: FileAccount[]): Totals {
  const totals: Totals = {
    files: files.length,
    records: 0,
    articles: 0,
    unknownLines: 0,
    imported: 0,
    updated: 0,
    unchanged: 0,
    kept: 0,
    version: 0,
    duplicate: 0,
    rejected: 0,
    skipped: 0,
  };
  for (const file of files) {
    for (const record of file.records) {
      totals[record.fate] += record.count ?? 1;
      if (record.fate !== "skipped") totals.records += 1;
      if (record.path !== undefined && record.fate !== "duplicate" && record.fate !== "version") totals.articles += 1;
    }
    for (const line of file.lines ?? []) if (line.as === "unknown") totals.unknownLines += line.to - line.from + 1;
  }
  return totals;
}
