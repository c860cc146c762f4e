import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../catalogue/scan.ts";
import { writeAtomic } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";

/** What stands in the output folder and what it was made from: how a build knows what it need not do again. */
export type Ledger = {
  /** All that the site is a function of, but for the moment of the build. */
  state: string;
  /** The moment of the build (ISO 8601), and that after which the words for how long ago change by the day only. */
  now: string;
  settled: string;
  /** The same for every page: code, settings, menu, styles. */
  common: string;
  /** Ties the ledger to the output folder, whose mark names it too. */
  build: string;
  pages: Map<string, PageMark>;
  /** Files that are no pages: styles, scripts, the search index. */
  others: { files: number; bytes: number };
  summary: { articles: number; drafts: number };
  /** Shown again by every build until they are mended. */
  problems: Problem[];
};

/** `key`: of all that the page was made from; `parts`: of each input alone, for telling a person why. */
export type Mark = { key: string; parts: string };

export type PageMark = Mark & { size: number };

const VERSION = 1;

/** One ledger for each output folder that an archive is built into. */
export function ledgerFile(work: string, out: string): string {
  return `${builtFile(work, out)}.tsv`;
}

/** Where the search remembers what it has indexed for that folder. */
export function searchWork(work: string, out: string): string {
  return `${builtFile(work, out)}-search`;
}

/** Where it is remembered what the data files of that folder were made from. */
export function dataWork(work: string, out: string): string {
  return `${builtFile(work, out)}-data.json`;
}

function builtFile(work: string, out: string): string {
  return path.join(work, "built", shortHash(path.relative(path.dirname(work), out), 12));
}

/** Undefined where there is none, or none that can be believed. */
export function readLedger(file: string): Ledger | undefined {
  try {
    const [head = "", ...lines] = readFileSync(file, "utf8").split("\n");
    const { version, ...header } = JSON.parse(head) as Omit<Ledger, "pages"> & { version: number };
    if (version !== VERSION) return undefined;
    const pages = new Map<string, PageMark>();
    for (const line of lines) {
      const [address, key, parts, size] = line.split("\t");
      if (size !== undefined) pages.set(address!, { key: key!, parts: parts!, size: Number(size) });
    }
    return { ...header, pages };
  } catch {
    return undefined;
  }
}

export function writeLedger(file: string, { pages, ...header }: Ledger): void {
  const lines = [JSON.stringify({ version: VERSION, ...header })];
  for (const [address, { key, parts, size }] of pages) lines.push(`${address}\t${key}\t${parts}\t${size}`);
  writeAtomic(file, `${lines.join("\n")}\n`);
}

export function forget(file: string): void {
  rmSync(file, { force: true });
}
