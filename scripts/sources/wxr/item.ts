import { textOf, type XmlNode } from "../xml/reader.ts";

/** One `<category>` of an item: its taxonomy ("category", "post_tag", "author", …), its slug and its name. */
export type Term = { domain: string; slug: string; name: string };

export type WxrComment = {
  id: string;
  parent: string;
  author: string;
  date: string;
  dateGmt: string;
  content: string;
  approved: string;
  type: string;
};

/**
 * An `<item>` as WordPress wrote it, every value as words. What tells of readers and editors beyond their names (e-mail
 * and IP addresses, user ids, passwords) is not even read. https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php
 */
export type Item = {
  line: number;
  id: string;
  /** "post", "page", "attachment", …; "" where the item states none. */
  type: string;
  status: string;
  hasPassword: boolean;
  title: string;
  link: string;
  guid: string;
  slug: string;
  creator: string;
  content: string;
  excerpt: string;
  parent: string;
  menuOrder: number;
  attachmentUrl: string;
  dates: { local: string; gmt: string; pubDate: string; modified: string; modifiedGmt: string };
  terms: Term[];
  /** Values by key; a key may have several. */
  meta: Map<string, string[]>;
  comments: WxrComment[];
};

/** Characters that XML does not allow and exports hold all the same. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export const plain = (node: XmlNode | undefined) => textOf(node).replace(CONTROL, "");
const words = (node: XmlNode | undefined) => plain(node).trim();

/** The children of an element by name as written ("content:encoded"), the first of each. */
function byName(node: XmlNode): (name: string) => XmlNode | undefined {
  const first = new Map<string, XmlNode>();
  for (const child of node.children)
    if (typeof child !== "string" && !first.has(child.name)) first.set(child.name, child);
  return (name) => first.get(name);
}

export function readItem(node: XmlNode): Item {
  const child = byName(node);
  const wp = (name: string) => words(child(`wp:${name}`));
  const many = (local: string) =>
    node.children.filter((one): one is XmlNode => typeof one !== "string" && one.local === local);
  return {
    line: node.line,
    id: wp("post_id"),
    type: wp("post_type"),
    status: wp("status"),
    hasPassword: wp("post_password") !== "",
    title: words(child("title")),
    link: words(child("link")),
    guid: words(child("guid")),
    slug: wp("post_name"),
    creator: words(child("dc:creator")),
    content: plain(child("content:encoded")),
    excerpt: words(child("excerpt:encoded")),
    parent: wp("post_parent"),
    menuOrder: Number(wp("menu_order")) || 0,
    attachmentUrl: wp("attachment_url"),
    dates: {
      local: wp("post_date"),
      gmt: wp("post_date_gmt"),
      pubDate: words(child("pubDate")),
      modified: wp("post_modified"),
      modifiedGmt: wp("post_modified_gmt"),
    },
    terms: many("category").map(readTerm),
    meta: readMeta(many("postmeta")),
    comments: many("comment").map(readComment),
  };
}

function readTerm(node: XmlNode): Term {
  return { domain: node.attributes.domain ?? "", slug: node.attributes.nicename ?? "", name: words(node) };
}

function readMeta(nodes: XmlNode[]): Item["meta"] {
  const meta: Item["meta"] = new Map();
  for (const node of nodes) {
    const child = byName(node);
    const key = words(child("wp:meta_key"));
    const value = words(child("wp:meta_value"));
    if (key !== "" && value !== "") meta.set(key, [...(meta.get(key) ?? []), value]);
  }
  return meta;
}

function readComment(node: XmlNode): WxrComment {
  const child = byName(node);
  const wp = (name: string) => words(child(`wp:comment_${name}`));
  return {
    id: wp("id"),
    parent: wp("parent"),
    author: wp("author"),
    date: wp("date"),
    dateGmt: wp("date_gmt"),
    content: wp("content"),
    approved: wp("approved"),
    type: wp("type"),
  };
}
