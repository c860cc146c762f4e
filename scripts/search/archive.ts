import { isDated } from "../catalogue/entry.ts";
import type { Report } from "../lib/report.ts";
import type { Context } from "../site/context.ts";
import { markdownText } from "../site/markdown.ts";
import { dateText } from "../site/stamps.ts";
import { updateSearchPart } from "./distributed.ts";
import type { SearchRecord } from "./record.ts";
import type { Limits, SearchArticle } from "./shards/plan.ts";
import { SEARCH_FOLDER, updateSearch } from "./update.ts";

export { SEARCH_FOLDER };

/** `work`: where the search remembers, between builds, what it has indexed. `code`: names what makes the records. */
export type IndexingOptions = {
  out: string;
  work: string;
  code: string;
  full?: boolean;
  /** For a part of the site: whether something is this machine's, by its name. */
  ours?: (name: string) => boolean;
  limits?: Limits;
  report: Report;
};

/** Brings the search index up to date with every published article of an archive. */
export async function indexSearch(
  context: Context,
  { code, report, ours, ...options }: IndexingOptions,
): Promise<void> {
  const { language } = context.site;
  const onProgress = (done: number, total: number) => report.progress("indexing", done, total);
  const articles = searchArticles(context, code);
  const recordsFor = (addresses: string[]) => [...recordsOf(context, addresses)];
  const searching = { ...options, language, groups: groupsOf(context), onProgress };
  if (ours) await updateSearchPart(articles, recordsFor, { ...searching, ours });
  else await updateSearch(articles, recordsFor, searching);
}

/** Printings of one story, by their addresses. */
function groupsOf({ printings }: Context): string[][] {
  return [...new Set(printings.values())].map((group) => group.map(({ entry }) => entry.address));
}

/** A record is made from the article's file alone, in the site's language, and from the names of its topics. */
function searchArticles({ lists, site }: Context, code: string): SearchArticle[] {
  return [...lists.dated, ...lists.undated].map(({ address, article, suggested, date, marks }) => ({
    address,
    date,
    digest: [marks.digest, site.language, code, suggested ?? article.topics, marks.taken !== undefined].join(" "),
  }));
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
      taken: context.takenOf(entry),
      lang,
      date,
      precision,
      dateText: isDated(entry) ? dateText(entry.date.slice(0, 10), context.clock) : "",
      source: article.source?.name,
      section: article.section,
      topics: article.topics,
      suggested: entry.suggested,
      authors: article.authors,
    };
  }
}
