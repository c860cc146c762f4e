import { escapeHtml, escapeWords } from "../exports/markup.ts";
import { type Json, readJson, recordOf, recordsOf, textAt } from "../exports/json.ts";
import { CARDS } from "./cards.ts";

/** A body as HTML, and the names of the cards nobody knows. */
export type Written = { html: string; unknown: Set<string>; notes: Set<string> };

/** Nesting deeper than this is broken. */
const DEEPEST = 100;

/** Ghost's editor since version 5: a tree of nodes. https://lexical.dev/docs/concepts/serialization */
export function lexicalToHtml(json: string): Written | undefined {
  const read = readJson(json);
  const root = "value" in read ? recordOf(recordOf(read.value)?.root) : undefined;
  if (root === undefined) return undefined;
  const written: Written = { html: "", unknown: new Set(), notes: new Set() };
  written.html = childrenOf(root, written, 0);
  return written;
}

function childrenOf(node: Json, written: Written, depth: number): string {
  if (depth > DEEPEST) return "";
  return recordsOf(node.children)
    .map((child) => nodeOf(child, written, depth + 1))
    .join("");
}

const FORMATS = ["strong", "em", "s", "u", "code", "sub", "sup", "mark"];

function nodeOf(node: Json, written: Written, depth: number): string {
  const type = textAt(node, "type")?.replace(/^extended-/, "") ?? "";
  const within = (tag: string) => `<${tag}>${childrenOf(node, written, depth)}</${tag}>`;
  if (type === "text" || type === "code-highlight") return textOf(node);
  if (type === "linebreak") return "<br>";
  if (type === "paragraph") return within("p");
  if (type === "heading") return within(/^h[1-6]$/.test(String(node.tag)) ? String(node.tag) : "h2");
  if (type === "quote" || type === "aside") return within("blockquote");
  if (type === "list") return listOf(node, written, depth);
  if (type === "link" || type === "autolink" || type === "at-link")
    return `<a href="${escapeWords(textAt(node, "url") ?? "")}">${childrenOf(node, written, depth)}</a>`;
  const card = CARDS.get(type)?.(node, written.notes);
  if (card !== undefined) return card;
  if (!Array.isArray(node.children)) written.unknown.add(type);
  return childrenOf(node, written, depth);
}

function textOf(node: Json): string {
  const format = typeof node.format === "number" ? node.format : 0;
  return FORMATS.reduce(
    (html, tag, bit) => (format & (1 << bit) ? `<${tag}>${html}</${tag}>` : html),
    escapeHtml(typeof node.text === "string" ? node.text : ""),
  );
}

/** A list within a list is an item of it that holds nothing else: it belongs to the item before. */
function listOf(node: Json, written: Written, depth: number): string {
  const tag = node.listType === "number" || node.tag === "ol" ? "ol" : "ul";
  const items: string[] = [];
  for (const item of recordsOf(node.children)) {
    const inner = recordsOf(item.children);
    const html = childrenOf(item, written, depth + 1);
    if (inner.length === 1 && inner[0]!.type === "list" && items.length > 0) items.push(`${items.pop()!}${html}`);
    else items.push(html);
  }
  return `<${tag}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>`;
}
