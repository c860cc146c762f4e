import { nameKey } from "../article/name.ts";
import type { Article } from "../article/schema.ts";
import { distinctNames } from "./names.ts";
import { addTerm, addWords, noTokens, type Tokens } from "./tokens.ts";
import { CALENDAR } from "./words.ts";

/** What the related lists see of an article besides its body. */
export type Written = Pick<Article, "title" | "summary" | "topics">;

/** A term is a word of a name in this text. */
export const NAME = 1;
/** A term is a topic: "#" and the topic's key. */
export const TOPIC = 2;

/** The different terms of an article in order of appearance. */
export type Terms = {
  count: number;
  /** How often each occurs; words of the headline count three times, words of names twice more, topics twice. */
  counts: Uint32Array;
  flags: Uint8Array;
  /** Which of the tokens each is. */
  places: Uint32Array;
  tokens: Tokens;
  /** The words of the body are the first so many tokens. */
  bodyWords: number;
  names: Names;
};

/** The names in a text and, for each of their words (its hash), which of them: of several the longest. */
export type Names = { phrases: string[]; byWord: Map<number, number> };

/** More are no names but a register; a record numbers them in two bytes. */
export const MOST_NAMES = 0xffff;

const HEADLINE_WEIGHT = 3;
const TOPIC_WEIGHT = 2;
/** News is about people, places and bodies: a word of a name says more than another rare word. */
const NAME_WEIGHT = 2;

const calendar = calendarHashes();

/** The terms of an article whose body is `text`, plain. */
export function termsOf({ title, summary, topics }: Written, text: string): Terms {
  const tokens = noTokens();
  addWords(tokens, text);
  const bodyWords = tokens.count;
  addWords(tokens, title);
  const titleEnd = tokens.count;
  if (summary !== undefined) addWords(tokens, summary);
  const wordsEnd = tokens.count;
  const names = addNames(tokens, distinctNames(`${title}\n${text}`));
  const namesEnd = tokens.count;
  for (const topic of topics) addTerm(tokens, `#${nameKey(topic)}`);

  const gathered = gatherer({ tokens, bodyWords, names });
  gathered.add(0, bodyWords, 1, 0);
  gathered.add(bodyWords, titleEnd, HEADLINE_WEIGHT, 0);
  gathered.add(titleEnd, wordsEnd, 1, 0);
  gathered.add(wordsEnd, namesEnd, NAME_WEIGHT, NAME);
  gathered.add(namesEnd, tokens.count, TOPIC_WEIGHT, TOPIC);
  return gathered.terms;
}

/** Adds the words of the names to the tokens. */
function addNames(tokens: Tokens, distinct: Set<string>): Names {
  const phrases = [...distinct].slice(0, MOST_NAMES);
  const byWord = new Map<number, number>();
  for (const [number, phrase] of phrases.entries()) {
    const first = tokens.count;
    addWords(tokens, phrase);
    for (let i = first; i < tokens.count; i += 1) {
      const known = byWord.get(tokens.hashes[i]!);
      if (known === undefined || phrase.length > phrases[known]!.length) byWord.set(tokens.hashes[i]!, number);
    }
  }
  return { phrases, byWord };
}

/** Counts tokens in a table of their hashes; half of its slots at least stay free. */
function gatherer({ tokens, bodyWords, names }: Pick<Terms, "tokens" | "bodyWords" | "names">) {
  const mask = 2 ** Math.ceil(Math.log2(2 * tokens.count + 2)) - 1;
  const slots = new Int32Array(mask + 1);
  const terms: Terms = {
    count: 0,
    counts: new Uint32Array(tokens.count),
    flags: new Uint8Array(tokens.count),
    places: new Uint32Array(tokens.count),
    tokens,
    bodyWords,
    names,
  };
  const { counts, flags, places } = terms;
  const { hashes } = tokens;

  /** Each token from `from` to `to` counts `weight`; one that a flag is given to counts once, however often it comes. */
  function add(from: number, to: number, weight: number, flag: number): void {
    for (let place = from; place < to; place += 1) {
      const hash = hashes[place]!;
      let slot = hash & mask;
      while (slots[slot] !== 0 && hashes[places[slots[slot]! - 1]!] !== hash) slot = (slot + 1) & mask;
      let term = slots[slot]! - 1;
      if (term < 0) {
        if (place < bodyWords && calendar.includes(hash)) continue;
        term = terms.count;
        terms.count += 1;
        slots[slot] = term + 1;
        places[term] = place;
      } else if (flag !== 0 && flags[term]! & flag) continue;
      counts[term]! += weight;
      flags[term]! |= flag;
    }
  }
  return { terms, add };
}

function calendarHashes(): Uint32Array {
  const tokens = noTokens();
  addWords(tokens, [...CALENDAR].join(" "));
  return tokens.hashes.slice(0, tokens.count);
}
