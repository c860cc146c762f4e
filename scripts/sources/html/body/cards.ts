import type { Element, Text } from "domhandler";
import { ancestorsOf } from "../facts/regions.ts";
import { isElement } from "../facts/text.ts";
import { type Block, isLine, type Survey } from "./survey.ts";
import { type Span, sums, worthOf } from "./worth.ts";

/** So many of one kind make a row of cards. */
const FEWEST = 4;
const MOST_BLOCKS = 10;
/** Letters that a card's teaser has at most, and its headline at least and at most. */
const TEASER = 450;
const HEADLINE = { least: 15, most: 300 };
/** Letters of the article that must be left beside the cards. */
const LEFT = 250;

/**
 * Boxes of cards: rows of elements alike, each a headline that is a link and at most one short paragraph, by which a page
 * leads to other articles. None where the cards are all that the page has to say: it is a list then, or an article in cards.
 */
export function cardBoxes(page: Survey, headline: Block | undefined, address: unknown): Set<Element> {
  const { blocks, spans } = page;
  const spine = ancestorsOf(headline?.holder);
  const worth = sums(blocks.map(worthOf));
  const share = (row: Element[]) => row.reduce((sum, card) => sum + worth(spans.get(card)!), 0);
  const boxes = new Set<Element>();
  const rows = rowsOf(page, siteOf(address));
  for (let row = rows.pop(); row !== undefined; row = rows.pop()) {
    const box = boxAround(row);
    if (box === undefined) continue;
    if (spine.has(box)) rows.push(...partedWithin(box, row));
    else if (share(row) >= worth(spans.get(box)!) * 0.7) boxes.add(box);
  }
  const start = headline === undefined ? 0 : blocks.indexOf(headline);
  return worthLeft(page, boxes, start) < LEFT ? new Set() : boxes;
}

/** Elements of one kind of which nearly all are cards. */
function rowsOf({ blocks, spans, boxes }: Survey, site: string | undefined): Element[][] {
  const kinds = new Map<string, { cards: Element[]; prose: number; all: number }>();
  for (const [element, span] of spans) {
    if (span[1] === span[0] || span[1] - span[0] > MOST_BLOCKS * 4 || isLine(element, boxes)) continue;
    if (/^(?:p|h[1-6]|td|blockquote)$/.test(element.name)) continue;
    const kind = kindOf(element);
    const group = kinds.get(kind) ?? { cards: [], prose: 0, all: 0 };
    const own = blocks.slice(...span);
    group.all += 1;
    if (isCard(own, site)) {
      group.cards.push(element);
      if (own.some((block) => worthOf(block) > 0)) group.prose += 1;
    }
    kinds.set(kind, group);
  }
  return [...kinds.values()]
    .filter(({ cards, prose, all }) => prose >= FEWEST && cards.length >= all * 0.75)
    .map(({ cards }) => cards);
}

function kindOf(element: Element): string {
  const named = ({ name, attribs }: Element) => `${name}.${(attribs.class ?? "").replace(/\d+/g, "")}`;
  const { parent } = element;
  return `${named(element)}<${parent !== null && isElement(parent) ? named(parent) : ""}`;
}

function isCard(blocks: Block[], site: string | undefined): boolean {
  const prose = blocks.filter((block) => worthOf(block) > 0);
  if (blocks.length > MOST_BLOCKS || prose.length > 1 || prose.some(({ size }) => size > TEASER)) return false;
  const isHeadline = ({ size, linked }: Block) =>
    size >= HEADLINE.least && size <= HEADLINE.most && linked > size * 0.9;
  const headline = blocks.length === 1 ? blocks.find(beginsWithLink) : blocks.find(isHeadline);
  return headline !== undefined && leadsInto(site, hrefOf(headline));
}

/** A headline and its teaser in one line: "<a>Fog closes harbour</a> No boat left on Monday …". */
function beginsWithLink({ text, linked, nodes }: Block): boolean {
  if (linked < HEADLINE.least * 2 || linked > text.length * 0.7) return false;
  const first = nodes.find(({ data }) => data.trim() !== "");
  return first !== undefined && linkAround(first) !== undefined;
}

function hrefOf({ nodes }: Block): string | undefined {
  for (const node of nodes) {
    const link = linkAround(node);
    if (link !== undefined) return link.attribs.href;
  }
  return undefined;
}

/** The link that words stand in, be it around a whole card. */
export function linkAround(node: Text): Element | undefined {
  let at = node.parent;
  for (let steps = 0; at?.type === "tag" && steps < 8; steps += 1, at = at.parent)
    if ((at as Element).name === "a") return at as Element;
  return undefined;
}

/** The host of an address without "www."; undefined where none is known. */
function siteOf(address: unknown): string | undefined {
  if (typeof address !== "string" || !URL.canParse(address)) return undefined;
  return new URL(address).hostname.replace(/^www\./, "");
}

/** Whether a link stays on the site, on another page of it: a review's links to shops are no cards. */
function leadsInto(site: string | undefined, href: string | undefined): boolean {
  if (href === undefined || href.startsWith("#")) return false;
  const host = siteOf(href.startsWith("//") ? `http:${href}` : href);
  return host === undefined || site === undefined || `.${host}`.endsWith(`.${site}`) || `.${site}`.endsWith(`.${host}`);
}

/** The innermost element around all of a row. */
function boxAround(row: Element[]): Element | undefined {
  const [first, ...others] = row;
  let around = first?.parent?.type === "tag" ? (first.parent as Element) : undefined;
  for (const other of others) {
    const above = ancestorsOf(other);
    while (around !== undefined && !above.has(around))
      around = around.parent?.type === "tag" ? (around.parent as Element) : undefined;
  }
  return around;
}

/** A row on both sides of the headline is two. */
function partedWithin(box: Element, row: Element[]): Element[][] {
  const parts = new Map<Element, Element[]>();
  for (const card of row) {
    let part = card;
    while (part.parent !== null && part.parent !== box) part = part.parent as Element;
    const cards = parts.get(part) ?? [];
    cards.push(card);
    parts.set(part, cards);
  }
  return [...parts.values()].filter((cards) => cards.length >= FEWEST && cards.length < row.length);
}

/** Letters of prose from the headline on that are in no box. */
function worthLeft({ blocks, spans }: Survey, boxes: Set<Element>, start: number): number {
  const worths = blocks.map((block, at) => (at < start ? 0 : worthOf(block)));
  for (const box of boxes) worths.fill(0, ...(spans.get(box) as Span));
  return worths.reduce((sum, worth) => sum + worth, 0);
}
