import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { languageTag, primary } from "../../scripts/normalise/language.ts";
import { Counts, isFound, readFacts, sameWords, writersOf } from "./facts.ts";
import corrections from "./readability-corrections.json" with { type: "json" };
import type { EvalSet, Row } from "../set.ts";

type Field = "title" | "byline" | "publishedTime" | "lang" | "siteName";
type Gold = { [field in Field]?: string | null };
type Wrong = { [page: string]: { [field in Field]?: string } };

/** The pages on which Readability is tested; what it is expected to find is at times wrong, and then left out. */
export const readabilityFacts: EvalSet = {
  name: "readability-facts",
  corpus: "readability",
  async run(folder, worst) {
    const counts = new Counts();
    const pages = path.join(folder, "test/test-pages");
    for (const page of readdirSync(pages).sort()) {
      const file = path.join(pages, page, "source.html");
      const gold = path.join(pages, page, "expected-metadata.json");
      if (!existsSync(file) || !existsSync(gold)) continue;
      measure(page, readFileSync(file, "utf8"), JSON.parse(readFileSync(gold, "utf8")), counts, worst);
    }
    const row = (measure: string, goal?: number, note?: string): Row => ({
      set: "readability-facts",
      measure,
      ...counts.share(measure),
      goal,
      note,
    });
    return [
      row("title"),
      row("title, corrected", 0.95, "eval/sets/readability-corrections.json says what is left out, and why"),
      row("byline"),
      row("byline, corrected", 0.9),
      row("publishedTime"),
      row("publishedTime, corrected", 0.97, "the same moment, or the same day"),
      row("lang, corrected"),
      row("siteName", undefined, "Readability gives og:site_name alone"),
      row("pages given a byline where none is expected"),
    ];
  },
};

function measure(page: string, html: string, gold: Gold, counts: Counts, worst: (line: string) => void): void {
  const { article, facts } = readFacts({ html, name: `readability/${page}.html` });
  const publisher = (facts.fields.source as { name?: string } | undefined)?.name;
  const judge = (field: Field, hit: boolean, ours: unknown) => {
    const reason = (corrections as Wrong)[page]?.[field];
    counts.add(field, hit);
    if (reason === undefined) counts.add(`${field}, corrected`, hit);
    const end = reason === undefined ? "" : ` | gold: ${reason}`;
    if (!hit) worst(`${page} ${field}: gold ${gold[field]} | ours ${ours ?? "none"}${end}`);
  };
  if (gold.title) judge("title", sameWords(article?.title ?? "", gold.title), article?.title);
  if (gold.byline) judge("byline", isFound(gold.byline, writersOf(article)), article?.authors.join(" + "));
  else counts.add("pages given a byline where none is expected", writersOf(article).length > 0);
  if (gold.publishedTime)
    judge("publishedTime", isSameTime(gold.publishedTime, article?.date ?? ""), article?.date ?? "none");
  const lang = typeof facts.fields.lang === "string" ? facts.fields.lang : article?.lang;
  if (gold.lang) judge("lang", primary(languageTag(gold.lang) ?? "") === primary(languageTag(lang ?? "") ?? ""), lang);
  if (gold.siteName) judge("siteName", sameWords(gold.siteName, publisher ?? ""), publisher);
}

const isSameTime = (one: string, other: string) =>
  one.slice(0, 10) === other.slice(0, 10) || Date.parse(one) === Date.parse(other);
