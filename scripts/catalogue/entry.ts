import { type Article, type DatePrecision, datePrecisions } from "../article/schema.ts";
import type { Span } from "./row.ts";

/** An article as lists and plans see it: its front matter and where it stands, without its body. */
export type Entry = {
  /** Below content/articles, with "/" between the parts; an earlier version's begins with "../versions/". */
  path: string;
  /** The page's address in the site: the path with .html. It follows the file, so an edited headline does not move it. */
  address: string;
  article: Article;
  lang: string;
  dir: "ltr" | "rtl";
  /** What is known of the date, cut to its precision: "1987", "1987-03", "1987-03-12" or "1987-03-12T14:05:00+01:00". */
  date?: string;
  precision?: DatePrecision;
  /** Topics that it does not state, taken from its text (scripts/topics). `article.topics` go by the archive's names. */
  suggested?: string[];
  marks: Marks;
};

/** What tells one state of an article's file from another, and what of its text matters to other pages. */
export type Marks = {
  /** Of the whole file. */
  digest: string;
  /** Of the path and the front matter: all that lists show of an article. */
  front: string;
  /** Where links in the text that name no host lead, as written. */
  links: string[];
  /** How many words the text has. */
  words: number;
  /** Names found in its text (scripts/names/encode.ts). */
  names?: string;
  /** Where its record for the related lists and its text stand (scripts/catalogue/row.ts). */
  record: Span;
  text: Span;
  comments?: Span;
  /** Where a summary taken from the text stands; absent where there is none, or none is wanted. */
  taken?: Span;
};

const UNMARKED: Marks = { digest: "", front: "", links: [], words: 0, record: [0, 0], text: [0, 0] };

/** An entry whose date is known, at least to the year. */
export type DatedEntry = Entry & { date: string; precision: DatePrecision };

export function isDated(entry: Entry): entry is DatedEntry {
  return entry.date !== undefined;
}

const LENGTH: { [Precision in DatePrecision]: number | undefined } = { year: 4, month: 7, day: 10, minute: undefined };

export function entryOf(path: string, article: Article, siteLanguage: string, marks: Marks = UNMARKED): Entry {
  const lang = article.lang ?? siteLanguage;
  const entry: Entry = {
    path,
    address: path.replace(/^\.\.\//, "").replace(/\.md$/, ".html"),
    article,
    lang,
    dir: article.dir ?? directionOf(lang),
    marks,
  };
  if (article.date !== undefined && article.datePrecision !== undefined) {
    entry.precision = article.datePrecision;
    entry.date = article.date.slice(0, LENGTH[article.datePrecision]);
  }
  return entry;
}

/** Languages whose usual script runs from right to left. */
const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi"]);

export function directionOf(lang: string): "ltr" | "rtl" {
  const tag = lang.toLowerCase();
  return RIGHT_TO_LEFT.has(tag) || RIGHT_TO_LEFT.has(tag.split("-")[0]!) ? "rtl" : "ltr";
}

/**
 * Newest first; of one moment the better known date first; then by address, so that the order never depends on the
 * order of reading. Days are those of the newsroom: the date as stated, whatever its offset.
 */
export function byNewest(left: DatedEntry, right: DatedEntry): number {
  return -byOldest(left, right);
}

export function byOldest(left: DatedEntry, right: DatedEntry): number {
  return (
    compare(left.date, right.date) ||
    byPrecision(left.precision, right.precision) ||
    compare(right.address, left.address)
  );
}

/** Of most pairs the precision is the same, and there are many pairs. */
function byPrecision(left: DatePrecision, right: DatePrecision): number {
  return left === right ? 0 : datePrecisions.indexOf(right) - datePrecisions.indexOf(left);
}

export function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
