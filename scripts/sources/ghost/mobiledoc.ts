import { escapeHtml, escapeWords } from "../exports/markup.ts";
import { readJson, recordOf } from "../exports/json.ts";
import { CARDS } from "./cards.ts";
import type { Written } from "./lexical.ts";

type Lists = { markups: unknown[]; atoms: unknown[]; cards: unknown[]; sections: unknown[] };

const listAt = (value: unknown, key: string) => {
  const list = recordOf(value)?.[key];
  return Array.isArray(list) ? (list as unknown[]) : [];
};
const rowOf = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);

/** Ghost's editor before version 5: rows of numbers. https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md */
export function mobiledocToHtml(json: string): Written | undefined {
  const read = readJson(json);
  if (!("value" in read) || !Array.isArray(recordOf(read.value)?.sections)) return undefined;
  const { value } = read;
  const lists = {
    markups: listAt(value, "markups"),
    atoms: listAt(value, "atoms"),
    cards: listAt(value, "cards"),
    sections: listAt(value, "sections"),
  };
  const written: Written = { html: "", unknown: new Set(), notes: new Set() };
  written.html = lists.sections.map((section) => sectionOf(rowOf(section), lists, written)).join("\n");
  return written;
}

const SECTIONS = new Set("p h1 h2 h3 h4 h5 h6 blockquote aside pull-quote".split(" "));

function sectionOf(section: unknown[], lists: Lists, written: Written): string {
  const [kind, first, second] = section;
  if (kind === 1) {
    const tag = SECTIONS.has(String(first)) ? String(first) : "p";
    return within(tag === "aside" || tag === "pull-quote" ? "blockquote" : tag, markersOf(rowOf(second), lists));
  }
  if (kind === 2) return typeof first === "string" ? `<img src="${escapeWords(first)}">` : "";
  if (kind === 3) {
    const items = rowOf(second).map((markers) => within("li", markersOf(rowOf(markers), lists)));
    return within(first === "ol" ? "ol" : "ul", items.join(""));
  }
  if (kind !== 10) return "";
  const [name, payload] = rowOf(lists.cards[Number(first)]);
  const card = CARDS.get(String(name))?.(recordOf(payload) ?? {}, written.notes);
  if (card === undefined) written.unknown.add(String(name));
  return card ?? "";
}

const within = (tag: string, html: string) => `<${tag}>${html}</${tag}>`;

const MARKS = new Set("a b strong i em u s strike del code sub sup mark".split(" "));

/** A marker opens some markups by their numbers, says its text, and closes so many. */
function markersOf(markers: unknown[], lists: Lists): string {
  const open: string[] = [];
  const out: string[] = [];
  for (const marker of markers) {
    const [kind, opened, closed, text] = rowOf(marker);
    for (const number of rowOf(opened)) {
      const [tag, attributes] = rowOf(lists.markups[Number(number)]);
      const name = MARKS.has(String(tag)) ? String(tag) : "span";
      const at = rowOf(attributes).indexOf("href");
      const href = name === "a" && at >= 0 ? ` href="${escapeWords(String(rowOf(attributes)[at + 1]))}"` : "";
      open.push(name);
      out.push(`<${name}${href}>`);
    }
    if (kind === 0) out.push(escapeHtml(String(text ?? "")));
    else {
      const [name, words] = rowOf(lists.atoms[Number(text)]);
      out.push(name === "soft-return" ? "<br>" : escapeHtml(String(words ?? "")));
    }
    for (let count = Math.min(Number(closed) || 0, open.length); count > 0; count -= 1) out.push(`</${open.pop()!}>`);
  }
  return (
    out.join("") +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join("")
  );
}
