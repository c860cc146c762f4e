import { plainSummary, plainWords } from "../../normalise/plain.ts";
import type { RawArticle } from "../source.ts";
import { markupOf, type XmlNode } from "../xml/reader.ts";
import { addressesOf } from "./addresses.ts";
import { bodyOf } from "./body.ts";
import { commentsOf } from "./comments.ts";
import type { Directory } from "./directory.ts";
import type { Item } from "./item.ts";
import { isCustom } from "./kinds.ts";
import { wordsOfHtml } from "../exports/markup.ts";
import { momentOf, pubDateOf } from "./moment.ts";
import { authorsOf } from "./people.ts";
import { filedUnder } from "./terms.ts";

const ORIGINS = {
  title: "title",
  date: "wp:post_date, wp:post_date_gmt",
  updated: "wp:post_modified, wp:post_modified_gmt",
  url: "link",
  lang: "category language",
  comments: "wp:comment",
  genre: "wp:post_type",
  status: "wp:status",
  embargo: "wp:post_date",
  authors: "dc:creator, category author",
  section: "category",
  topics: "category, post_tag",
  summary: "excerpt:encoded",
  image: "_thumbnail_id",
  body: "content:encoded",
  aliases: "link, guid, _wp_old_slug",
};

/** A post, a page or an item of a site's own kind as an article. `draft` says why it is kept back. */
export function articleOf(
  item: Item,
  node: XmlNode,
  draft: string | undefined,
  directory: Directory,
): Omit<RawArticle, "identity"> {
  const body = bodyOf(item, directory);
  const people = authorsOf(item, directory);
  const filed = filedUnder(item, directory);
  const readers = commentsOf(item.comments);
  const { url, aliases } = addressesOf(item, directory);
  const date = momentOf(item.dates.local, item.dates.gmt) ?? pubDateOf(item.dates.pubDate);
  const updated = momentOf(item.dates.modified, item.dates.modifiedGmt);
  const title = titleOf(item, body.html);
  const notes = [
    ...(draft ? [draft] : []),
    ...(isCustom(item) ? [`post type "${item.type}"`] : []),
    ...title.notes,
    ...people.notes,
    ...filed.notes,
    ...body.notes,
    ...readers.notes,
    ...customFields(item),
  ];
  return {
    type: "article",
    locator: item.id === "" ? `line ${item.line}` : `post ${item.id}`,
    record: markupOf(node),
    fields: {
      title: title.words,
      date,
      updated: updated === date ? undefined : updated,
      summary: summaryOf(item),
      authors: people.authors,
      section: filed.section,
      topics: filed.topics,
      lang: filed.lang,
      url,
      image: imageOf(item, directory),
      comments: readers.comments,
      ...(item.type === "page" ? { genre: "page" } : {}),
      ...(draft ? { status: "draft" } : { aliases }),
      ...(item.status === "future" ? { embargo: date } : {}),
    },
    body: { kind: "html", text: body.html },
    ...(directory.title === undefined ? {} : { publisher: { name: directory.title, url: directory.site } }),
    origins: ORIGINS,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

const MOST_WORDS = 12;

/** Notes and asides have no headline: their first words stand for one. */
function titleOf(item: Item, html: string): { words: string; notes: string[] } {
  if (plainWords(item.title) !== "") return { words: item.title, notes: [] };
  const words = plainWords(wordsOfHtml(html.slice(0, 5000))).split(" ");
  if (words[0] !== "") {
    const first = words.slice(0, MOST_WORDS).join(" ");
    return { words: words.length > MOST_WORDS ? `${first} …` : first, notes: ["headline taken from the first words"] };
  }
  return {
    words: item.slug.replace(/[-_]+/g, " "),
    notes: item.slug === "" ? [] : ["headline taken from the address"],
  };
}

/** The excerpt that an editor wrote, else what search engines were told; a template of it says nothing. */
function summaryOf(item: Item): string | undefined {
  const told = ["_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_aioseop_description"]
    .map((key) => item.meta.get(key)?.[0])
    .find((value) => value !== undefined && !/%%|%\w+%|#\w+_/.test(value));
  return plainSummary(wordsOfHtml(item.excerpt)) || told;
}

function imageOf(item: Item, { attachments }: Directory): RawArticle["fields"]["image"] {
  const attachment = attachments.get(item.meta.get("_thumbnail_id")?.[0] ?? "");
  if (!attachment?.url) return undefined;
  const caption = attachment.caption && wordsOfHtml(attachment.caption);
  return { src: attachment.url, alt: attachment.alt, caption, credit: attachment.credit };
}

/** Fields of the site's own, which nothing is made of: by name, for the editor; names with "_" before them are WordPress's. */
function customFields({ meta }: Item): string[] {
  const own = [...meta.keys()].filter((key) => /^[a-z]/i.test(key) && !USED.has(key));
  const named = own.slice(0, 8).map((key) => key.slice(0, 40));
  return own.length === 0 ? [] : [`custom fields left out: ${named.join(", ")}${own.length > 8 ? ", …" : ""}`];
}

const USED = new Set(["enclosure", "footnotes", "rank_math_description"]);
