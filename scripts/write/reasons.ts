import advice from "./words/advice.json" with { type: "json" };
import type { FileAccount, RecordAccount } from "./ledger.ts";

/**
 * Why records did not become articles, or did so with a loss: how often, where first, and what a person can do. `calls`
 * says that something may have been lost; the others are no articles and do not pretend to be.
 */
export type Reason = {
  fate: string;
  reason: string;
  count: number;
  example: string;
  calls: boolean;
  advice?: string;
};

const UNKNOWN = "line that no rule of the profile knows";

const TOLD = new Set<RecordAccount["fate"]>(["rejected", "kept", "skipped"]);

/** The reasons given, the most frequent first. Those that differ in a name or a number only are one. */
export function reasonsOf(files: FileAccount[]): Reason[] {
  const reasons = new Map<string, Reason>();
  const count = (fate: string, reason: string, times: number, example: string) => {
    const key = `${fate}: ${generalOf(reason)}`;
    const known = reasons.get(key);
    if (!known)
      reasons.set(key, {
        fate,
        reason,
        count: times,
        example,
        calls: fate !== "skipped",
        ...adviceFor(fate, reason),
      });
    else {
      known.count += times;
      if (known.reason !== reason) known.reason = withoutNames(reason);
    }
  };
  for (const { file, records, lines = [] } of files) {
    for (const { as, from, to } of lines)
      if (as === "unknown") count("unknown", UNKNOWN, to - from + 1, `${file}:${from}`);
    for (const record of records) {
      if (record.reason !== undefined && TOLD.has(record.fate))
        count(record.fate, record.reason, record.count ?? 1, whereIs(file, record));
    }
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

export function whereIs(file: string, { line, locator }: RecordAccount): string {
  if (line !== undefined) return `${file}:${line}`;
  return locator === undefined ? file : `${file} (${locator})`;
}

const withoutNames = (reason: string) => reason.replace(/"[^"]*"/g, "…");

/** A reason without what is only this record's: words in quotation marks, numbers. */
const generalOf = (reason: string) => withoutNames(reason).replace(/\d+/g, "0");

function adviceFor(fate: string, reason: string): { advice?: string } {
  const found = advice.find(({ of = "rejected", pattern }) => of === fate && new RegExp(pattern, "i").test(reason));
  return found ? { advice: found.advice } : {};
}
