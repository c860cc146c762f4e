import { nameKey } from "../article/name.ts";
import type { Article } from "../article/schema.ts";

/** What is known of an article besides its text that tells a printing from another story, and one printing from another. */
export type Facts = {
  id: string;
  /** As far as it is known. */
  date?: string;
  /** Days since 1970 where the day is known. */
  day?: number;
  /** The words of the headline, each once. */
  title: string[];
  /** Keys: who published it, which agency wrote it, and what the agency calls the story, without the version. */
  source?: string;
  agency?: string;
  wire?: string;
  /** A person's word. */
  copyOf?: string;
  notCopyOf: string[];
};

const DAY = 86_400_000;

/** `date` is cut to what is known of it. */
export function factsOf(article: Article, date: string | undefined): Facts {
  const { id, title, source, agency, slugline, copyOf, notCopyOf } = article;
  const facts: Facts = { id, title: [...new Set(nameKey(title).split(" ").filter(Boolean))], notCopyOf };
  if (copyOf !== undefined) facts.copyOf = copyOf;
  if (date !== undefined) facts.date = date;
  if (date !== undefined && date.length >= 10) facts.day = Date.parse(date.slice(0, 10)) / DAY;
  if (source !== undefined) facts.source = nameKey(source.name);
  if (agency !== undefined) facts.agency = nameKey(agency);
  const story = slugline === undefined ? "" : storyOf(slugline);
  if (story !== "") facts.wire = `${facts.agency ?? ""}/${story}`;
  return facts;
}

/** What wire services put behind a slugline to number its versions: "storm-harbour/2nd ld", "STORM 3rd Ld-Writethru". */
const VERSION =
  /\b(?:\d+(?:st|nd|rd|th)?|urgent|bulletin|flash|ld|lead|add|sub|correct(?:ed|ion|ive)?|update|writethru|wt|take)\b/g;

function storyOf(slugline: string): string {
  return nameKey(slugline).replace(VERSION, " ").replace(/\s+/g, " ").trim();
}

/** Infinity where a day is not known. */
export function daysBetween(one: Pick<Facts, "day">, other: Pick<Facts, "day">): number {
  return one.day === undefined || other.day === undefined ? Number.POSITIVE_INFINITY : Math.abs(one.day - other.day);
}

/** The earliest first, what has no date last, by id where the date says nothing. */
export function byEarliest(one: Pick<Facts, "id" | "date">, other: Pick<Facts, "id" | "date">): number {
  if ((one.date === undefined) !== (other.date === undefined)) return one.date === undefined ? 1 : -1;
  const [date, next] = [momentOf(one.date), momentOf(other.date)];
  if (date !== next) return date < next ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** Times of day of several zones as one that can be compared. */
function momentOf(date = ""): string {
  return date.length > 10 ? new Date(date).toISOString() : date;
}
