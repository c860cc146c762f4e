import { isDated } from "../catalogue/entry.ts";
import { CliError } from "../lib/errors.ts";
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
  const { dated, undated } = context.lists;
  if (dated.length + undated.length === 0) return;
  try {
    await indexArchive(
      recordsOf(context, (done) => report.progress("indexing", done, dated.length + undated.length)),
      out,
      {
        language: context.site.language,
      },
    );
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new Error("the search index could not be made", { cause });
  }
}

/** One record an article, the oldest first: indices then grow at their end. */
export function* recordsOf(context: Context, tick?: (done: number) => void): Generator<SearchRecord> {
  let done = 0;
  for (const entry of [...context.lists.undated, ...[...context.lists.dated].reverse()]) {
    const { article, address, lang, date, precision } = entry;
    yield {
      address,
      title: article.title,
      text: markdownText(context.bodyOf(entry)),
      lang,
      date,
      precision,
      dateText: isDated(entry) ? dateText(entry.date, context.clock, entry.precision) : "",
      source: article.source?.name,
      section: article.section,
      topics: article.topics,
      authors: article.authors,
    };
    tick?.(++done);
  }
}
