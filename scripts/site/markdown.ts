import { escapeHtml } from "./html.ts";
import { md, type Token } from "./markdown-reader.ts";

/** Where a link in an article leads: an address to be written into the page, or null where it leads nowhere. */
export type ResolveLink = (href: string) => string | null;

/** The markup of a picture that is part of this site; undefined for any other. */
export type ShowPicture = (src: string, alt: string) => string | undefined;

/** The only kinds of address that may stand in a page; everything else (javascript:, data:, file:, …) is unlinked. */
const ALLOWED = /^(https?|mailto|tel):/i;

/**
 * Renders an article's Markdown. Content is untrusted: raw HTML stands as text, template code is text, links lead to
 * web, mail and phone addresses or to pages of this site, and pictures that are not part of this site become links (or
 * their words, where they lead nowhere), so that reading an article asks nothing of another host.
 */
export function renderMarkdown(text: string, resolve: ResolveLink, show: ShowPicture = () => undefined): string {
  const tokens = md.parse(text, {});
  levelHeadings(tokens);
  for (const token of tokens) {
    if (token.type === "table_open") token.attrSet("tabindex", "0");
    if (token.type === "th_open" || token.type === "td_open") alignByClass(token);
    if (token.children) token.children = safeInline(token.children, resolve, show);
  }
  figures(tokens);
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

function safeInline(tokens: Token[], resolve: ResolveLink, show: ShowPicture): Token[] {
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
      safe.push(picture(token, linked.includes(true), resolve, show));
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

/** What is inserted as it stands, so that its paragraph can be told for a figure. */
const PICTURE = "picture";

/** A picture of this site; one that the site does not hold, as a link to where it was. */
function picture(image: Token, insideLink: boolean, resolve: ResolveLink, show: ShowPicture): Token {
  const token = new (image.constructor as new (type: string, tag: string, nesting: number) => Token)(
    "html_inline",
    "",
    0,
  );
  const shown = show(String(image.attrGet("src") ?? ""), image.content.trim());
  if (shown !== undefined) {
    token.info = PICTURE;
    token.content = shown;
    return token;
  }
  const words = escapeHtml(image.content.trim() || "picture");
  const href = safeAddress(String(image.attrGet("src") ?? ""), resolve);
  const text = `<span class="picture">[${words}]</span>`;
  token.content = href === null || insideLink ? text : `<a href="${escapeHtml(href)}">${text}</a>`;
  return token;
}

/** A paragraph that is a picture, perhaps with a caption in italics below it, is a figure. */
function figures(tokens: Token[]): void {
  for (const [at, { children }] of tokens.entries()) {
    const [open, close] = [tokens[at - 1], tokens[at + 1]];
    if (!children || open?.type !== "paragraph_open" || close?.type !== "paragraph_close") continue;
    const end = children[0]?.type === "link_open" ? 3 : 1;
    if (children[end === 3 ? 1 : 0]?.info !== PICTURE || (end === 3 && children[2]?.type !== "link_close")) continue;
    const caption = captionOf(children.slice(end));
    if (caption === undefined) continue;
    open.tag = "figure";
    close.tag = "figure";
    open.hidden = false;
    close.hidden = false;
    if (caption.length > 0) tokens[at]!.children = [...children.slice(0, end), ...caption];
  }
}

/** What stands below a picture, where that is a caption or nothing. */
function captionOf(below: Token[]): Token[] | undefined {
  if (below.length === 0) return [];
  const [end, first] = [below.at(-1)!, below[1]];
  const isLine = below[0]!.type === "softbreak" || below[0]!.type === "hardbreak";
  if (!isLine || first?.type !== "em_open" || end.type !== "em_close") return undefined;
  const inner = below.slice(2, -1);
  if (inner.some(({ type, level }) => type === "em_close" && level === first.level)) return undefined;
  first.tag = "figcaption";
  first.attrSet("class", "meta");
  end.tag = "figcaption";
  return [first, ...inner, end];
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
