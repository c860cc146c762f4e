import { elementsOf, markupOf, textOf, type XmlNode } from "../xml/reader.ts";
import { baseWithin, resolve, withBase } from "./address.ts";
import { attributeOf, partsOf, type Parts, wordsOf } from "./elements.ts";
import type { Channel, Item } from "./item.ts";
import { mediaOf } from "./media.ts";
import { authorsOf } from "./people.ts";
import { type Text, textIn, wordsIn } from "./text.ts";

/** What Atom, RSS in all its versions, CDF and their extensions call the parts of an item. */
const NAMES = {
  title: ["title", "dc:title", "media:title"],
  id: ["guid", "id"],
  content: ["content:encoded", "content", "xhtml:body", "body", "xhtml:div", "fullitem", "encoded"],
  description: [
    "description",
    "summary",
    "abstract",
    "dc:description",
    "dcterms:abstract",
    "media:description",
    "itunes:summary",
    "itunes:subtitle",
  ],
  date: ["pubdate", "published", "dc:date", "issued", "dcterms:issued", "dcterms:created", "created", "dcterms:date"],
  updated: ["updated", "modified", "dcterms:modified", "lastmod"],
  rights: ["rights", "copyright", "dc:rights", "dcterms:rights"],
};

/** An item as its feed tells it; `number` counts from 1. */
export function xmlItemOf(node: XmlNode, channel: Channel, number: number): Item {
  const parts = partsOf(node);
  const base = baseWithin(node.attributes["xml:base"], channel.base);
  const outer = base ?? channel.link;
  const origins: Item["origins"] = {};
  const found = (field: keyof typeof NAMES) => {
    const one = wordsOf(parts, ...NAMES[field]);
    if (one) origins[field] = one.node.name;
    return one;
  };
  const link = linkOf(parts, node, outer);
  if (link) origins.url = link.from;
  const writers = authorsOf(parts);
  if (writers) origins.authors = writers.key;
  const title = found("title");
  const updated =
    parts.get("lastmod")?.map((one) => attributeOf(one, "value"))[0] ??
    attributeOf(node, "lastmod") ??
    found("updated")?.words;
  return {
    id: found("id")?.words ?? attributeOf(node, "rdf:about"),
    locator: `item ${number} (line ${node.line})`,
    record: `<${node.local}>${markupOf(node)}</${node.local}>`,
    title: title ? wordsIn(textIn(title.node)) || undefined : undefined,
    link: link?.address,
    base: base ?? channel.link,
    content: textAt(parts, NAMES.content, origins, "content", base ?? outer),
    description: textAt(parts, NAMES.description, origins, "description", base ?? outer),
    contentAddress: resolve((parts.get("content") ?? []).map((one) => attributeOf(one, "src")).find(Boolean), outer),
    date: found("date")?.words,
    updated,
    authors: writers?.names,
    topics: topicsOf(parts),
    lang: node.attributes["xml:lang"] ?? wordsOf(parts, "dc:language", "language")?.words,
    rights: found("rights")?.words,
    source: sourceOf(parts),
    media: mediaOf(parts, outer),
    origins,
  };
}

/** The first of some elements that holds a text. Atom's content may be of a kind that is no text at all. */
function textAt(
  parts: Parts,
  keys: string[],
  origins: Item["origins"],
  field: string,
  base: string | undefined,
): Text | undefined {
  for (const node of keys.flatMap((key) => parts.get(key) ?? [])) {
    const type = attributeOf(node, "type") ?? "";
    if (/^(?:image|audio|video|application\/(?!xhtml|xml))/i.test(type)) continue;
    const text = textIn(node);
    if (wordsIn(text) === "" && !/<img\b/i.test(text.text)) continue;
    origins[field] = node.name;
    const own = node.attributes["xml:base"];
    return own === undefined || !text.html ? text : { html: true, text: withBase(text.text, baseWithin(own, base)) };
  }
  return undefined;
}

/** Where the item is published: what a feed service wrote over stands in an element of its own. */
function linkOf(parts: Parts, item: XmlNode, base: string | undefined): { address: string; from: string } | undefined {
  const guid = wordsOf(parts, "guid");
  const isPermaLink =
    guid && /^true$/i.test(attributeOf(guid.node, "ispermalink") ?? (/^https?:/i.test(guid.words) ? "true" : ""));
  const links = parts.get("link") ?? [];
  const alternate = links.filter((one) => /^(?:alternate)?$/i.test(attributeOf(one, "rel") ?? ""));
  const pages = [...alternate.filter((one) => /html/i.test(attributeOf(one, "type") ?? "")), ...alternate];
  const candidates: [address: string | undefined, from: string, base?: string][] = [
    [wordsOf(parts, "feedburner:origlink")?.words, "feedburner:origLink"],
    ...pages.map((one): [string | undefined, string, string?] => [
      attributeOf(one, "href") ?? (textOf(one).trim() || undefined),
      "link",
      one.attributes["xml:base"],
    ]),
    [isPermaLink ? guid?.words : undefined, "guid"],
    [attributeOf(item, "href"), "HREF"],
    [(parts.get("a") ?? []).map((one) => attributeOf(one, "href"))[0], "A"],
    [attributeOf(item, "rdf:about"), "rdf:about"],
    [
      /^https?:/i.test(wordsOf(parts, "id")?.words ?? "") && links.length === 0
        ? wordsOf(parts, "id")?.words
        : undefined,
      "id",
    ],
  ];
  for (const [given, from, own] of candidates) {
    const address = resolve(given, baseWithin(own, base));
    if (address !== undefined) return { address, from };
  }
  return undefined;
}

function topicsOf(parts: Parts): string[] {
  const given = ["category", "dc:subject", "itunes:keywords", "media:keywords"].flatMap((key) =>
    (parts.get(key) ?? []).flatMap((node) => {
      const words = attributeOf(node, "label") ?? (textOf(node).trim() || attributeOf(node, "term"));
      return words === undefined ? [] : key.endsWith("keywords") ? words.split(",") : [words];
    }),
  );
  return [...new Set(given.map((one) => one.trim()).filter(Boolean))];
}

/** The paper that an item was taken over from. */
function sourceOf(parts: Parts): Item["source"] {
  const node = parts.get("source")?.[0];
  if (!node) return undefined;
  const inner = partsOf(node);
  const own = elementsOf(node).length === 0 ? textOf(node).trim() || undefined : wordsOf(inner, "title")?.words;
  const link = (inner.get("link") ?? []).find((one) => /^(?:alternate)?$/.test(attributeOf(one, "rel") ?? ""));
  const url = resolve(link && attributeOf(link, "href"), undefined);
  return own === undefined ? undefined : { name: own, ...(url ? { url } : {}) };
}
