import MarkdownIt from "markdown-it";
import { htmlToMarkdown } from "../../scripts/normalise/html.ts";
import { mainText } from "../../scripts/sources/html/body.ts";
import { parsePage } from "../../scripts/sources/html/document.ts";
import { factsOf } from "../../scripts/sources/html/facts.ts";
import type { Page } from "../../scripts/sources/html/page.ts";

/** What the sets of pages with known texts share: reading a page as an import does, and comparing words. */

export type ReadText = {
  kind: "article" | "list" | "empty";
  text: string;
  /** What finding the text took, and what it took with parsing and reading the facts before it. */
  finding: number;
  all: number;
};

const markdown = new MarkdownIt({ html: false });

const CAPTIONS = /<figcaption[^>]*>[\s\S]*?<\/figcaption>|<p class="caption-text">[\s\S]*?<\/p>/g;

/** The text of a page's article as a reader sees it: by way of Markdown, as an import writes it. */
export function readText(page: Page, captions: "with captions" | "without captions" = "with captions"): ReadText {
  const start = performance.now();
  const document = parsePage(page.html);
  const facts = factsOf(document, page);
  const begun = performance.now();
  const { kind, html } = mainText(document, facts);
  const end = performance.now();
  const measured = captions === "with captions" ? html : html.replace(CAPTIONS, "");
  const text = html === "" ? "" : shownWords(htmlToMarkdown(measured).text);
  return { kind, text, finding: end - begun, all: end - start };
}

/** The words of a Markdown text without its marks and addresses, a block a line. */
export function shownWords(text: string): string {
  const words: string[] = [];
  for (const token of markdown.parse(text, {})) {
    if (token.type === "fence" || token.type === "code_block") words.push(token.content);
    for (const child of token.children ?? []) {
      if (child.type === "text" || child.type === "code_inline") words.push(child.content);
      else if (child.type === "softbreak" || child.type === "hardbreak") words.push("\n");
    }
    if (token.type === "inline") words.push("\n\n");
  }
  return words.join("").trim();
}

/** Words as Python's `\w+` finds them. */
export const wordsIn = (text: string) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

export function counted<Key>(keys: Iterable<Key>): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** How many of these are in both. */
export function shared<Key>(one: Map<Key, number>, other: Map<Key, number>): number {
  let sum = 0;
  for (const [key, count] of one) sum += Math.min(count, other.get(key) ?? 0);
  return sum;
}

export const mean = (numbers: number[]) =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
