import { shortHash } from "../../lib/hash.ts";
import { byDate, type Key, keyOf } from "../order.ts";

/**
 * How a large archive is cut into shards, the pieces that are indexed one by one.
 *
 * The cut is a function of the articles' dates and addresses alone: a fixed tree of time (decade, year, half-year, month,
 * day, then the letters of what orders articles within a day), of which a node is a shard when it is small enough.
 * Neighbouring shards of one parent are joined from the oldest on while they fit. What is small enough depends on how many
 * articles are newer: what arrives today touches one shard of a few hundred, old years lie in shards of thousands. The
 * limit doubles in steps, so that it seldom changes for any one node.
 */

export type SearchArticle = {
  address: string;
  /** As it is known: YYYY, YYYY-MM, YYYY-MM-DD, or to the minute. */
  date?: string;
  /** Of all that the article's record is made from. */
  digest: string;
};

export type Limits = {
  /** Archives of at most so many articles have one index, as Pagefind makes it. */
  single: number;
  /** The most articles of the newest shard. */
  smallest: number;
  /** The most articles of a shard that has many newer ones. */
  largest: number;
};

export const LIMITS: Limits = { single: 5000, smallest: 500, largest: 16000 };

export type ShardPlan = {
  /** Names the shard by all that it is made from. */
  key: string;
  /** Its articles, in order of date. */
  addresses: string[];
  /** It has so many newer ones that articles to come will seldom change it. */
  settled: boolean;
};

/** A stretch of the articles in order of date: from `from` to before `to`. */
type Range = { from: number; to: number };

/** To be raised when what is written changes: an index of an older version is made anew. */
const FORMAT = 1;

/** The shards in order of date, undated articles last. */
export function planShards(
  articles: SearchArticle[],
  { language, limits = LIMITS }: { language: string; limits?: Limits },
): ShardPlan[] {
  const sorted = articles.map((article) => ({ article, key: keyOf(article) })).sort((a, b) => byDate(a.key, b.key));
  const keys = sorted.map(({ key }) => key);
  const dated = keys.filter(({ day }) => day !== "").length;
  const ranges = [
    ...cut(keys, { from: 0, to: dated }, 0, (to) => limitAt(dated - to, limits)),
    // These have no newest end: any of their shards may grow.
    ...cut(keys, { from: dated, to: keys.length }, WITHIN_DAY, () => limitAt(keys.length - dated, limits)),
  ];
  return ranges
    .filter(({ from, to }) => to > from)
    .map(({ from, to }) => {
      const members = sorted.slice(from, to).map(({ article }) => article);
      return {
        key: articlesKey(members, language),
        addresses: members.map(({ address }) => address),
        settled: to <= dated && dated - to >= limits.smallest * SETTLED,
      };
    });
}

/** Names an index by all that it is made from. */
export function articlesKey(articles: SearchArticle[], language: string): string {
  const made = articles.map(({ address, date, digest }) => [address, date ?? "", digest]);
  return shortHash(JSON.stringify([FORMAT, language, made]), 12);
}

/** How many times the smallest limit of articles must be newer than a settled shard: 16,000. */
const SETTLED = 32;

/** A quarter of what is newer, but a power of two times the smallest, and within bounds. */
function limitAt(newer: number, { smallest, largest }: Limits): number {
  let limit = smallest;
  while (limit * 2 <= largest && newer >= limit * 8) limit *= 2;
  return limit;
}

function cut(keys: Key[], range: Range, level: number, limit: (to: number) => number): Range[] {
  if (range.to - range.from <= limit(range.to)) return [range];
  const parts = branches(keys, range, level).map((branch) => cut(keys, branch, level + 1, limit));
  return joined(parts, limit(range.to));
}

/** The level from which nodes are told apart by one more letter each. */
const WITHIN_DAY = 5;

const branchOf = [
  ({ day }: Key) => day.slice(0, 3),
  ({ day }: Key) => day.slice(0, 4),
  // What is known to the year stands before its months.
  ({ day }: Key) => String(day.slice(5, 7) > "06"),
  ({ day }: Key) => day.slice(0, 7),
  ({ day }: Key) => day,
];

function branches(keys: Key[], { from, to }: Range, level: number): Range[] {
  const letter = level - WITHIN_DAY;
  const branch = branchOf[level] ?? (({ moment, address }: Key) => `${moment} ${address}`.slice(letter, letter + 1));
  const found: Range[] = [];
  let last: string | undefined;
  for (let at = from; at < to; at += 1) {
    const name = branch(keys[at]!);
    if (name === last) found.at(-1)!.to = at + 1;
    else found.push({ from: at, to: at + 1 });
    last = name;
  }
  return found;
}

/**
 * The limit is that of the parent: so all of its shards are joined to larger ones at once, when there are many newer
 * articles, and not time and again as one after the other becomes old.
 */
function joined(branches: Range[][], limit: number): Range[] {
  const list: Range[] = [];
  let open = false;
  for (const ranges of branches) {
    const [only] = ranges;
    const last = list.at(-1);
    const leaf = ranges.length === 1;
    if (open && leaf && only!.to - last!.from <= limit) list[list.length - 1] = { ...last!, to: only!.to };
    else list.push(...ranges);
    open = leaf;
  }
  return list;
}
