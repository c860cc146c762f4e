import type { DatedEntry } from "../catalogue/entry.ts";
import { CALENDAR, wordsOf } from "../relate/words.ts";

/** The same headline on so many days is a form: the weather, the tide table, the market's close, a column. */
const DAYS_OF_A_FORM = 3;

/**
 * A headline without its numbers, days and months, its words in the order of the alphabet: what stays the same when a form is
 * filled in anew.
 */
export function formOf(title: string): string {
  const words = wordsOf(title).filter((word) => !/\d/.test(word) && !CALENDAR.has(word));
  return [...new Set(words)].sort().join(" ");
}

/** Tells of an article whether its headline is one that recurs. */
export function recurring(entries: DatedEntry[]): (entry: DatedEntry) => boolean {
  const days = new Map<string, Set<string>>();
  const keyOf = ({ article: { title, source } }: DatedEntry) => `${source?.name ?? ""}\n${formOf(title)}`;
  for (const entry of entries) {
    const key = keyOf(entry);
    const seen = days.get(key) ?? new Set();
    days.set(key, seen.add(entry.date.slice(0, 10)));
  }
  return (entry) => days.get(keyOf(entry))!.size >= DAYS_OF_A_FORM;
}

/** A text of which so many words are numbers is a table: results, tides, prices. */
const NUMBERS_OF_A_TABLE = 0.2;
/** It is seen at its head. */
const HEAD = 1000;

export function isTable(text: string): boolean {
  const words = text.slice(0, HEAD).match(/[\p{L}\p{N}]+/gu) ?? [];
  const numbers = words.filter((word) => /^\d/.test(word));
  return numbers.length > NUMBERS_OF_A_TABLE * words.length;
}
