/** A piece of HTML source: a tag, a comment, or the text between them. */
export type Piece =
  | { kind: "text"; text: string }
  | { kind: "comment"; text: string }
  | { kind: "tag"; text: string; name: string; closes: boolean };

/** No tag is longer: a "<" that begins a longer one is a character of the text. */
const LONGEST_TAG = 20_000;
const TAG = /<(\/?)([a-z][a-z0-9:-]*)(?=[\s/>])/iy;

/** Cuts HTML into its tags and what stands between them, in one pass; broken markup is text. */
export function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  let text = 0;
  let at = html.indexOf("<");
  while (at >= 0) {
    const piece = html.startsWith("<!--", at) ? commentAt(html, at) : tagAt(html, at);
    if (piece === undefined) {
      at = html.indexOf("<", at + 1);
      continue;
    }
    if (at > text) pieces.push({ kind: "text", text: html.slice(text, at) });
    pieces.push(piece);
    text = at + piece.text.length;
    at = html.indexOf("<", text);
  }
  if (text < html.length) pieces.push({ kind: "text", text: html.slice(text) });
  return pieces;
}

function commentAt(html: string, at: number): Piece {
  const end = html.indexOf("-->", at + 4);
  return { kind: "comment", text: html.slice(at, end < 0 ? undefined : end + 3) };
}

function tagAt(html: string, at: number): Piece | undefined {
  TAG.lastIndex = at;
  const [, slash, name] = TAG.exec(html) ?? [];
  if (name === undefined) return undefined;
  const end = tagEnd(html, at);
  return end < 0
    ? undefined
    : { kind: "tag", text: html.slice(at, end + 1), name: name.toLowerCase(), closes: slash === "/" };
}

/** The ">" that ends a tag: not one in quotes, unless the quotes are never closed; never behind another "<". */
function tagEnd(html: string, at: number): number {
  let quote = "";
  let plain = -1;
  for (let here = at + 1; here < Math.min(html.length, at + LONGEST_TAG); here += 1) {
    const character = html[here]!;
    if (quote !== "") {
      if (character === quote) quote = "";
      else if (character === ">" && plain < 0) plain = here;
      else if (character === "<" && plain >= 0) return plain;
    } else if (character === ">") return here;
    else if (character === "<") return plain;
    else if ((character === '"' || character === "'") && html[here - 1] === "=") quote = character;
  }
  return plain;
}

export const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Words that may hold entities already, safe within an attribute or between tags. */
export const escapeWords = (text: string) =>
  text
    .replace(/&(?!#?\w{1,30};)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

export const linkTo = (href: string, words: string) => `<a href="${escapeWords(href)}">${escapeWords(words)}</a>`;

/** A picture with its caption, as HTML has it; the caption may be HTML itself. */
export function figureOf(picture: { src: string; alt?: string; caption?: string }): string {
  const caption = picture.caption ? `<figcaption>${picture.caption}</figcaption>` : "";
  return `<figure><img src="${escapeWords(picture.src)}" alt="${escapeWords(picture.alt ?? "")}">${caption}</figure>`;
}

/** Addresses that begin at the root of the old site ("/about/", "//cdn.example/a.png") as whole ones. */
export function anchored(html: string, site: string | undefined): string {
  return html.replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/(\s(?:href|src)\s*=\s*["']?)(\/\/?)(?=[^/\s])/gi, (all, before: string, slashes: string) =>
      slashes === "//" ? `${before}https://` : site === undefined ? all : `${before}${originOf(site)}/`,
    ),
  );
}

const originOf = (site: string) => (URL.canParse(site) ? new URL(site).origin : site);

/** HTML as plain words, for captions and summaries: tags and the space around them go. */
export const wordsOfHtml = (html: string) =>
  piecesOf(html)
    .map((piece) => (piece.kind === "text" ? piece.text : piece.kind === "tag" && BREAKS.has(piece.name) ? " " : ""))
    .join("")
    .replace(/\s+/g, " ")
    .trim();

const BREAKS = new Set("p div br li ul ol tr td th table blockquote h1 h2 h3 h4 h5 h6 figure figcaption hr".split(" "));
