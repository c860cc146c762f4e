import type { Document } from "domhandler";
import { plainWords } from "../../normalise/plain.ts";
import type { RawArticle } from "../source.ts";
import { absolute, addressOf } from "./facts/address.ts";
import { bylineOf } from "./facts/byline.ts";
import { datesOf } from "./facts/dates.ts";
import { dayOrderOf } from "./facts/day-order.ts";
import { readHead } from "./facts/head.ts";
import { headlineOf } from "./facts/headline.ts";
import { imageOf } from "./facts/image.ts";
import { type KindClaims, kindClaimsOf } from "./facts/kind-claims.ts";
import { layOut } from "./facts/layout.ts";
import { siteNames } from "./facts/names.ts";
import * as plain from "./facts/plain-facts.ts";
import { summaryOf } from "./facts/summary.ts";
import { articlesOf, type Thing, wordsIn } from "./facts/things.ts";
import type { Page } from "./page.ts";

/** What a page says of its article beside the text. */
export type Facts = Required<Pick<RawArticle, "fields" | "origins" | "notes">> & {
  /** The article's text as structured data give it: plain words, or HTML. */
  articleBody?: string;
  /** What it says of whether it is an article or a list. */
  kind: KindClaims;
};

/** Reads headline, byline, dates, section and the rest from structured data, meta elements and the page itself. */
export function factsOf(document: Document, page: Page): Facts {
  const head = readHead(document);
  const articles = articlesOf(head);
  const address = addressOf(head, articles[0], page.address);
  const site = siteNames(head, hostOf(page.address ?? address?.value));
  const headline = headlineOf(head, articles[0], site);
  const layout = layOut(document, headline);
  const lang = plain.languageOf(head, articles);
  const dates = datesOf(head, articles, layout, absolute(page.address, undefined) ?? address?.value, (days) =>
    dayOrderOf(head, layout, lang?.value, days),
  );
  const byline = bylineOf(head, articles, layout, site, headline?.value ?? "");
  const topics = plain.topicsOf(head, articles, site);
  const publisher = plain.publisherOf(head, articles, site, address?.value);
  const image = imageOf(head, articles);
  const facts = new Gathered();
  facts.put("title", headline && escaped(headline.value), headline?.from);
  facts.words("summary", summaryOf(head, articles[0], layout, headline?.value ?? ""));
  facts.put("date", dates.published?.value, dates.published?.from);
  if (dates.published !== undefined && dates.published.basis !== "stated")
    facts.put("dateBasis", dates.published.basis);
  facts.put("updated", dates.updated?.value, dates.updated?.from);
  facts.put("authors", byline?.names.map(escaped), byline?.from);
  facts.words("section", plain.sectionOf(head, articles, site));
  facts.put("topics", topics?.values.map(escaped), topics?.from);
  facts.put("lang", lang?.value, lang?.from);
  facts.put("url", address?.value, address?.from);
  facts.put("source", publisher && { name: escaped(publisher.name), url: publisher.url }, publisher?.from);
  facts.put("image", image && { ...image, from: undefined }, image?.from);
  facts.words("rights", plain.rightsOf(head, articles));
  facts.put("access", plain.accessOf(head, articles)?.value, plain.accessOf(head, articles)?.from);
  facts.words("genre", plain.genreOf(articles));
  return {
    fields: facts.fields,
    origins: facts.origins,
    notes: dates.notes,
    articleBody: articleBody(articles),
    kind: kindClaimsOf(head, articles),
  };
}

/** Collects fields with where they were found; what is not known is not there. */
class Gathered {
  readonly fields: Facts["fields"] = {};
  readonly origins: Facts["origins"] = {};

  put(field: keyof Facts["fields"], value: unknown, from?: string): void {
    if (value === undefined) return;
    this.fields[field] = value;
    if (from !== undefined) this.origins[field] = from;
  }

  words(field: keyof Facts["fields"], claim: { value: string; from: string } | undefined): void {
    this.put(field, claim && escaped(plainWords(claim.value)), claim?.from);
  }
}

/** Words in which `<br>` and `&amp;` are meant to be read keep them when they are read as HTML. */
function escaped(words: string): string {
  return plainWords(words) === words ? words : words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function hostOf(address: string | undefined): string | undefined {
  const url = absolute(address, undefined);
  return url === undefined ? undefined : new URL(url).host;
}

function articleBody(articles: Thing[]): string | undefined {
  for (const { values, origin } of articles) {
    const words = origin === "JSON-LD" ? wordsIn(values.articleBody) : undefined;
    if (words !== undefined && words.trim() !== "") return words;
  }
  return undefined;
}
