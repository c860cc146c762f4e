import { nameKey } from "../article/name.ts";
import type { Article } from "../article/schema.ts";
import { type Gathered, gatherTerm, gatherWords, nothingGathered } from "./gather.ts";
import { distinctNames } from "./names.ts";
import { CALENDAR } from "./words.ts";

/** What the related lists see of an article besides its body. */
export type Written = Pick<Article, "title" | "summary" | "topics">;

/** A term is a word of a name in this text. */
export const NAME = 1;
/** A term is a topic: "#" and the topic's key. */
export const TOPIC = 2;

export type Terms = {
  gathered: Gathered;
  /** The words of the body are the first so many. */
  bodyWords: number;
  names: Names;
};

/** The names in a text and, for each of their words (its hash), which of them: of several the longest. */
export type Names = { phrases: string[]; byWord: Map<number, number> };

/** More are no names but a register; a record numbers them in two bytes. */
export const MOST_NAMES = 0xffff;

const calendar = calendarHashes();

const IN_BODY = { count: 1, flag: 0, without: calendar };
const IN_SUMMARY = { count: 1, flag: 0 };
const IN_HEADLINE = { count: 3, flag: 0 };
/** News is about people, places and bodies: a word of a name says more than another rare word. */
const IN_NAME = { count: 2, flag: NAME };
const AS_TOPIC = { count: 2, flag: TOPIC };

/** The terms of an article whose body is `text`, plain. */
export function termsOf({ title, summary, topics }: Written, text: string): Terms {
  const gathered = nothingGathered();
  const inText = gatherWords(gathered, text, IN_BODY);
  const bodyWords = gathered.words;
  const inTitle = gatherWords(gathered, title, IN_HEADLINE);
  if (summary !== undefined) gatherWords(gathered, summary, IN_SUMMARY);
  const capitals = inText && inTitle && [...inTitle, ...inText.map((place) => place + title.length + 1)];
  const names = gatherNames(gathered, distinctNames(`${title}\n${text}`, capitals));
  for (const topic of topics) gatherTerm(gathered, `#${nameKey(topic)}`, AS_TOPIC);
  return { gathered, bodyWords, names };
}

function gatherNames(gathered: Gathered, distinct: Set<string>): Names {
  const phrases = [...distinct].slice(0, MOST_NAMES);
  const byWord = new Map<number, number>();
  for (const [number, phrase] of phrases.entries()) {
    const first = gathered.words;
    gatherWords(gathered, phrase, IN_NAME);
    for (const hash of gathered.hashes.subarray(first, gathered.words)) {
      const known = byWord.get(hash);
      if (known === undefined || phrase.length > phrases[known]!.length) byWord.set(hash, number);
    }
  }
  return { phrases, byWord };
}

function calendarHashes(): Uint32Array {
  const gathered = nothingGathered();
  gatherWords(gathered, [...CALENDAR].join(" "), { count: 1, flag: 0 });
  return gathered.hashes.slice(0, gathered.words);
}
