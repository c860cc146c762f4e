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

/**
 * Words count in quarters: four in a headline, three where the text begins and less from there on, as news is written:
 * what it is about stands first, background last (docs/decisions.md, "Related lists").
 */
export const UNIT = 4;
const IN_HEADLINE = { count: 4 * UNIT, flag: 0 };
const IN_SUMMARY = { count: 2 * UNIT, flag: 0 };
const IN_BODY = { count: fading(3 * UNIT, 40), flag: 0, without: calendar };
/** That a word is of a name decides what a reason says, not how near two articles are. */
const IN_NAME = { count: 0, flag: NAME };
const AS_TOPIC = { count: 3 * UNIT, flag: TOPIC };

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

/** What a word counts by its place: so much at the beginning, half of it after so many words, at last 1. */
function fading(first: number, half: number): Uint8Array {
  const counts: number[] = [];
  do counts.push(Math.round(first / (1 + counts.length / half)));
  while (counts.at(-1)! > 1);
  return Uint8Array.from(counts);
}

function calendarHashes(): Uint32Array {
  const gathered = nothingGathered();
  gatherWords(gathered, [...CALENDAR].join(" "), { count: 1, flag: 0 });
  return gathered.hashes.slice(0, gathered.words);
}
