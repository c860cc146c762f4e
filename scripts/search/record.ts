import path from "node:path";
import type { CustomRecord } from "pagefind";
import type { DatePrecision } from "../article/schema.ts";
import { JOINER, separate, wordsOf } from "./words.ts";

/** What search is told of an article. */
export type SearchRecord = {
  /** From the site's root: "1987/03/12-ferry.html". */
  address: string;
  title: string;
  /** The body as plain text. */
  text: string;
  /** A summary that was taken from it. */
  taken?: string;
  lang: string;
  /** As it is known: YYYY, YYYY-MM, YYYY-MM-DD, or to the minute. */
  date?: string;
  precision?: DatePrecision;
  /** The date as the site shows it; empty where there is none. */
  dateText: string;
  source?: string;
  section?: string;
  topics: string[];
  /** Topics that it does not state: it is found under them, but not by their words. */
  suggested?: string[];
  authors: string[];
};

/** The topics that narrow a search to it. */
export const filedUnder = ({ topics, suggested }: SearchRecord): string[] => suggested ?? topics;

const LENGTH = { year: 4, month: 7, day: 10, minute: 10 };

/** The date as far as it is known, to the day: "", "1987", "1987-03" or "1987-03-12". */
export function dayOf({ date = "", precision = "day" }: SearchRecord): string {
  return date.slice(0, LENGTH[precision]);
}

/**
 * As Pagefind's record. The headline stands twice: as `meta.title`, to which Pagefind gives five times the weight of the
 * body, and at the head of the content, because a phrase is looked for in the content only. Authors and topics follow the
 * body, so that they are found. Excerpts are cut from the body alone: `words` says how long it is,
 * and where the summary begins in it.
 *
 * What a result shows besides travels behind the "#" of the address: Pagefind hands that on untouched, whereas it makes
 * all of `meta` searchable, and a search for "march" would find every article of a March.
 *
 * Filters and sort keys stay empty: see table.ts.
 */
export function toPagefind(record: SearchRecord, language: string): CustomRecord {
  const title = indexed(record.title);
  const body = indexed(record.text);
  const named = indexed([...record.authors, ...record.topics].join(" · "));
  const tail = WORD.test(title + body + named) ? named : path.posix.basename(record.address, ".html");
  const words = `${wordsOf(body).length} ${leadOf(record)}`;
  const shown = new URLSearchParams({ words, lang: record.lang, date: record.dateText });
  return {
    url: `${record.address}#${shown}`,
    content: [title, body, tail].filter((part) => part !== "").join(" "),
    language,
    meta: { title },
  };
}

const WORD = /[\p{L}\p{N}]/u;

/** How much of a summary must be found again in the text. */
const OPENING = 40;

/** How many words of the body stand before its summary: an excerpt in which nothing was found begins there. */
function leadOf({ text, taken }: SearchRecord): number {
  const line = text.replace(/\s+/g, " ");
  const at = taken === undefined ? -1 : line.indexOf(taken.slice(0, OPENING));
  return at <= 0 ? 0 : wordsOf(indexed(line.slice(0, at).trim())).length;
}

/** Pagefind obeys weights and anchors that are written in its own marks, even where they come from an article. */
function indexed(text: string): string {
  return separate(text).replaceAll("___PAGEFIND_", `___${JOINER} PAGEFIND_`);
}
