import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { writeAtomic } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";
import { programPrint } from "./program.ts";
import { type Input, sidecarOf } from "../sources/inputs.ts";
import type { FileAccount } from "./ledger.ts";

/** What an earlier run has made of an input, as long as neither the input nor the program has changed since. */
export type Recalled = {
  accounts: FileAccount[];
  /** The number of the last event that was dealt with; absent where the whole input was. */
  after?: number;
};

/**
 * What is remembered of inputs from run to run, in `.backfile/import-memory.jsonl`: a line for each input, or for each
 * part of a large one. Lines are added as the work goes on, so that a killed run can be taken up again.
 */
export type Memory = {
  recall(input: Input): Recalled | undefined;
  /** Forgets what was remembered of an input, or begins to remember it. */
  begin(input: Input): void;
  /** `accounts` are those since the last time; the first goes on with the last one's file if it is the same. */
  note(input: Input, accounts: FileAccount[], progress: { after: number } | { looked: Iterable<string> }): void;
  /** Writes the file anew, with one line for each input. */
  close(): void;
};

type Line = {
  name: string;
  print: string;
  accounts: FileAccount[];
  after?: number;
  looked?: { [place: string]: string };
};

/** Remembers nothing: for runs that must not leave a trace. */
export const noMemory: Memory = { recall: () => undefined, begin: () => {}, note: () => {}, close: () => {} };

/** `depends` is what the outcome depends on beside the inputs and the program. */
export function openMemory(work: string, depends: unknown): Memory {
  const file = path.join(work, "import-memory.jsonl");
  const key = shortHash(programPrint() + JSON.stringify(depends), 16);
  const { lines, whole } = readLines(file, key);
  const known = new Map<string, Line>();
  for (const line of lines) known.set(line.name, joined(known.get(line.name), line));
  const prints = new Map<string, string>();
  const printOf = (input: Input) => {
    const print = prints.get(input.path) ?? inputPrint(input);
    prints.set(input.path, print);
    return print;
  };
  if (!whole) {
    mkdirSync(path.dirname(file), { recursive: true });
    rmSync(file, { force: true });
    appendFileSync(file, `${JSON.stringify({ key })}\n`);
  }
  return {
    recall(input) {
      const line = known.get(input.path);
      if (!line || line.print !== printOf(input)) return undefined;
      const moved = Object.entries(line.looked ?? {}).some(([place, print]) => placePrint(place) !== print);
      return moved
        ? undefined
        : { accounts: line.accounts, ...(line.after === undefined ? {} : { after: line.after }) };
    },
    begin(input) {
      // A line of another state, so that the parts of this run are not joined to those of an earlier one.
      if (known.delete(input.path))
        appendFileSync(file, `${JSON.stringify({ name: input.path, print: "", accounts: [] })}\n`);
    },
    note(input, accounts, progress) {
      const line: Line = {
        name: input.path,
        print: printOf(input),
        accounts,
        ...("after" in progress ? { after: progress.after } : { looked: looksOf(progress.looked) }),
      };
      known.set(input.path, joined(known.get(input.path), line));
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    },
    close() {
      const text = function* () {
        yield `${JSON.stringify({ key })}\n`;
        for (const line of known.values()) yield `${JSON.stringify(line)}\n`;
      };
      writeAtomic(file, text());
    },
  };
}

/** Lines of the same key; the last one may be torn by a kill. `whole` says that lines can be added to the file. */
function readLines(file: string, key: string): { lines: Line[]; whole: boolean } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { lines: [], whole: false };
  }
  const [head, ...rest] = text.split("\n").flatMap((line) => parsed(line) ?? []);
  const lines = head && (head as { key?: unknown }).key === key ? (rest as Line[]) : [];
  return { lines, whole: lines.length > 0 && text.endsWith("\n") };
}

function parsed(line: string): object | undefined {
  try {
    return line === "" ? undefined : (JSON.parse(line) as object);
  } catch {
    return undefined;
  }
}

/** A part goes on where the last part of the same state of the input ended; anything else stands for itself. */
function joined(before: Line | undefined, line: Line): Line {
  if (before?.after === undefined || before.print !== line.print) return line;
  const accounts = [...before.accounts];
  const [first, ...rest] = line.accounts;
  const last = accounts.at(-1);
  if (first && last?.file === first.file) {
    const lines = [...(last.lines ?? []), ...(first.lines ?? [])];
    accounts[accounts.length - 1] = {
      ...last,
      ...first,
      records: [...last.records, ...first.records],
      ...(lines.length > 0 ? { lines } : {}),
    };
    accounts.push(...rest);
  } else accounts.push(...line.accounts);
  return { ...line, accounts };
}

/** A file's size and times, and what its sidecar says. */
function inputPrint(input: Input): string {
  const sidecar = sidecarOf(input.path);
  return shortHash([input.name, input.kind, placePrint(input.path), sidecar ? placePrint(sidecar) : ""].join("\n"), 16);
}

function placePrint(place: string): string {
  try {
    const { size, mtimeMs, ctimeMs } = statSync(place);
    return `${size} ${mtimeMs} ${ctimeMs}`;
  } catch {
    return "";
  }
}

/** So many places are remembered of one input; where more were looked at, their folders stand for them. */
const MOST_LOOKS = 50;

function looksOf(places: Iterable<string>): { [place: string]: string } {
  const all = [...places];
  const few = all.length <= MOST_LOOKS ? all : [...new Set(all.map((place) => path.dirname(place)))];
  return Object.fromEntries(few.map((place) => [place, placePrint(place)]));
}
