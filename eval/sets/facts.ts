import { readByline } from "../../scripts/normalise/byline.ts";
import { normalise } from "../../scripts/normalise/normalise.ts";
import type { Article } from "../../scripts/article/schema.ts";
import { settingsSchema } from "../../scripts/settings.ts";
import { parsePage } from "../../scripts/sources/html/document.ts";
import { type Facts, factsOf } from "../../scripts/sources/html/facts.ts";
import { namesIn } from "../../scripts/sources/html/facts/names-in.ts";
import type { Page } from "../../scripts/sources/html/page.ts";

/** What both sets of pages with known facts share: reading a page as an import does, and comparing. */

const settings = settingsSchema.parse({ name: "Measure", timezone: "UTC" });

export type ReadFacts = { facts: Facts; article?: Article; milliseconds: number };

/** The facts of a page, and what becomes of them in the article; the text is left to the sets that measure it. */
export function readFacts(page: Page): ReadFacts {
  const document = parsePage(page.html);
  const start = performance.now();
  const facts = factsOf(document, page);
  const milliseconds = performance.now() - start;
  const raw = {
    type: "article" as const,
    identity: "main",
    record: page.name,
    fields: facts.fields,
    origins: facts.origins,
  };
  const body = { kind: "paragraphs" as const, paragraphs: ["Text."] };
  const made = normalise({ ...raw, body }, { file: page.name, format: "html", capturedAt: page.capturedAt, settings });
  return { facts, article: made.type === "article" ? made.file.article : undefined, milliseconds };
}

/** Shares of pages on which something was found. */
export class Counts {
  private readonly hits = new Map<string, [number, number]>();

  add(key: string, hit: boolean): void {
    const [hits, all] = this.hits.get(key) ?? [0, 0];
    this.hits.set(key, [hits + (hit ? 1 : 0), all + 1]);
  }

  share(key: string): { ours: number } {
    const [hits, all] = this.hits.get(key) ?? [0, 0];
    return { ours: all === 0 ? 0 : hits / all };
  }
}

/** A headline without case, kinds of quotes and dashes, and widths of space. */
export function sameWords(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018\u2019\u201a\u201b\u2032`\u00b4]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** The letters behind a person's name that say what they have learned. */
const LETTERS = /^(?:[A-Z][a-z]?\.?){2,6}®?(?: [A-Z]+)?$/;

/** The names in a byline, folded: without accents, titles, letters behind a name and words in brackets. */
export function namesOf(byline: string): string[] {
  const parts = byline
    .replace(/\([^)]*\)/g, " ")
    .replace(/^\s*(?:by|par|written by)\s+/i, "")
    .split(/\s*(?:[,;&|\n]|\band\b|\bwith\b)\s*/);
  return parts
    .filter((part, index) => part !== "" && (index === 0 || !LETTERS.test(part.trim())))
    .map(foldedName)
    .filter((name) => name !== "");
}

function foldedName(name: string): string {
  const bare = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare
    .replace(/\b(?:dr|prof|mr|mrs|ms)\.?\s/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Everybody an article names as its writers, as the same folded names. */
export function writersOf(article: Article | undefined): string[] {
  if (article === undefined) return [];
  const agency = article.agency === undefined ? [] : [article.agency];
  return [...article.authors, ...agency].flatMap(namesOf);
}

/** Whether all that the gold names is found: as our names, or within them where it names a desk. */
export function isFound(gold: string, ours: string[]): boolean {
  const { authors, agency } = readByline(gold);
  const isOurs = (name: string) => ours.includes(name) || (agency !== undefined && ours.includes(foldedName(agency)));
  const isAll = (names: string[]) => names.length > 0 && names.every(isOurs);
  // What stands behind a name may be what somebody is: "Joan Pike, Shipping Expert".
  return [gold, authors.map((name) => name.replace(/,.*$/, "")).join("; "), namesIn(gold) ?? ""].some((names) =>
    isAll(namesOf(names)),
  );
}

export const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
