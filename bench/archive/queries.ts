import type { Frequencies } from "./frequencies.ts";
import { COMMON_WORDS } from "./words.ts";
import type { World } from "./world.ts";

/** What a reader asks for: `search` is the search page's query, `articles` how many articles have the rarest of its words. */
export type Query = { label: string; search: string; words: string; articles: number };

export type Queries = Query[];

const RARE = { from: 3, to: 8 };
/** Of the articles; the word nearest to a quarter is taken. */
const COMMON = 0.2;
const NEAREST = 0.25;
/** Words of a query of two: each in about so many of the articles. */
const MIDDLING = 0.03;

/** A rare word, a common one, two words, a word within a source, a name as a phrase, a word within a span of time. */
export function chooseQueries(world: World, frequencies: Frequencies): Queries {
  const rare = rareWord(frequencies);
  const common = commonWord(frequencies);
  const [left, right] = pairOf(frequencies);
  const name = phraseOf(frequencies);
  const source = world.sources[0]!;
  const asked = (label: string, words: string, articles: number, more: { [key: string]: string } = {}): Query => ({
    label,
    words,
    articles,
    search: `?${new URLSearchParams({ q: words, ...more })}`,
  });
  const { counts, names } = frequencies;
  const count = (word: string) => counts.get(word) ?? 0;
  return [
    asked("a rare word", rare, count(rare)),
    asked("a common word", common, count(common)),
    asked("two words", `${left} ${right}`, Math.min(count(left), count(right))),
    asked("a common word within one source", common, count(common), { source }),
    asked("a phrase", `"${name}"`, names.get(name) ?? 0),
    asked("a common word within two years", common, count(common), { from: "2012-01-01", to: "2013-12-31" }),
  ];
}

function rareWord({ counts }: Frequencies): string {
  const rare = [...counts].filter(([, count]) => count >= RARE.from && count <= RARE.to);
  const chosen = least(rare, ([word, count]) => Math.abs(count - 5) * 100 + Math.abs(word.length - 8));
  return chosen?.[0] ?? [...counts.keys()][0]!;
}

function commonWord({ counts, articles }: Frequencies): string {
  const known = COMMON_WORDS.map((word): [string, number] => [word, counts.get(word) ?? 0]);
  const common = known.filter(([, count]) => count > COMMON * articles);
  return least(common, ([, count]) => Math.abs(count / articles - NEAREST))?.[0] ?? COMMON_WORDS[0]!;
}

/** Two words that stand together in some article, neither common nor rare. */
function pairOf({ counts, articles, samples }: Frequencies): [string, string] {
  const off = (word: string) => Math.abs((counts.get(word) ?? 0) / articles - MIDDLING);
  const pairs = samples.map((words): [string, string] => {
    const [left, right] = [...words].sort((a, b) => off(a) - off(b));
    return [left!, right!];
  });
  return least(pairs, ([left, right]) => off(left) + off(right))!;
}

function phraseOf({ names, articles }: Frequencies): string {
  const wanted = Math.max(3, articles * 0.004);
  return least([...names], ([, count]) => Math.abs(count - wanted))![0];
}

/** The entry that weighs least; of several the first, so that the choice is always the same. */
function least<T>(list: T[], weigh: (one: T) => number): T | undefined {
  let found: T | undefined;
  let weight = Number.POSITIVE_INFINITY;
  for (const one of list) {
    const own = weigh(one);
    if (own < weight) [found, weight] = [one, own];
  }
  return found;
}
