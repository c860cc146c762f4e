import type { Document, Element } from "domhandler";
import { ancestorsOf, isAnothers, isHidden } from "./regions.ts";
import { folded, isBlock, squeeze, tokensOf, UNSEEN } from "./text.ts";
import { walk } from "./walk.ts";

/** A line of the page as it is read; `place` counts the characters before it. */
export type Line = { text: string; place: number; own: boolean };
/** An element whose name or class says that it holds a byline or a date. */
export type Spot = {
  element: Element;
  kind: "byline" | "date" | "standfirst";
  tokens: string[];
  place: number;
  own: boolean;
  /** Whether it stands in a box with the headline. */
  beside: boolean;
};

export type Layout = {
  lines: Line[];
  spots: Spot[];
  /** Names that pictures and addresses of links bear, as folded words: "joan pike". */
  borne: Set<string>;
  /** Where the headline stands; 0 where no heading of the page says it. */
  headlineAt: number;
  hasHeadline: boolean;
  /** Characters in all. */
  length: number;
};

const LONGEST_LINE = 400;
const MOST = 20_000;

const BYLINE = new Set(
  "author authors byline bylines writer contributor contributors reporter journalist creator autor auteur autore verfasser vcard".split(
    " ",
  ),
);
const STANDFIRST = new Set(
  "standfirst dek deck subtitle subhead subheading subheadline strapline teaser lede abstract".split(" "),
);
const DATE = new Set(
  "date dates datetime time timestamp published publish pubdate posted modified updated datum fecha dateline postdate entrydate".split(
    " ",
  ),
);

type Placed = { value: string; element?: Element; instead?: Element };

/** Goes through a page's words once: its lines, and the elements that promise a byline or a date. */
export function layOut(document: Document, headline: Placed | undefined): Layout {
  const layout = layWords(document, headline?.element);
  if (headline === undefined || headline.element !== undefined) return layout;
  const words = folded(headline.value);
  const line = layout.lines.find(({ text }) => text.length < LONGEST_LINE && folded(text) === words);
  if (line === undefined) return headline.instead === undefined ? layout : layWords(document, headline.instead);
  return { ...layout, headlineAt: line.place, hasHeadline: true };
}

function layWords(document: Document, headline: Element | undefined): Layout {
  const spine = ancestorsOf(headline);
  const layout: Layout = {
    lines: [],
    spots: [],
    borne: new Set(),
    headlineAt: 0,
    hasHeadline: headline !== undefined,
    length: 0,
  };
  let words: string[] = [];
  let held = 0;
  let another: Element | undefined;
  const others = otherArticles(document, spine);
  const flush = () => {
    if (held > 0 && layout.lines.length < MOST) {
      const text = squeeze(words.join("")).slice(0, LONGEST_LINE);
      if (text !== "") layout.lines.push({ text, place: layout.length, own: another === undefined });
      layout.length += text === "" ? 0 : held;
    }
    words = [];
    held = 0;
  };
  walk(document, {
    enter(element) {
      if (UNSEEN.has(element.name) || isHidden(element)) return false;
      if (isBlock(element)) flush();
      if (element.name === "a" || element.name === "img")
        hearName(layout.borne, element.attribs.alt ?? writerIn(element.attribs.href ?? ""));
      const tokens = tokensOf(element);
      another ??= isAnothers(element, tokens, spine) || others.has(element) ? element : undefined;
      if (element === headline) layout.headlineAt = layout.length;
      const kind = kindOf(element, tokens);
      if (kind !== undefined && layout.spots.length < MOST)
        layout.spots.push({
          element,
          kind,
          tokens,
          place: layout.length + held,
          own: another === undefined,
          beside: isBeside(element, spine),
        });
      return true;
    },
    leave(element) {
      if (isBlock(element)) flush();
      if (another === element) another = undefined;
    },
    text({ data }) {
      if (held < LONGEST_LINE) words.push(data.slice(0, LONGEST_LINE * 2));
      held += data.trim().length;
    },
  });
  flush();
  return layout;
}

function isBeside(element: Element, spine: Set<Element>): boolean {
  let at = element.parent;
  for (let steps = 0; at !== null && steps < 3; steps += 1, at = at.parent)
    if (spine.has(at as Element)) return !/^(?:body|html|main)$/.test((at as Element).name);
  return false;
}

function hearName(borne: Set<string>, words: string): void {
  if (words.length > 4 && words.length < 60 && borne.size < MOST) borne.add(folded(words));
}

/** Addresses of writers' own pages: "/authors/joan-pike/". */
export const PROFILE =
  /\/(?:authors?|staff|people|person|profiles?|team|contributors?|writers?|columnists?|journalists?|reporters?|by|byline|autore?s?|auteurs?|experts?|editors?|users?|members?)[/=-]([^/?#]+)/i;

const writerIn = (address: string) => (address.length > 300 ? "" : (PROFILE.exec(address)?.[1] ?? ""));

function kindOf(element: Element, tokens: string[]): Spot["kind"] | undefined {
  const { name, attribs } = element;
  if (name === "time") return "date";
  if (name === "body" || name === "html" || name === "img") return undefined;
  const prop = attribs.itemprop ?? attribs.property;
  if (/\bauthor\b/i.test(attribs.rel ?? "") || (prop !== undefined && /\b(?:author|creator)$/i.test(prop)))
    return "byline";
  if (prop !== undefined && /\bdate(?:Published|Created|Modified)$/i.test(prop)) return "date";
  if (tokens.some((token) => BYLINE.has(token) || SQUASHED.test(token)) || isWriterLink(element)) return "byline";
  if (tokens.some((token) => STANDFIRST.has(token))) return "standfirst";
  if (tokens.some((token) => DATE.has(token))) return "date";
  return name === "address" ? "byline" : undefined;
}

/** Class names without a joint: "authorname", "postauthor". */
const SQUASHED = /^author(?:s|name|info|box|link|meta|bio)|(?:post|article|entry|blog|news)(?:author|byline)s?$/;
const WRITER_LINK =
  /\/(?:authors?|contributors?|writers?|columnists?|reporters?|journalists?|autore?s?|auteurs?)\/[^/?#]+/i;

const isWriterLink = ({ name, attribs }: Element) =>
  name === "a" && attribs.href !== undefined && attribs.href.length < 300 && WRITER_LINK.test(attribs.href);

/** Where a page has several articles beside that of its headline, they are cards for others. */
function otherArticles(document: Document, spine: Set<Element>): Set<Element> {
  const outer: Element[] = [];
  walk(document, {
    enter(element) {
      if (element.name === "article" && !spine.has(element)) outer.push(element);
      return element.name !== "article" || spine.has(element);
    },
  });
  const hasOwn = [...spine].some(({ name }) => name === "article");
  return new Set(hasOwn || outer.length > 1 ? outer : []);
}
