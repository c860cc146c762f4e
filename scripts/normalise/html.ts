import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { outsideCode } from "./code.ts";
import { escapeMarkdown } from "./escape.ts";
import { prepare } from "./html-prepare.ts";
import { oneLine, withoutLineEnds } from "./plain.ts";
import { SOURCE_SCHEME } from "./source-links.ts";

/** `SOURCE_SCHEME` stands for a link to another file of the same import, resolved when that file's article has its place. */
const SCHEMA = {
  ...defaultSchema,
  clobber: [],
  protocols: {
    ...defaultSchema.protocols,
    href: ["http", "https", "mailto", "tel", SOURCE_SCHEME],
    src: ["http", "https"],
  },
};

const parser = unified().use(rehypeParse, { fragment: true });

const toMarkdown = unified()
  .use(rehypeSanitize, SCHEMA)
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify, { bullet: "-", emphasis: "_", rule: "-", listItemIndent: "one" });

/** What HTML became: Markdown, and what of it Markdown cannot hold. */
export type Converted = { text: string; notes: string[] };

/**
 * Nesting deeper than this, or a page of more characters, is an attack or broken. The parsers recurse, and take long:
 * such a page keeps its words only.
 */
const DEEPEST = 200;
const LONGEST = 500_000;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|td|th|tr|dt|dd|option)$/i;

function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, closing, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (!VOID.test(name!)) depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function wordsOf(html: string): string {
  const paragraphs = html
    .replace(/<\/?(?:p|div|h[1-6]|li|tr|br|blockquote)\b[^<>]*>/gi, "\n\n")
    .replace(/<[^<>]*>/g, " ");
  return paragraphs
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter(Boolean)
    .map(escapeMarkdown)
    .join("\n\n");
}

/** HTML as Markdown, by way of a parser and a sanitiser: no tag, script or odd address of it is left. */
export function htmlToMarkdown(html: string): Converted {
  if (html.length > LONGEST || isTooDeep(html))
    return { text: wordsOf(html), notes: ["HTML too long or too deep: words kept, markup left out"] };
  const { tree, notes } = prepare(parser.parse(html));
  const text = String(toMarkdown.stringify(toMarkdown.runSync(tree) as Parameters<typeof toMarkdown.stringify>[0]));
  return {
    text: outsideCode(text, (words) => withoutLineEnds(words.replace(/&#x20;/g, " "))).trim(),
    notes,
  };
}
