import MarkdownIt from "markdown-it";
import { cutOutsideCode, outsideCode } from "./code.ts";
import { fenceHighlights } from "./highlights.ts";
import { htmlToMarkdown } from "./html.ts";
import { withoutAttributes } from "./kramdown.ts";
import { plainWords } from "./plain.ts";
import { hasRawHtml, type Token, withoutUnknownTags } from "./raw-html.ts";
import { LIQUID_COMMENT, resolveTemplates } from "./templates.ts";

const md = new MarkdownIt({ html: true, linkify: false, typographer: false });
md.validateLink = () => true; // the sanitiser behind it decides, and links to source files must pass

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
  const fenced = fenceHighlights(source);
  const shown = /\{%-?\s*comment/.test(fenced) ? cutOutsideCode(fenced, LIQUID_COMMENT) : fenced;
  const resolved = outsideCode(shown, (text) =>
    withoutAttributes(anchored(resolveTemplates(text, siteAddress, left), siteAddress)),
  );
  if (left.asText.size > 0) notes.add(`left as text: ${[...left.asText].join(", ")}`);
  const text = withoutTitle(convertHtml(resolved, notes), title);
  return { text: trimmed(text), notes: [...notes] };
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
    out.push(withoutBlankEnd(lines.slice(line, first.from)), converted.text);
    line = run.at(-1)!.to;
    // Blank lines are closed up around what was converted, and nowhere else: code holds its own.
    while (line < lines.length && lines[line]!.trim() === "") line += 1;
    at = end;
  }
  if (line === 0) return markdown;
  return [...out, lines.slice(line).join("\n")].filter((part) => part !== "").join("\n\n");
}

/** Blank lines at the end go; spaces behind the last line of code stay. */
function withoutBlankEnd(lines: string[]): string {
  while (lines.length > 0 && lines.at(-1)!.trim() === "") lines.pop();
  return lines.join("\n");
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

/** Without the white space around it, but for what makes a first line code. */
function trimmed(text: string): string {
  const begun = text.replace(/^(?:[ \t]*\n)+/, "").trimEnd();
  return /^(?: {4}| {0,3}\t)/.test(begun) ? begun : begun.trimStart();
}

/** A first heading that says the headline once more is left out. Read by the line: a pattern for both would be slow. */
function withoutTitle(markdown: string, title: string): string {
  const text = trimmed(markdown);
  const [first = "", second = ""] = text.split("\n", 2);
  const marked = /^# +(\S.*)$/.exec(first)?.[1];
  const underlined = /^[^#>*\s-]/.test(first) && /^=+\s*$/.test(second);
  const heading = marked === undefined ? (underlined ? first : undefined) : marked.trimEnd().replace(/(?<= )#+$/, "");
  if (heading === undefined || plainWords(heading) !== title) return markdown;
  return text.slice(first.length + (underlined ? second.length + 1 : 0));
}
