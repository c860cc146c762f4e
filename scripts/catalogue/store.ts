import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { writeAtomic } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";
import type { FileState, Row } from "./row.ts";

/**
 * What is remembered of content/articles between builds, in two files: `states` says how each file stood on the disk (small:
 * it is all that is read where nothing changed), `rows` what reading it gave. Safe to delete; a version that is not this
 * one, and anything that cannot be read, is as if it were not there.
 */
export type Remembered = { id: string; scanned: number; states: Map<string, FileState> };

const VERSION = 1;
const STATES = "states.tsv";
const ROWS = "rows.jsonl";

/** `id` names the content: equal ids, equal rows. `program` names the code that read it. */
type Header = { version: number; program: string; id: string; scanned: number };

/** JSON is parsed in pieces: one text of all rows would be too long for a string in a large archive. */
const ROWS_A_LINE = 500;

export function readStates(folder: string, program: string): Remembered | undefined {
  const lines = splitLines(bytesOf(path.join(folder, STATES)));
  const header = headerOf(lines.next().value, program);
  if (!header || !existsSync(path.join(folder, ROWS))) return undefined;
  const states = new Map<string, FileState>();
  for (const line of lines) {
    const [file, size, modified, changed] = line.split("\t");
    if (changed === undefined) continue;
    states.set(file!, { path: file!, size: Number(size), modified: Number(modified), changed: Number(changed) });
  }
  return { id: header.id, scanned: header.scanned, states };
}

export function readRows(folder: string, program: string, id: string): Row[] | undefined {
  const rows = eachRow(folder, program, id);
  return rows && [...rows];
}

/** How large the front matter of all articles is. */
export function rowBytes(folder: string): number {
  return statSync(path.join(folder, ROWS), { throwIfNoEntry: false })?.size ?? 0;
}

function eachRow(folder: string, program: string, id: string): Iterable<Row> | undefined {
  const bytes = bytesOf(path.join(folder, ROWS));
  const lines = splitLines(bytes);
  return headerOf(lines.next().value, program)?.id === id ? rowsIn(lines) : undefined;
}

function* rowsIn(lines: Iterable<string>): Generator<Row> {
  for (const line of lines) yield* JSON.parse(line) as Row[];
}

/** Rows first: states that name rows which were not written would hide a change. Gives their id. */
export function writeRows(folder: string, program: string, rows: Row[], scanned: number): string {
  const id = shortHash(rows.map(({ path: file, digest }) => `${file}\t${digest}\n`).join(""), 16);
  const header = JSON.stringify({ version: VERSION, program, id, scanned } satisfies Header);
  writeAtomic(path.join(folder, ROWS), rowLines(header, rows));
  writeStates(folder, header, rows);
  return id;
}

function* rowLines(header: string, rows: Row[]): Generator<string> {
  yield `${header}\n`;
  for (let at = 0; at < rows.length; at += ROWS_A_LINE) yield `${JSON.stringify(rows.slice(at, at + ROWS_A_LINE))}\n`;
}

function writeStates(folder: string, header: string, rows: FileState[]): void {
  const lines = rows.map(
    ({ path: file, size, modified, changed }) => `${file.replace(/[\t\n]/g, "\0")}\t${size}\t${modified}\t${changed}`,
  );
  writeAtomic(path.join(folder, STATES), `${[header, ...lines].join("\n")}\n`);
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** The lines of a file that may be longer than a string can be. */
export function* splitLines(bytes: Buffer): Generator<string, undefined> {
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    yield bytes.toString("utf8", start, end);
    start = end + 1;
  }
}

function headerOf(line: string | undefined, program: string): Header | undefined {
  try {
    const header = JSON.parse(line ?? "") as Header;
    return header.version === VERSION && header.program === program ? header : undefined;
  } catch {
    return undefined;
  }
}
