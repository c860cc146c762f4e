import { escapeHtml } from "./html.ts";
import { md, type Token } from "./markdown-reader.ts";

/** Where a link in an article leads: an address to be written into the page, or null where it leads nowhere. */
export type ResolveLink = (href: string) => string | null;

/** The only kinds of address that may stand in a page; everything else (javascript:, data:, file:, …) is unlinked. */
const ALLOWED = /^(https?|mailto|tel):/i;

/**
 * Renders an article's Markdown. Content is untrusted: raw HTML stands as text, template code is text, links lead to
 * web, mail and phone addresses or to pages of this site, and pictures that are not part of this site become links,
 * so that reading an article asks nothing of another host.
 */
export function renderMarkdown(text: string, resolve: ResolveLink): string {
  const tokens = md.parse(text, {});
  levelHeadings(tokens);
  for (const token of tokens) {
    if (token.type === "table_open") token.attrSet("tabindex", "0");
    if (token.type === "th_open" || token.type === "td_open") alignByClass(token);
    if (token.children) token.children = safeInline(token.children, resolve);
  }
  return md.renderer.render(tokens, md.options, {});
}

/** markdown-it aligns cells by inline style, which the pages' policy forbids. */
function alignByClass(cell: Token): void {
  const style = cell.attrGet("style");
  if (style === null) return;
  cell.attrs = null;
  cell.attrSet("class", String(style).replace("text-align:", ""));
}

/** The page's headline is its h1: headings in the text start at h2 and go down one step at a time. */
function levelHeadings(tokens: Token[]): void {
  const open: { from: number; to: number }[] = [];
  for (const token of tokens) {
    if (token.type !== "heading_open" && token.type !== "heading_close") continue;
    const from = Number(token.tag.slice(1));
    if (token.type === "heading_open") {
      while (open.length > 0 && open.at(-1)!.from >= from) open.pop();
      open.push({ from, to: Math.min(6, (open.at(-1)?.to ?? 1) + 1) });
    }
    token.tag = `h${open.at(-1)!.to}`;
  }
}

function safeInline(tokens: Token[], resolve: ResolveLink): Token[] {
  const safe: Token[] = [];
  const linked: boolean[] = [];
  for (const token of tokens) {
    if (token.type === "link_open") {
      const href = safeAddress(String(token.attrGet("href") ?? ""), resolve);
      linked.push(href !== null);
      if (href === null) continue;
      token.attrSet("href", href);
      safe.push(token);
    } else if (token.type === "link_close") {
      if (linked.pop()) safe.push(token);
    } else if (token.type === "image") {
      safe.push(pictureLink(token, linked.includes(true), resolve));
    } else safe.push(token);
  }
  return safe;
}

function safeAddress(href: string, resolve: ResolveLink): string | null {
  const address = href.trim();
  if (ALLOWED.test(address)) return URL.canParse(address) ? address : null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return null;
  return resolve(address);
}

/** A picture that the site does not hold, as a link to where it was. */
function pictureLink(image: Token, insideLink: boolean, resolve: ResolveLink): Token {
  const token = new (image.constructor as new (type: string, tag: string, nesting: number) => Token)(
    "html_inline",
    "",
    0,
  );
  const words = escapeHtml(image.content.trim() || "picture");
  const href = safeAddress(String(image.attrGet("src") ?? ""), resolve);
  const text = `<span class="picture">[${words}]</span>`;
  token.content = href === null || insideLink ? text : `<a href="${escapeHtml(href)}">${text}</a>`;
  return token;
}

/** The words of a text as a reader sees them, a paragraph a line: for search and its excerpts. */
export function markdownText(text: string): string {
  const lines: string[] = [];
  for (const token of md.parse(text, {})) {
    if (token.type === "fence" || token.type === "code_block") lines.push(token.content);
    if (token.children) lines.push(token.children.map(inlineText).join(""));
  }
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");
}

function inlineText(token: Token): string {
  if (token.type === "softbreak" || token.type === "hardbreak") return " ";
  if (token.type === "text") return token.content.replaceAll("\n", " ");
  return token.type === "code_inline" || token.type === "image" ? token.content : "";
}

/** The links of a text that only the archive can resolve: those that name no host. */
export function linksOf(text: string): string[] {
  // Most articles have none, and parsing one costs a hundred times this.
  if (!text.includes("](") && !text.includes("]:") && !text.includes("][")) return [];
  const links = new Set<string>();
  renderMarkdown(text, (href) => {
    links.add(href);
    return null;
  });
  return [...links];
}
