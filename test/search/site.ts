import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { search } from "../../_includes/layouts/search.ts";
import { indexArchive, type IndexSummary } from "../../scripts/search/index.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { buildAssets } from "../../scripts/site/assets.ts";
import type { Site } from "../../scripts/site/models.ts";

export type SmallSite = { folder: string; index: IndexSummary; remove(): void };

/** A site of a search page and bare articles: as much as search needs. */
export async function makeSite(records: SearchRecord[], language = "en"): Promise<SmallSite> {
  const folder = mkdtempSync(path.join(tmpdir(), "backfile-search-"));
  const index = await indexArchive(records, folder, { language });
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
  return { folder, index, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function writeArticle(folder: string, { address, title }: SearchRecord): void {
  const file = path.join(folder, address);
  mkdirSync(path.dirname(file), { recursive: true });
  const text = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  writeFileSync(
    file,
    `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${text}</title><link rel="icon" href="data:,"><h1>${text}</h1></html>\n`,
  );
}
