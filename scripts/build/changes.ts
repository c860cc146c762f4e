import type { Entry } from "../catalogue/entry.ts";
import { shortHash } from "../lib/hash.ts";
import type { Page } from "../site/page.ts";
import { clockFor } from "../site/stamps.ts";
import { markOf } from "./keys.ts";
import type { Ledger, Mark } from "./ledger.ts";
import type { Survey } from "./prepare.ts";

/** All that a site is a function of, but for the moment of the build. */
export function stateOf(
  { program, settings, topicRules, prose, storylines, media, corrections, gathered }: Survey,
  asked: { search: boolean; part?: string },
): string {
  const made = [program, settings, topicRules, prose, storylines, [...media], corrections, gathered.id, asked];
  return shortHash(JSON.stringify(made), 16);
}

/** Would this build make the very site that the ledger tells of? */
export function isSame(ledger: Ledger, state: string, { settings }: Survey, now: Date): boolean {
  if (ledger.state !== state) return false;
  const then = new Date(ledger.now);
  if (then.getTime() === now.getTime()) return true;
  // Before that, time-ago words change from minute to minute; after it, at midnight in the newsroom.
  const settled = new Date(ledger.settled);
  if (then < settled || now < settled) return false;
  const day = (moment: Date) => clockFor(settings.language, settings.timezone, moment).now.toISODate();
  return day(then) === day(now);
}

const DAY = 24 * 60 * 60 * 1000;

/** When the youngest moment that a page shows to the minute will be a day old: a time-ago has no hours from then on. */
export function settledAt(entries: Entry[]): string {
  let youngest = 0;
  for (const { article } of entries) {
    const { date, updated, embargo, provenance, corrections, listed } = article;
    const dates = [date, updated, provenance?.capturedAt, embargo];
    for (const { date: other } of corrections) dates.push(other);
    for (const { date: other } of listed) dates.push(other);
    for (const one of dates)
      if (one !== undefined && one.length > 10) youngest = Math.max(youngest, Date.parse(one) || 0);
  }
  return new Date(Math.min(youngest + DAY, 8.64e15)).toISOString();
}

export type Changes = {
  /** Pages to be made, in the plan's order. */
  dirty: Page[];
  /** The mark of every page of the plan. */
  marks: Map<string, Mark>;
  /** The marks are not known yet: those who make the pages make them too. */
  unmarked?: boolean;
};

const UNMARKED: Mark = { key: "", parts: "" };

/** Where nothing that stands there can be used. */
export function allOf(pages: Page[]): Changes {
  return { dirty: pages, marks: new Map(pages.map(({ address }) => [address, UNMARKED])), unmarked: true };
}

/** What stands in the output folder: the files with their sizes, and what the last build knew of them. */
export type Standing = { files: Map<string, number>; ledger?: Ledger };

/** Which of our pages the output lacks, or has as they were. */
export function changesOf(
  pages: Page[],
  common: string,
  { files, ledger }: Standing,
  ours: (address: string) => boolean,
): Changes {
  const changes: Changes = { dirty: [], marks: new Map() };
  for (const page of pages) {
    const mark = markOf(page, common);
    const known = ledger?.pages.get(page.address);
    changes.marks.set(page.address, mark);
    const stands = known?.key === mark.key && files.get(page.address) === known.size;
    if (!stands && ours(page.address)) changes.dirty.push(page);
  }
  return changes;
}

/** Names a finished site: equal names, equal pages. */
export function buildName(marks: Changes["marks"], search: boolean): string {
  let keys = `${search}`;
  for (const { key } of marks.values()) keys += key;
  return shortHash(keys, 16);
}
