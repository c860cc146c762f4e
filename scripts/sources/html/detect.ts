import { hasFrontMatter } from "../markdown/frontmatter.ts";
import type { Head } from "../source.ts";

/** What may stand before a page: comments of whoever saved it, an XML declaration, code that a server left in. */
const BEFORE = /^(?:[\s\ufeff]|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<%[\s\S]*?%>)*/;
const DOCTYPE = /^<!doctype\s+["']?html\b/i;
/** Elements that nothing but a page begins with. */
const BEGINS = /^<(?:html|head|body|frameset|title|meta|base)(?=[\s>])/i;
/** The same, at the beginning of a line and further down: behind a warning of a server, or headers that wget kept. */
const LATER = /^[ \t]*<(?:!doctype\s+["']?html\b|html[\s>])/im;
const NAME = /\.(?:[xsp]?html?|htm[45])$/i;
const MARKDOWN = /\.(?:md|markdown|mdown|mkd|mdx)$/i;
const TAG = /<(?:p|div|h[1-6]|table|br|font|center|article|section|main|body|b|i|a|img|hr|ul|ol)(?=[\s/>])/i;

/** Whether a file is a page of HTML: by how it begins; one without any frame of a page, by its name and its tags. */
export function looksLikePage({ name, text }: Head): boolean {
  const start = text.slice(BEFORE.exec(text)![0].length);
  if (DOCTYPE.test(start) || BEGINS.test(start)) return true;
  if (MARKDOWN.test(name) || !NAME.test(name) || hasFrontMatter(text)) return false;
  return LATER.test(text) || TAG.test(text);
}
