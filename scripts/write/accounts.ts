import type { IntakeEvent, MadeArticle } from "../intake/events.ts";
import type { FileAccount, RecordAccount } from "./ledger.ts";

/** The accounts of one input's files, filled as its events come in. */
export type Accounts = {
  files: FileAccount[];
  /** Where on the disk something was looked for beside the files. */
  looked: Set<string>;
  take(event: IntakeEvent): void;
};

/** `settle` says what becomes of an article; `name` is the input's, for trouble before any of its files has begun. */
export function createAccounts(
  name: string,
  settle: (made: MadeArticle) => RecordAccount,
  files: FileAccount[] = [],
): Accounts {
  const looked = new Set<string>();
  const current = (): FileAccount => {
    const last = files.at(-1);
    if (last) return last;
    files.push({ file: name, records: [] });
    return files[0]!;
  };
  return {
    files,
    looked,
    take(event) {
      if (event.type === "file") {
        const { type: _type, ...file } = event;
        files.push({ ...file, records: [] });
      } else if (event.type === "end") {
        if (event.notes.length > 0) current().notes = event.notes;
        for (const place of event.looked) looked.add(place);
      } else if (event.type === "lines") {
        const { type: _type, ...line } = event;
        const account = current();
        account.lines ??= [];
        account.lines.push(line);
      } else if (event.type === "article") current().records.push(settle(event));
      else if (event.type !== "over") current().records.push(refusalOf(event));
    },
  };
}

function refusalOf(event: Extract<IntakeEvent, { type: "rejection" | "skipped" }>): RecordAccount {
  return {
    fate: event.type === "skipped" ? "skipped" : "rejected",
    ...(event.identity !== undefined ? { identity: event.identity } : {}),
    ...(event.locator ? { locator: event.locator } : {}),
    ...("line" in event && event.line !== undefined ? { line: event.line } : {}),
    ...("count" in event && event.count !== undefined ? { count: event.count } : {}),
    reason: event.reason,
  };
}
