import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDated } from "../catalogue/entry.ts";
import { shortHash } from "../lib/hash.ts";
import type { Report } from "../lib/report.ts";
import type { Context } from "../site/context.ts";
import { markdownText } from "../site/markdown.ts";
import { dateText } from "../site/stamps.ts";
import type { SearchRecord } from "./record.ts";
import type { SearchArticle } from "./shards/plan.ts";
import { SEARCH_FOLDER, updateSearch } from "./update.ts";

export { SEARCH_FOLDER };

/** Indexes every published article of an archive for search in the browser; nothing is remembered for the next time. */
export async function indexSearch(context: Context, out: string, report: Report): Promise<void> {
  const work = mkdtempSync(path.join(tmpdir(), "backfile-search-"));
  const articles: SearchArticle[] = [];
  for (const record of recordsOf(context))
    articles.push({ address: record.address, date: record.date, digest: shortHash(JSON.stringify(record), 16) });
  try {
    await updateSearch(articles, (addresses) => [...recordsOf(context, addresses)], {
      language: context.site.language,
      work,
      out,
      onProgress: (done, total) => report.progress("indexing", done, total),
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** One record an article, of those at these addresses or of all. */
export function* recordsOf(context: Context, addresses?: string[]): Generator<SearchRecord> {
  const wanted = addresses && new Set(addresses);
  for (const entry of [...context.lists.dated, ...context.lists.undated]) {
    if (wanted?.has(entry.address) === false) continue;
    const { article, address, lang, date, precision } = entry;
    yield {
      address,
      title: article.title,
      text: markdownText(context.bodyOf(entry)),
      lang,
      date,
      precision,
      dateText: isDated(entry) ? dateText(entry.date.slice(0, 10), context.clock) : "",
      source: article.source?.name,
      section: article.section,
      topics: article.topics,
      authors: article.authors,
    };
  }
}
