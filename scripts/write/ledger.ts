import type { LineAccount } from "../sources/source.ts";

export const fates = ["imported", "updated", "unchanged", "kept", "duplicate", "rejected", "skipped"] as const;
export type Fate = (typeof fates)[number];

/** What became of one record of a file, or of a whole file that holds none. */
export type RecordAccount = {
  fate: Fate;
  identity?: string;
  locator?: string;
  line?: number;
  id?: string;
  /** Below content/articles: of the article, or of the one it is a copy of. */
  path?: string;
  /** The new version beside a file that a person edited. */
  beside?: string;
  status?: "draft";
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
    duplicate: 0,
    rejected: 0,
    skipped: 0,
  };
  for (const file of files) {
    for (const record of file.records) {
      totals[record.fate] += 1;
      if (record.fate !== "skipped") totals.records += 1;
      if (record.path !== undefined && record.fate !== "duplicate") totals.articles += 1;
    }
    for (const line of file.lines ?? []) if (line.as === "unknown") totals.unknownLines += line.to - line.from + 1;
  }
  return totals;
}

const UNKNOWN = "line that no rule of the profile knows";

/** The reasons given, the most frequent first, each with an example of where. */
export function reasonsOf(files: FileAccount[]): { reason: string; count: number; example: string }[] {
  const reasons = new Map<string, { reason: string; count: number; example: string }>();
  for (const { file, records, lines = [] } of files) {
    for (const { as, from, to } of lines) {
      if (as !== "unknown") continue;
      const known = reasons.get(UNKNOWN) ?? { reason: UNKNOWN, count: 0, example: `${file}:${from}` };
      known.count += to - from + 1;
      reasons.set(UNKNOWN, known);
    }
    for (const { fate, reason, line, locator } of records) {
      if (reason === undefined || (fate !== "rejected" && fate !== "kept" && fate !== "skipped")) continue;
      const key = `${fate}: ${reason}`;
      const where = line === undefined ? file : `${file}:${line}`;
      const known = reasons.get(key) ?? {
        reason: key,
        count: 0,
        example: locator && line === undefined ? `${file} (${locator})` : where,
      };
      known.count += 1;
      reasons.set(key, known);
    }
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
