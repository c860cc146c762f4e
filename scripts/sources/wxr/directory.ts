import { elementsOf, readXml, wordsAt, type XmlNode } from "../xml/reader.ts";
import { plainWords } from "../../normalise/plain.ts";
import { type Item, readItem } from "./item.ts";

export type Attachment = { url: string; alt?: string; caption?: string; credit?: string; title?: string };

/** What posts point to by number or name, wherever in the file it stands. */
export type Directory = {
  /** The old site's address, without a slash at its end: "https://eveningpost.example". */
  site?: string;
  /** The old site's name. */
  title?: string;
  language?: string;
  attachments: Map<string, Attachment>;
  /** Attachments of a post, in its order: what `[gallery]` without numbers shows. */
  attached: Map<string, string[]>;
  /** Display names by login and by co-author's slug. */
  names: Map<string, string>;
  /** Names of categories by their number, for the primary one. */
  categories: Map<string, string>;
  /** Reusable blocks by their number. */
  blocks: Map<string, string>;
};

/** WordPress declares them; hands and other systems that write its format forget to. */
const NAMESPACES = {
  wp: "http://wordpress.org/export/1.2/",
  content: "http://purl.org/rss/1.0/modules/content/",
  excerpt: "http://wordpress.org/export/1.2/excerpt/",
  dc: "http://purl.org/dc/elements/1.1/",
  wfw: "http://wellformedweb.org/CommentAPI/",
};

/** Broken rules are counted and read over: real exports hold bare "&" and control characters by the hundred. */
export const READING = { namespaces: NAMESPACES };

/** A reusable block longer than this is no block. */
const LONGEST_BLOCK = 64 * 1024;
const OF_CHANNEL = new Set(["title", "link", "language", "base_site_url", "base_blog_url", "author", "category"]);

const isWanted = (path: readonly string[]) => path.at(-1) === "item" || (path.length === 3 && OF_CHANNEL.has(path[2]!));

/** The first reading of an export: keeps what posts refer to, and nothing of the posts themselves. */
export async function readDirectory(pieces: AsyncIterable<string>): Promise<Directory> {
  const directory: Directory = {
    attachments: new Map(),
    attached: new Map(),
    names: new Map(),
    categories: new Map(),
    blocks: new Map(),
  };
  const order = new Map<string, { id: string; at: number }[]>();
  for await (const found of readXml(pieces, isWanted, READING)) {
    if (found.type !== "element") continue;
    if (found.node.local !== "item") keepOfChannel(found.node, directory);
    else for (const node of itemsOf(found.node)) keepItem(readItem(node), directory, order);
  }
  for (const [parent, list] of order)
    directory.attached.set(
      parent,
      list.sort((a, b) => a.at - b.at).map(({ id }) => id),
    );
  return directory;
}

/** An item, and those within it: one that was never closed has swallowed the next. */
export function itemsOf(node: XmlNode): XmlNode[] {
  return [node, ...elementsOf(node, "item").flatMap(itemsOf)];
}

function keepOfChannel(node: XmlNode, directory: Directory): void {
  if (node.local === "author") {
    const login = wordsAt(node, "author_login");
    const name = wordsAt(node, "author_display_name");
    if (login !== undefined && name !== undefined) directory.names.set(login.toLowerCase(), name);
  } else if (node.local === "category") {
    const id = wordsAt(node, "term_id");
    const name = wordsAt(node, "cat_name");
    if (id !== undefined && name !== undefined) directory.categories.set(id, name);
  } else {
    const words = node.children.join("").trim();
    if (node.local === "language") directory.language ??= words;
    else if (node.local === "title") directory.title ??= plainWords(words) || undefined;
    else if (/^https?:\/\/[^/]/i.test(words) && (directory.site === undefined || node.local === "base_blog_url"))
      directory.site = words.replace(/\/+$/, "");
  }
}

function keepItem(item: Item, directory: Directory, order: Map<string, { id: string; at: number }[]>): void {
  if (item.type === "attachment") {
    directory.attachments.set(item.id, attachmentOf(item));
    if (item.parent === "" || item.parent === "0") return;
    const siblings = order.get(item.parent) ?? [];
    order.set(item.parent, siblings);
    siblings.push({ id: item.id, at: item.menuOrder });
  } else if (item.type === "guest-author") {
    const name = item.meta.get("cap-display_name")?.[0] ?? item.title;
    for (const login of [item.slug, item.meta.get("cap-user_login")?.[0] ?? ""])
      if (login !== "" && name !== "") directory.names.set(login.toLowerCase(), name);
  } else if (item.type === "wp_block" && item.content.length <= LONGEST_BLOCK)
    directory.blocks.set(item.id, item.content);
}

function attachmentOf(item: Item): Attachment {
  const meta = (...keys: string[]) => keys.map((key) => item.meta.get(key)?.[0]).find((value) => value !== undefined);
  const given = {
    alt: meta("_wp_attachment_image_alt"),
    caption: item.excerpt || item.content.trim() || undefined,
    credit: meta("_media_credit", "media_credit", "_credit", "credit", "_wp_attachment_credit"),
    title: item.title || undefined,
  };
  return { url: item.attachmentUrl || item.guid, ...given };
}
