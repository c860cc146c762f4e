import { detailsOf, memoryOf } from "../measure/rows.ts";
import { exponent, nLogN, ratio } from "../measure/statistics.ts";
import type { Lookup } from "./lookup.ts";
import { bytes, seconds, times } from "./words.ts";

/** What Backfile sets itself. A target whose measures are not there is not judged. */
export type Target = {
  text: string;
  /** What was found, and whether it is enough; undefined where it was not measured, or does not hold for that size. */
  judge(lookup: Lookup, size: number): Judgement | undefined;
};

export type Judgement = { found: string; met: boolean };

const LARGE = 100_000;
const MIDDLING = 10_000;
const SMALL = 1000;

export const targets: Target[] = [
  at(MIDDLING, "full build without search: at most Hugo without related lists", (rows, size) =>
    share(rows, size, "build-pages", "hugo", 1),
  ),
  at(LARGE, "full build without search: at most 0.8 of Hugo without related lists", (rows, size) =>
    share(rows, size, "build-pages", "hugo", 0.8),
  ),
  at(LARGE, "the same: its largest process at most 1 GB", (rows, size) => memory(rows, size, "build-pages", 1e9)),
  at(LARGE, "50 new articles, with search: at most a 25th of the full build", (rows, size) =>
    share(rows, size, "add-50", "build", 1 / 25),
  ),
  at(LARGE, "50 new articles, with search: at most 10 s", (rows, size) => time(rows, size, "add-50", 10)),
  at(LARGE, "nothing changed: at most 3 s", (rows, size) => time(rows, size, "nothing", 3)),
  at(LARGE, "related lists alone: at most a quarter of the full build without search", (rows, size) =>
    share(rows, size, "relate", "build-pages", 0.25),
  ),
  at(LARGE, "related lists alone: no steeper from 10,000 articles than n log n, 12.5 times", (rows, size) =>
    steepness(rows, "relate", MIDDLING, size),
  ),
  at(LARGE, "related lists alone, 50 new articles: at most 2 s", (rows, size) => time(rows, size, "relate-add-50", 2)),
  at(LARGE, "related lists alone: no process above 1.5 GB", (rows, size) => memory(rows, size, "relate", 1.5e9)),
  at(LARGE, "search for a rare word, cold: at most 400 KB", (rows, size) => searched(rows, size, "bytes", 400_000)),
  at(LARGE, "search for a rare word, cold: at most 25 requests", (rows, size) => searched(rows, size, "requests", 25)),
  at(LARGE, "search for a rare word, cold: at most twice the bytes at 1,000 articles", (rows, size) =>
    growth(rareOf(rows, size, "bytes"), rareOf(rows, SMALL, "bytes"), 2),
  ),
  {
    text: "search indexing: no process above 2 GB",
    judge: (rows, size) => memory(rows, size, "index", 2e9),
  },
];

function at(size: number, text: string, judge: Target["judge"]): Target {
  return { text, judge: (rows, measured) => (measured === size ? judge(rows, measured) : undefined) };
}

function share(rows: Lookup, size: number, of: string, base: string, most: number): Judgement | undefined {
  return growth(rows.seconds(of, size), rows.seconds(base, size), most);
}

function growth(of: number | undefined, base: number | undefined, most: number): Judgement | undefined {
  const found = ratio(of, base);
  return found === undefined ? undefined : { found: times(found), met: found <= most };
}

/** How many times a size's time is that of a smaller one, and the power of the size that this is. */
function steepness(rows: Lookup, id: string, from: number, to: number): Judgement | undefined {
  const found = ratio(rows.seconds(id, to), rows.seconds(id, from));
  if (found === undefined) return undefined;
  return { found: `${times(found)}, as n^${exponent(found, from, to).toFixed(2)}`, met: found <= nLogN(from, to) };
}

function time(rows: Lookup, size: number, id: string, most: number): Judgement | undefined {
  const found = rows.seconds(id, size);
  return found === undefined ? undefined : { found: seconds(found), met: found <= most };
}

function memory(rows: Lookup, size: number, id: string, most: number): Judgement | undefined {
  const row = rows.row(id, size);
  const found = row && memoryOf(row);
  return found && { found: bytes(found.largest), met: found.largest <= most };
}

/** The first of the queries is for a rare word (bench/archive/queries.ts). */
function rareOf(rows: Lookup, size: number, what: "bytes" | "requests"): number | undefined {
  const row = rows.row("search-1", size);
  return row && row.samples.length > 0 ? detailsOf(row)[what] : undefined;
}

function searched(rows: Lookup, size: number, what: "bytes" | "requests", most: number): Judgement | undefined {
  const found = rareOf(rows, size, what);
  if (found === undefined) return undefined;
  return { found: what === "bytes" ? bytes(found) : String(found), met: found <= most };
}
