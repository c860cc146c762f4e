import { readDate } from "../../normalise/dates.ts";
import { sentencesOf } from "../../normalise/sentences.ts";
import { shortHash } from "../../lib/hash.ts";
import type { RawArticle, Skipped } from "../source.ts";
import { isFront } from "../warc/address.ts";
import { withBase } from "./address.ts";
import { attachmentLinks, escaped, type Media } from "./media.ts";
import { bodyOf, looksWhole, type Text, withoutChrome, wordsIn } from "./text.ts";

/** What a feed says of itself, for its items. */
export type Channel = {
  title?: string;
  link?: string;
  base?: string;
  lang?: string;
  rights?: string;
  authors?: string[];
  /** When the feed as a whole was made, in its own words: no date of any item. */
  built?: string;
};

/** The feed at hand: what is known of it so far, when it was captured, and the items that have been read. */
export type Reading = { channel: Channel; capturedAt: string | undefined; seen: Set<string> };

/** An item of a feed, in whichever format it was written. */
export type Item = {
  /** Its guid or id, or else its address. */
  id?: string;
  locator: string;
  record: string;
  title?: string;
  link?: string;
  base?: string;
  /** Its full text, where the format has a place for one. */
  content?: Text;
  /** A description, which may be a summary or all there is. */
  description?: Text;
  /** Where the text is, if it is elsewhere. */
  contentAddress?: string;
  date?: string;
  updated?: string;
  authors?: string[];
  topics: string[];
  lang?: string;
  rights?: string;
  source?: { name?: string; url?: string };
  media: Media;
  /** Where each field was found. */
  origins: { [field: string]: string };
};

const LONGEST_TITLE = 80;

