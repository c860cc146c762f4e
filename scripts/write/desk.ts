import type { Numbered } from "../intake/events.ts";
import { grouped, type Report } from "../lib/report.ts";
import type { Input } from "../sources/inputs.ts";
import { type Accounts, createAccounts } from "./accounts.ts";
import { type Fate, type FileAccount, fates, type RecordAccount } from "./ledger.ts";
import type { Memory, Recalled } from "./memory.ts";
import type { Press } from "./press.ts";
import type { Shelf } from "./shelf.ts";

/** What is to be done with an input: nothing more, the rest of it, or all of it. */
export type Begun =
  | { state: "done"; accounts: FileAccount[] }
  | { state: "part"; accounts: FileAccount[]; after: number }
  | { state: "new" };

/** Where events become articles and accounts. */
export type Desk = {
  begin(input: Input, recalled: Recalled | undefined): Begun;
  /** An input of which nothing is read in this run. */
  pass(begun: Begun): void;
  take(input: Input, begun: Begun, event: Numbered): void;
  finish(): FileAccount[];
};

export type DeskOptions = { shelf: Shelf; press: Press; memory: Memory; report?: Report; inputs: number };

/** A large input is remembered in parts, so that a killed run has not much to do again; in milliseconds. */
const NOTE_EVERY = 5000;

type Open = {
  input: Input;
  accounts: Accounts;
  waiting: number;
  noted: { files: number; records: number; lines: number };
  at: number;
};

export function createDesk({ shelf, press, memory, report, inputs }: DeskOptions): Desk {
  const files: FileAccount[] = [];
  const counts = new Map<Fate, number>();
  let done = 0;
  let open: Open | undefined;
  const count = (record: RecordAccount) => void counts.set(record.fate, (counts.get(record.fate) ?? 0) + 1);
  const ended = (accounts: FileAccount[]) => {
    files.push(...accounts);
    done += 1;
  };
  const tell = () => report?.progress("import: file", done, inputs, () => countsSaid(counts));
  return {
    begin: (_input, recalled) => beginWith(shelf, recalled),
    pass(begun) {
      if (begun.state === "new") return;
      for (const { records } of begun.accounts) records.forEach(count);
      ended(begun.accounts);
      tell();
    },
    take(input, begun, { seq, event }) {
      if (open?.input !== input) {
        if (begun.state === "new") memory.begin(input);
        open = openInput(input, begun, press, count);
      }
      open.accounts.take(event);
      const waits = press.waiting > open.waiting;
      if (event.type === "over") {
        if (!waits && !hasLost(open.accounts.files))
          memory.note(input, sinceNoted(open), { looked: open.accounts.looked });
        ended(open.accounts.files);
        open = undefined;
      } else if (!waits && Date.now() - open.at > NOTE_EVERY) {
        memory.note(input, sinceNoted(open), { after: seq });
        open.at = Date.now();
      }
      tell();
    },
    finish() {
      press.finish();
      memory.close();
      return files;
    },
  };
}

function openInput(input: Input, begun: Begun, press: Press, count: (record: RecordAccount) => void): Open {
  const before = begun.state === "part" ? begun.accounts : [];
  const settle = (made: Parameters<Press["add"]>[0]) => {
    const account = press.add(made);
    count(account);
    return account;
  };
  const open: Open = {
    input,
    accounts: createAccounts(input.name, settle, before),
    waiting: press.waiting,
    noted: { files: 0, records: 0, lines: 0 },
    at: Date.now(),
  };
  if (before.length > 0) sinceNoted(open);
  return open;
}

/** What an earlier run made stands only if every article of it does, as it was written. */
function beginWith(shelf: Shelf, recalled: Recalled | undefined): Begun {
  if (!recalled) return { state: "new" };
  const records = recalled.accounts.flatMap((account) => account.records);
  const articles = records.flatMap(({ fate, id, path }) =>
    id !== undefined && path !== undefined && MADE.has(fate) ? [{ id, path }] : [],
  );
  if (records.some(({ fate }) => fate === "kept") || !shelf.retake(articles)) return { state: "new" };
  const accounts = recalled.accounts.map((account) => ({ ...account, records: account.records.map(again) }));
  return recalled.after === undefined
    ? { state: "done", accounts }
    : { state: "part", accounts, after: recalled.after };
}

const MADE = new Set<Fate>(["imported", "updated", "unchanged"]);

const again = (record: RecordAccount): RecordAccount =>
  MADE.has(record.fate) ? { ...record, fate: "unchanged" } : record;

/** Links that led nowhere may lead somewhere the next time. */
const hasLost = (files: FileAccount[]) =>
  files.some(({ records }) =>
    records.some(({ notes }) => notes?.some((note) => note.startsWith("links to files not"))),
  );

/** The accounts since the last time this was asked; the first goes on with the file where that ended. */
function sinceNoted(open: Open): FileAccount[] {
  const { noted, accounts } = open;
  const [first, ...rest] = accounts.files.slice(Math.max(0, noted.files - 1));
  if (!first) return [];
  const lines = (first.lines ?? []).slice(noted.lines);
  const { lines: _lines, ...head } = first;
  const part = { ...head, records: first.records.slice(noted.records), ...(lines.length > 0 ? { lines } : {}) };
  const last = accounts.files.at(-1)!;
  open.noted = { files: accounts.files.length, records: last.records.length, lines: last.lines?.length ?? 0 };
  return [part, ...rest];
}

function countsSaid(counts: Map<Fate, number>): string {
  return fates.flatMap((fate) => (counts.has(fate) ? [`${grouped(counts.get(fate)!)} ${fate}`] : [])).join(", ");
}
