import { isDated } from "../catalogue/entry.ts";
import type { Report } from "../lib/report.ts";
import type { Context } from "../site/context.ts";
import { markdownText } from "../site/markdown.ts";
import { dateText } from "../site/stamps.ts";
import { indexArchive } from "./index.ts";
import type { SearchRecord } from "./record.ts";

/** The folder of the search index in the built site. */
export const SEARCH_FOLDER = "pagefind";

/** Indexes every published article of an archive for search in the browser. */
export async function indexSearch(context: Context, out: string, report: Report): Promise<void> {
  const total = context.lists.dated.length + context.lists.undated.length;
  await indexArchive(recordsOf(context), out, {
    language: context.site.language,
    onProgress: (done) => report.progress("indexing", done, total),
  });
}

/** One record an article. */
export function* recordsOf(context: Context): Generator<SearchRecord> {
  for (const entry of [...context.lists.dated, ...context.lists.undated]) {
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
