import type { DatedEntry } from "../catalogue/entry.ts";
import { sha256 } from "../lib/hash.ts";
import { plainText } from "../relate/words.ts";
import type { Context } from "./context.ts";
import { firstPrintings } from "./fold.ts";
import { type Html, html, raw } from "./html.ts";
import type { Site } from "./models.ts";

export type FeedItem = {
  id: string;
  title: string;
  address: string;
  date: string;
  updated: string;
  authors: string[];
  topics: string[];
  lang: string;
  summary: string;
};

/** Addresses are relative to the site's root. */
export type FeedModel = { id: string; title: string; page: string; feed: string; updated: string; items: FeedItem[] };

/** A feed reader wants the news of the last days, not the archive. */
const NEWEST = 40;
const SUMMARY_LENGTH = 300;
/** When a feed without articles was updated: it must say something. */
const EPOCH = "1970-01-01T00:00:00Z";

export function feedModel(
  context: Context,
  head: Pick<FeedModel, "title" | "page" | "feed">,
  entries: DatedEntry[],
): FeedModel {
  const items = newestOf(context, entries).map((entry) => feedItem(context, entry));
  return {
    ...head,
    id: permanentId(`feed ${context.site.name} ${head.feed}`),
    updated: items.length === 0 ? EPOCH : items.map(({ updated }) => updated).reduce(later),
    items,
  };
}

/** The feed's articles, which it quotes. */
export function feedInputs(context: Context, entries: DatedEntry[]): string {
  return newestOf(context, entries)
    .map(({ address, article, marks }) => address + marks.digest + article.topics + (marks.taken ? " taken" : ""))
    .join();
}

/** The newest; of a story that is printed several times in the list the first alone. */
const newestOf = (context: Context, entries: DatedEntry[]) => firstPrintings(context, entries, NEWEST);

/** Of two ways to write one moment, the second. */
function later(left: string, right: string): string {
  return Date.parse(left) > Date.parse(right) ? left : right;
}

function feedItem(context: Context, entry: DatedEntry): FeedItem {
  const { article, address, lang, date } = entry;
  return {
    id: permanentId(article.id),
    title: article.title,
    address,
    date: timestamp(date),
    updated: timestamp(article.updated ?? date),
    authors: article.authors,
    topics: article.topics,
    lang,
    summary: article.summary ?? context.takenOf(entry) ?? excerptOf(context.bodyOf(entry)),
  };
}

/** An excerpt comes from the first lines, where they are long enough and no link is there that could go on below them. */
export function excerptOf(body: string): string {
  const end = body.indexOf("\n", SUMMARY_LENGTH * 2) + 1;
  const opening = end === 0 ? body : body.slice(0, end);
  const line = opening.includes("[") ? "" : lineOf(opening);
  const enough = line.length > SUMMARY_LENGTH && line.lastIndexOf(" ", SUMMARY_LENGTH) > 0;
  return cut(enough ? line : lineOf(body));
}

function lineOf(markdown: string): string {
  return plainText(markdown).replace(/\s+/g, " ").trim();
}

function cut(line: string): string {
  if (line.length <= SUMMARY_LENGTH) return line;
  return `${line.slice(0, line.lastIndexOf(" ", SUMMARY_LENGTH)).trimEnd()}…`;
}

/** Feeds demand a full timestamp (RFC 3339): the start of what is known of the date. */
function timestamp(date: string): string {
  return date.length > 10 ? date : `${`${date}-01-01`.slice(0, 10)}T00:00:00Z`;
}

/** A name that stays the same when the site moves to another address: a UUID (version 8, RFC 9562) made of a hash. */
function permanentId(name: string): string {
  const hex = sha256(`backfile ${name}`);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Absolute where the site's address is known, otherwise relative to the feed, as RFC 4287 allows. */
function link(site: Site, root: string, address: string): string {
  return site.address === null ? root + address : site.address + address;
}

/** Atom 1.0 (RFC 4287). */
export function atom(model: FeedModel, site: Site, { root }: { root: string }): Html {
  const entries = model.items.map(
    (item) => html`
<entry xml:lang="${item.lang}">
<id>${item.id}</id>
<title>${xmlText(item.title)}</title>
<link href="${link(site, root, item.address)}"/>
<published>${item.date}</published>
<updated>${item.updated}</updated>
${item.authors.map((name) => html`<author><name>${xmlText(name)}</name></author>`)}${item.topics.map((topic) => html`<category term="${xmlText(topic)}"/>`)}
<summary>${xmlText(item.summary)}</summary>
</entry>`,
  );
  return html`${raw('<?xml version="1.0" encoding="utf-8"?>\n')}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${site.language}">
<id>${model.id}</id>
<title>${xmlText(model.title)}</title>
<updated>${model.updated}</updated>
<link rel="self" href="${link(site, root, model.feed)}"/>
<link rel="alternate" type="text/html" href="${link(site, root, model.page)}"/>
<author><name>${xmlText(site.name)}</name></author>
<generator>Backfile</generator>${entries}
</feed>
`;
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(model: FeedModel, site: Site, { root }: { root: string }): Html {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: model.title,
    home_page_url: link(site, root, model.page),
    feed_url: link(site, root, model.feed),
    description: site.description,
    language: site.language,
    items: model.items.map((item) => ({
      id: item.id,
      url: link(site, root, item.address),
      title: item.title,
      content_text: item.summary,
      date_published: item.date,
      date_modified: item.updated,
      authors: item.authors.map((name) => ({ name })),
      tags: item.topics,
      language: item.lang,
    })),
  };
  return raw(`${JSON.stringify(feed, null, 1)}\n`);
}

/** XML 1.0 cannot hold most control characters, not even escaped. */
function xmlText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "");
}
