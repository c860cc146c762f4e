import { nameKey } from "../article/name.ts";
import type { Entry } from "../catalogue/entry.ts";
import { CALENDAR, namesOf, plainText, wordsOf } from "./words.ts";

/** An article as the related lists see it. */
export type Document = {
  entry: Entry;
  /** How often each term occurs; words of the headline count three times, a topic is a term of its own ("#ferries"). */
  terms: Map<string, number>;
  /** Sum of the term counts. */
  length: number;
  /** Names in the text, by each of their words, for stating reasons. */
  names: Map<string, string>;
  /** The words of the body in order, for finding copies. */
  words: string[];
};

const HEADLINE_WEIGHT = 3;
const TOPIC_WEIGHT = 2;
/** News is about people, places and bodies: a word of a name says more than another rare word. */
const NAME_WEIGHT = 2;

export function documentOf(entry: Entry, body: string): Document {
  const { article } = entry;
  const text = plainText(body);
  const words = wordsOf(text);
  const names = namesOf(`${article.title}\n${text}`);
  const terms = new Map<string, number>();
  const add = (term: string, count: number) => terms.set(term, (terms.get(term) ?? 0) + count);
  for (const word of words) if (!CALENDAR.has(word)) add(word, 1);
  for (const word of wordsOf(article.title)) add(word, HEADLINE_WEIGHT);
  for (const word of wordsOf(article.summary ?? "")) add(word, 1);
  for (const topic of article.topics) add(topicTerm(topic), TOPIC_WEIGHT);
  for (const word of names.keys()) add(word, NAME_WEIGHT);
  let length = 0;
  for (const count of terms.values()) length += count;
  return { entry, terms, length, names, words };
}

export function topicTerm(topic: string): string {
  return `#${nameKey(topic)}`;
}