/** An item as an article; a headline without any text is none. */
export function articleOf(given: Item, reading: Reading): RawArticle | Skipped {
  const { channel } = reading;
  const notes: string[] = [];
  const item = withoutFrontPage(given, channel);
  const { body, summary, extent } = textOf(item, channel.base, notes);
  const { media, locator, record } = item;
  const title = item.title ?? firstWords(body ?? summary, notes);
  if (body === undefined && media.attachments.length === 0)
    return {
      type: "skipped",
      locator,
      reason: title === undefined ? "item without headline and text" : "headline without its text",
    };
  const [image, ...others] = media.pictures.filter(({ src }) => !body?.text.includes(src.replaceAll("&", "&amp;")));
  const links = attachmentLinks(media.attachments.filter(({ url }) => !body?.text.includes(url)));
  const updated = item.updated === item.date ? undefined : item.updated;
  return {
    type: "article",
    identity: identityOf(item),
    locator,
    record,
    fields: {
      title,
      summary: summary === undefined ? undefined : wordsIn(summary),
      date: item.date ?? item.updated,
      dateBasis: "feed",
      updated: item.date === undefined ? undefined : updated,
      authors: item.authors ?? channel.authors,
      topics: item.topics,
      url: item.link,
      lang: item.lang ?? channel.lang,
      source: sourceOf(item, channel),
      rights: item.rights ?? channel.rights,
      image,
      pictures: others,
      extent,
    },
    body: withLinks(body, links),
    origins: originsOf(item),
    ...versionOf(item, reading),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

function originsOf({ origins, authors, lang, rights }: Item): Item["origins"] {
  const feed = "the feed itself";
  const text = origins.content ?? origins.description;
  return {
    source: feed,
    ...(authors ? {} : { authors: feed }),
    ...(lang ? {} : { lang: feed }),
    ...(rights ? {} : { rights: feed }),
    ...(text === undefined ? {} : { body: text, extent: text }),
    ...origins,
  };
}

type Texts = { body?: Text; summary?: Text; extent?: "summary" };

/** The full text where the item has one; else its description, which may be no more than a summary. */
function textOf(item: Item, channelBase: string | undefined, notes: string[]): Texts {
  const base = item.base ?? channelBase ?? item.link;
  const content = tidy(item.content, base);
  const description = tidy(item.description, base);
  if (content && wordsIn(content.text).length >= (description ? wordsIn(description.text).length : 0)) {
    const same = description && wordsIn(content.text).startsWith(wordsIn(description.text).replace(/\W+$/, ""));
    const summary = description && !same && !looksWhole(description.text) ? description.text : undefined;
    return { body: content.text, summary, ...(content.cut ? { extent: "summary" } : {}) };
  }
  const only = description ?? content;
  if (!only) {
    if (item.contentAddress !== undefined) notes.push(`the text itself is at ${item.contentAddress}`);
    return {};
  }
  return { body: only.text, ...(!only.cut && looksWhole(only.text) ? {} : { extent: "summary" }) };
}

function tidy(text: Text | undefined, base: string | undefined): { text: Text; cut: boolean } | undefined {
  if (text === undefined) return undefined;
  const { text: bare, cut } = withoutChrome(text);
  const whole = bare.html ? { html: true, text: withBase(bare.text, base) } : bare;
  return wordsIn(whole) === "" && !/<(?:img|iframe|video|audio|object|embed)\b/i.test(whole.text)
    ? undefined
    : { text: whole, cut };
}

function firstWords(text: Text | undefined, notes: string[]): string | undefined {
  const words = text === undefined ? "" : wordsIn(text);
  if (words === "") return undefined;
  notes.push("without a headline: the first words stand for it");
  const sentence = (sentencesOf(words.slice(0, 1000))[0] ?? words).trim();
  if (sentence.length <= LONGEST_TITLE) return sentence.replace(/(?<!\.)\.$/, "");
  const cut = sentence.slice(0, LONGEST_TITLE);
  return `${cut.includes(" ") ? cut.replace(/\s+\S*$/, "") : cut}…`;
}

function withLinks(body: Text | undefined, links: string): RawArticle["body"] {
  if (links === "") return bodyOf(body ?? { html: false, text: "" });
  if (body === undefined || body.html) return { kind: "html", text: `${body?.text ?? ""}\n${links}` };
  const paragraphs = body.text.split(/\n\s*\n/).map((paragraph) => `<p>${escaped(paragraph)}</p>`);
  return { kind: "html", text: `${paragraphs.join("\n")}\n${links}` };
}

function sourceOf({ source }: Item, channel: Channel): RawArticle["fields"]["source"] {
  const name = source?.name ?? (source?.url === undefined ? channel.title : undefined);
  const url = source ? source.url : channel.link;
  return name === undefined && url === undefined ? undefined : { name, url };
}

/** Feeds of small papers link every item to the front page: that tells no item from another. */
function withoutFrontPage(item: Item, { link }: Channel): Item {
  const isOf = (address: string | undefined) =>
    link !== undefined && address !== undefined && same(address, link) && isFront(link);
  const { link: own, id, ...rest } = item;
  return { ...rest, ...(isOf(id) ? {} : { id }), ...(isOf(own) ? {} : { link: own }) };
}

const same = (one: string, other: string) => one.replace(/\/$/, "") === other.replace(/\/$/, "");

const identityOf = ({ id, link, title, date, record }: Item) =>
  id ?? link ?? `untitled:${shortHash(date ?? title ?? record, 12)}`;

/**
 * Captures of a feed hold an item again and again: which one is newer is said by its last change, by the capture, or by
 * the feed's own date. The latter two are of the whole feed: a second item of one name in it is another item.
 */
function versionOf(item: Item, { channel, capturedAt, seen }: Reading): { version?: string } {
  const moment = (words: string | undefined) =>
    words === undefined ? undefined : readDate(words, { zone: "UTC" })?.date;
  const key = item.link ?? identityOf(item);
  const isFirst = !seen.has(key);
  seen.add(key);
  const version = moment(item.updated) ?? (isFirst ? (capturedAt ?? moment(channel.built)) : undefined);
  return version === undefined ? {} : { version };
}
