import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { search } from "../../_includes/layouts/search.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { type Limits, LIMITS } from "../../scripts/search/shards/plan.ts";
import { updateSearch } from "../../scripts/search/update.ts";
import { html } from "../../scripts/site/html.ts";
import { buildAssets } from "../../scripts/site/assets.ts";
import type { Site } from "../../scripts/site/models.ts";

export type SmallSite = { folder: string; remove(): void };

/** So that a small archive is indexed as a large one. */
export const SHARDED: Limits = { single: 0, smallest: 20, largest: 320 };

/** A site of a search page and bare articles: as much as search needs. */
export async function makeSite(records: SearchRecord[], language = "en", limits = LIMITS): Promise<SmallSite> {
  const folder = mkdtempSync(path.join(tmpdir(), "backfile-search-"));
  await index(records, folder, language, limits);
  const assets = await buildAssets(folder);
  const menu = [{ title: "Browse", to: "browse.html" }];
  const site: Site = { name: "The Harbour Record", language, timezone: "UTC", address: null, menu, assets };
  const years = records.flatMap(({ date }) => (date === undefined ? [] : [`${date.slice(0, 3)}0s`]));
  const distinct = (values: (string | undefined)[]) =>
    [...new Set(values)].filter((value) => value !== undefined).sort();
  const model = {
    count: `${records.length} articles.`,
    decades: distinct(years),
    sources: distinct(records.map(({ source }) => source)),
    sections: distinct(records.map(({ section }) => section)),
  };
  const page = search(model, site, { address: "search.html", root: "" });
  writeFileSync(path.join(folder, "search.html"), page.toString());
  for (const record of records) writeArticle(folder, record);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function index(records: SearchRecord[], out: string, language: string, limits: Limits): Promise<void> {
  const byAddress = new Map(records.map((record) => [record.address, record]));
  const articles = records.map((record) => ({ ...record, digest: JSON.stringify(record) }));
  const work = mkdtempSync(path.join(tmpdir(), "backfile-search-work-"));
  const recordsFor = (addresses: string[]) => addresses.map((address) => byAddress.get(address)!);
  await updateSearch(articles, recordsFor, { language, work, out, limits });
  rmSync(work, { recursive: true });
}

/** What search reads of an article's page, as _includes/layouts/article.ts has it. */
function writeArticle(folder: string, record: SearchRecord): void {
  const { address, title, text, lang, date = "", dateText, authors, topics } = record;
  const file = path.join(folder, address);
  mkdirSync(path.dirname(file), { recursive: true });
  const page = html`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
<p class="when">${dateText !== "" && html`<time datetime="${date}">${dateText}${date.includes("T") && " at 08:00"}</time>`}</p>
<article class="text" lang="${lang}"><h1>${title}</h1><p class="meta">${authors.join(" ")}</p>
<div class="body"><p>${text}</p></div>
<p class="meta">${topics.join(" · ")}</p></article></html>
`;
  writeFileSync(file, page.toString());
}
