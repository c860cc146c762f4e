import { correctionsOf, editorNotes, type Fields } from "../wire/fields.ts";
import { at, elementsOf, textOf, wordsAt, type XmlNode } from "../xml/reader.ts";

/** A text in NITF's elements as HTML, and what was taken out of it. */
export type NitfBody = {
  html: string;
  pictures: NonNullable<Fields["pictures"]> & unknown[];
  notes: string[];
  corrections: { text: string }[];
};

/** NITF's elements under the names that HTML has for them. */
const AS_HTML: { [local: string]: string } = {
  h1: "h2",
  hl1: "h2",
  hl2: "h2",
  bq: "blockquote",
  credit: "p",
  tagline: "p",
  bibliography: "p",
  fn: "p",
  datasource: "p",
  "nitf-table": "div",
  pre: "pre",
};

/** Elements that HTML has too. */
const IN_HTML = new Set(
  "p h1 h2 h3 h4 h5 h6 em strong b i u a br hr q sub sup ol ul li dl dt dd table caption thead tbody tfoot tr td th img blockquote span div section article figure figcaption code".split(
    " ",
  ),
);
const VOID = new Set(["br", "hr", "img"]);
const KEPT_ATTRIBUTES = ["href", "src", "alt", "title", "colspan", "rowspan", "start"];
/** How a story reached its paper, and what is addressed to its editors. */
const LEFT_OUT = new Set(["del-list", "nitf-table-metadata", "script", "style", "pronounce"]);

/** The text of `body.content` (or of any element with NITF or XHTML inside) as HTML. */
export function nitfHtml(content: XmlNode | undefined): NitfBody {
  const body: NitfBody = { html: "", pictures: [], notes: [], corrections: [] };
  body.html = content ? insideOf(content, body) : "";
  return body;
}

function insideOf(node: XmlNode, body: NitfBody): string {
  return node.children.map((child) => (typeof child === "string" ? escaped(child) : elementOf(child, body))).join("");
}

function elementOf(node: XmlNode, body: NitfBody): string {
  if (LEFT_OUT.has(node.local)) return "";
  if (node.local === "media") return mediaOf(node, body);
  if (node.local === "note") return noteOf(node, body);
  if (node.local === "num") return insideOf(node, body) || escaped(node.attributes.decimal ?? "");
  const name = AS_HTML[node.local] ?? (IN_HTML.has(node.local) ? node.local : undefined);
  if (name === undefined) return insideOf(node, body);
  const attributes = KEPT_ATTRIBUTES.flatMap((key) =>
    node.attributes[key] === undefined ? [] : [` ${key}="${escaped(node.attributes[key])}"`],
  ).join("");
  return VOID.has(name) ? `<${name}${attributes}>` : `<${name}${attributes}>${insideOf(node, body)}</${name}>`;
}

/** A note for readers stays where it is; one for editors is told in the report. */
function noteOf(node: XmlNode, body: NitfBody): string {
  if (node.attributes.noteclass !== "editorsnote" && node.attributes.type !== "npa")
    return `<blockquote>${insideOf(node, body)}</blockquote>`;
  const words = oneLine(textOf(node));
  body.notes.push(...editorNotes([words]));
  body.corrections.push(...correctionsOf([words]));
  return "";
}

function mediaOf(node: XmlNode, body: NitfBody): string {
  const kind = node.attributes["media-type"] ?? "image";
  const references = elementsOf(node, "media-reference");
  const reference = references.find((one) => one.attributes.source) ?? references[0];
  const src = reference?.attributes.source;
  const caption = paragraphsOf(at(node, "media-caption"));
  const credit = wordsAt(node, "media-producer");
  if (!/image|photo|picture|graphic/i.test(kind) || src === undefined) {
    body.notes.push(`${kind} left out: ${src ?? caption ?? "no address"}`);
    return "";
  }
  body.pictures.push({ src, caption, credit: credit?.replace(/\s+/g, " ") });
  return "";
}

/** The words of an element that holds paragraphs or plain words, on one line. */
export function paragraphsOf(node: XmlNode | undefined): string | undefined {
  const paragraphs = elementsOf(node, "p").map((one) => oneLine(textOf(one)));
  const words = paragraphs.length > 0 ? paragraphs.filter(Boolean).join(" ") : oneLine(textOf(node));
  return words || undefined;
}

export const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

export const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
