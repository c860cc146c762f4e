import { isDated, type Entry } from "../catalogue/entry.ts";
import { shortHash } from "../lib/hash.ts";
import type { Context } from "../site/context.ts";
import { type Format, formats, heads, lineOf } from "./lines.ts";
import type { Memory, Span } from "./memory.ts";
import { inputsOf, recordOf } from "./record.ts";

/** Larger files are cut: GitHub warns of files of 50 MB in a repository. In bytes. */
export const LARGEST = 50_000_000;

/** Articles that stand in files of one name, a file in each format. */
export type Part = {
  /** "articles", "articles-1987", "articles-1987-2" or "articles-undated". */
  name: string;
  /** Equal keys, equal bytes. */
  key: string;
  entries: Entry[];
  /** In each format. */
  bytes: { [Each in Format]: number };
};

/** The files to be, and what is to be remembered of them. */
export type DataPlan = { parts: Part[]; memory: Memory };

type Options = {
  /** What was remembered of an earlier build. */
  memory: Memory;
  /** Names the code and the settings that lines are made by. */
  common: string;
  largest?: number;
};

/**
 * One file of all articles, from the oldest on; where it would be larger than `largest`, a file a year, so that one more
 * article changes the file of its year only. A year that is still larger is cut in order.
 */
export function planData(context: Context, { memory, common, largest = LARGEST }: Options): DataPlan {
  const next: Memory = { years: {}, written: memory.written };
  const years = [...yearsOf(context)].map(({ year, entries }) => {
    const key = shortHash(common + entries.map((entry) => inputsOf(entry, context)).join("\n"), 20);
    const known = memory.years[year];
    const spans = known?.key === key ? known.spans : spansOf(context, entries, largest);
    next.years[year] = { key, spans };
    return { year, entries, key, spans };
  });
  const whole = { count: 0, jsonl: heads.jsonl.length, csv: heads.csv.length };
  for (const { spans } of years)
    for (const { count, jsonl, csv } of spans) {
      whole.count += count;
      whole.jsonl += jsonl - heads.jsonl.length;
      whole.csv += csv - heads.csv.length;
    }
  if (Math.max(whole.jsonl, whole.csv) > largest) return { parts: years.flatMap(partsOf), memory: next };
  const key = shortHash(years.map((year) => year.key).join(), 20);
  const entries = years.flatMap((year) => year.entries);
  return { parts: [{ name: "articles", key, entries, bytes: bytesOf(whole) }], memory: next };
}

type Year = { year: string; entries: Entry[] };

/** Published articles by year, the oldest first, those of no known year last. */
function* yearsOf({ entries, lists }: Context): Generator<Year> {
  const years = [...lists.years].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [year, dated] of years) yield { year, entries: dated.toReversed() };
  const undated = entries.filter((entry) => entry.article.status === "published" && !isDated(entry));
  if (undated.length > 0 || years.length === 0) yield { year: "undated", entries: undated };
}

/** How the lines of a year are cut, and the bytes of each cut with its head. */
function spansOf(context: Context, entries: Entry[], largest: number): Span[] {
  const begin = (): Span => ({ count: 0, jsonl: heads.jsonl.length, csv: heads.csv.length });
  const spans = [begin()];
  for (const entry of entries) {
    const record = recordOf(entry, context);
    const [jsonl, csv] = formats.map((format) => Buffer.byteLength(lineOf[format](record))) as [number, number];
    let span = spans.at(-1)!;
    if (span.count > 0 && (span.jsonl + jsonl > largest || span.csv + csv > largest)) {
      span = begin();
      spans.push(span);
    }
    span.count += 1;
    span.jsonl += jsonl;
    span.csv += csv;
  }
  return spans;
}

function partsOf({ year, entries, key, spans }: Year & { key: string; spans: Span[] }): Part[] {
  let from = 0;
  return spans.map((span, at) => {
    const some = entries.slice(from, from + span.count);
    from += span.count;
    const cut = at === 0 ? "" : `-${at + 1}`;
    return { name: `articles-${year}${cut}`, key: `${key} ${at}`, entries: some, bytes: bytesOf(span) };
  });
}

function bytesOf({ jsonl, csv }: Span): Part["bytes"] {
  return { jsonl, csv };
}
