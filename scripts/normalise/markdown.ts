import MarkdownIt from "markdown-it";
import { fenceHighlights, outsideCode } from "./code.ts";
import { htmlToMarkdown } from "./html.ts";
import { plainWords } from "./plain.ts";
import { hasRawHtml, type Token, withoutUnknownTags } from "./raw-html.ts";
import { resolveTemplates } from "./templates.ts";

const md = new MarkdownIt({ html: true, linkify: false, typographer: false });
md.validateLink = () => true; // the sanitiser behind it decides, and links to source files must pass

/** Kramdown's attribute lists ({: .class #id key="value"}), its {:toc} and the {#id} behind a heading. */
const ATTRIBUTES = /[ \t]*\{:\s*(?:[.#][\w-]+\s*|[\w-]+=(?:"[^"]*"|'[^']*'|[\w-]+)\s*|toc\s*|no_toc\s*)+\}/g;
const HEADING_ID = /^(#{1,6} .*?)[ \t]*\{#[\w-]+\}[ \t]*$/gm;

/**
 * The Markdown of a generator as plain Markdown. Paragraphs that are plain already stay as they are, to the byte;
 * blocks with raw HTML in them are rendered, sanitised and written again.
 */
export function tidyMarkdown(
  source: string,
  { title, siteAddress }: { title: string; siteAddress?: string },
): { text: string; notes: string[] } {
  const notes = new Set<string>();
  const left = { notes, asText: new Set<string>() };
  const resolved = outsideCode(fenceHighlights(source), (text) =>
    anchored(resolveTemplates(text, siteAddress, left), siteAddress)
      .replace(ATTRIBUTES, "")
      .replace(HEADING_ID, "$1"),
  );
  if (left.asText.size > 0) notes.add(`left as text: ${[...left.asText].join(", ")}`);
  const text = withoutTitle(convertHtml(resolved, notes), title);
  return { text: text.trim(), notes: [...notes] };
}

/** Links to the root of the old site say where that is. */
function anchored(text: string, siteAddress: string | undefined): string {
  if (siteAddress === undefined) return text;
  const origin = new URL(siteAddress).origin;
  return text.replace(/(\]\(<?|^ {0,3}\[[^\]\n]+\]:\s*<?)(?=\/(?!\/))/gm, `$1${origin}`);
}

/** `open`: how many holders of blocks its tags open and leave open. */
type Block = { tokens: Token[]; from: number; to: number; html: boolean; open: number };

/** Only blocks that hold tags are converted, each run of blocks between an opening tag and its closing one as a whole. */
function convertHtml(markdown: string, notes: Set<string>): string {
  if (!/<[a-z/!]/i.test(markdown)) return markdown;
  const env = {};
  const blocks = blocksOf(md.parse(markdown, env));
  const lines = markdown.split("\n");
  const out: string[] = [];
  let line = 0;
  for (let at = 0; at < blocks.length; at += 1) {
    const first = blocks[at]!;
    if (!first.html) continue;
    const end = lastOfRun(blocks, at);
    const run = blocks.slice(at, end + 1);
    const html = md.renderer.render(withoutUnknownTags(run.flatMap((block) => block.tokens)), md.options, env);
    const converted = htmlToMarkdown(html);
    for (const note of converted.notes) notes.add(note);
    out.push(lines.slice(line, first.from).join("\n").trimEnd(), converted.text);
    line = run.at(-1)!.to;
    // Blank lines are closed up around what was converted, and nowhere else: code holds its own.
    while (line < lines.length && lines[line]!.trim() === "") line += 1;
    at = end;
  }
  if (line === 0) return markdown;
  return [...out, lines.slice(line).join("\n")].filter((part) => part !== "").join("\n\n");
}

function blocksOf(tokens: Token[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const start = at;
    while (tokens[at]!.level > 0 || tokens[at]!.nesting > 0) at += 1;
    const [from, to] = tokens[start]!.map ?? [0, 0];
    const own = tokens.slice(start, at + 1);
    const html = hasRawHtml(own);
    blocks.push({ tokens: own, from, to, html, open: html ? balance(own) : 0 });
  }
  return blocks;
}

/** Elements that hold blocks, and so may be opened in one block of Markdown and closed in a later one. */
const HOLDER =
  /<(\/?)(?:address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|form|header|iframe|main|nav|object|ol|section|table|ul|video|audio)\b[^>]*?(\/?)>/gi;

/** An element that is not closed within so many blocks is taken for one that never is. */
const LONGEST_RUN = 300;

function lastOfRun(blocks: Block[], at: number): number {
  let open = 0;
  for (let end = at; end < Math.min(blocks.length, at + LONGEST_RUN); end += 1) {
    open = Math.max(0, open + blocks[end]!.open);
    if (open === 0) return end;
  }
  return at;
}

function balance(tokens: Token[]): number {
  let open = 0;
  for (const token of tokens) {
    const raw = token.type === "html_block" ? token.content : htmlInline(token);
    for (const [, closing, selfClosed] of raw.matchAll(HOLDER)) open += closing ? -1 : selfClosed ? 0 : 1;
  }
  return open;
}

function htmlInline(token: Token): string {
  return (token.children ?? []).map((child) => (child.type === "html_inline" ? child.content : "")).join("");
}

/** A first heading that says the headline once more is left out. */
function withoutTitle(markdown: string, title: string): string {
  const match = /^\s*(?:# +(.+?)(?: +#+)?[ \t]*(?:\n|$)|([^\n#>*-][^\n]*)\n=+[ \t]*(?:\n|$))/.exec(markdown);
  const heading = match?.[1] ?? match?.[2];
  return heading !== undefined && plainWords(heading) === title ? markdown.slice(match![0].length) : markdown;
}
