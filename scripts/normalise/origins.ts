import { type Article, articleKeys } from "../article/schema.ts";
import type { RawArticle } from "../sources/source.ts";

/** Where each value of an article came from, for people: { title: "og:title", place: "the text" }. */
export type Origins = { [field: string]: string };

/** What follows from other values, or from where the record stands. */
const OWN = new Set<keyof Article>(["id", "provenance", "datePrecision", "dateBasis", "dateText"]);

/**
 * A source tells where it found a field; a field of which it does not is `stated` all the same. What no field said was
 * read out of the text, or set by the archive.
 */
export function originsOf(article: Article, raw: RawArticle, overrides: Record<string, unknown>): Origins {
  const given = raw.origins ?? {};
  const origins: Origins = given.body === undefined ? {} : { body: given.body };
  for (const key of articleKeys) {
    const value = article[key];
    if (value === undefined || OWN.has(key) || (Array.isArray(value) && value.length === 0)) continue;
    const origin = originOf(article, key, raw, given, overrides);
    if (origin !== undefined) origins[key] = origin;
  }
  origins.id = article.url === undefined ? "its file and place" : "its address";
  for (const key of OWN) if (article[key] !== undefined && origins.date !== undefined) origins[key] ??= origins.date;
  delete origins.provenance;
  return origins;
}

function originOf(
  article: Article,
  key: keyof Article,
  raw: RawArticle,
  given: Origins,
  overrides: Record<string, unknown>,
): string | undefined {
  if (raw.identity === "main" && overrides[key] !== undefined) return "sidecar";
  if (given[key] !== undefined) return given[key];
  if (raw.fields[key as keyof RawArticle["fields"]] !== undefined) return STATED;
  if ((key === "authors" || key === "agency") && raw.fields.byline !== undefined) return given.byline ?? "byline";
  if (key === "source" && article.source?.name === raw.publisher?.name) return "the source's own title";
  return ELSEWHERE[key];
}

/** By a source that has but one place for each field. */
const STATED = "the record";

const ELSEWHERE: { [Key in keyof Article]?: string } = {
  authors: "the text",
  agency: "the text",
  place: "the text",
  pictures: "the text",
  image: "the text",
  lang: "the words of the text",
  dir: "the letters of the text",
  source: "the archive's settings, by folder",
};
