import type { ChildNode, Document, Element } from "domhandler";
import { cardBoxes } from "./body/cards.ts";
import { choose } from "./body/choose.ts";
import { isList } from "./body/kind.ts";
import { foreign, isWeak } from "./body/regions.ts";
import { renderWithout } from "./body/render.ts";
import { statedText } from "./body/stated.ts";
import { type Block, isCaption, type Survey, survey } from "./body/survey.ts";
import { dropLines, dropSections, type Ground, giveBack, trimEnd, trimTop } from "./body/trim.ts";
import { inContext, type Span, sums, worthOf } from "./body/worth.ts";
import type { Facts } from "./facts.ts";
import { ancestorsOf } from "./facts/regions.ts";
import { folded, isElement } from "./facts/text.ts";

/** The main text of a page, as HTML without what stands around it. */
export type MainText = { kind: "article" | "list" | "empty"; html: string; notes: string[] };

/**
 * Finds the text of a page's article; what is known of the article says what to look for. The page is cut into blocks
 * (`survey`), what is named for something else is set aside (`foreign`), the element is chosen that holds most of the
 * prose and little else (`choose`), and what stands around and between its paragraphs is left out (`trim`).
 */
export function mainText(document: Document, facts: Facts): MainText {
  const page = survey(document);
  const title = folded(String(facts.fields.title ?? ""));
  const headline = headlineBlock(page.blocks, title);
  const cards = cardBoxes(page, headline, facts.fields.url);
  const others = foreign(page, ancestorsOf(headline?.holder), shareOf(page, cards), begunBy(page.blocks, headline));
  for (const box of cards) others.add(box);
  const ground = groundOf(page, others, {
    title,
    summary: folded(String(facts.fields.summary ?? "")),
    authors: Array.isArray(facts.fields.authors) ? facts.fields.authors.map((name) => folded(String(name))) : [],
  });
  const chosen = choose(page, ground.worths, ground.sizes);
  const span = chosen && page.spans.get(chosen);
  if (span) trim(page, ground, span, others);
  const kept = span ? page.blocks.slice(...span).filter((_, at) => ground.dropped[span[0] + at] === undefined) : [];
  const found = kept.reduce((sum, { size }) => sum + size, 0);
  const stated = statedText(facts.articleBody, found);
  if (stated !== undefined)
    return { kind: "article", html: stated, notes: ["text taken from the page's structured data"] };
  if (isList(facts, { kept, all: page.blocks, headline })) return { kind: "list", html: "", notes: [] };
  if (chosen === undefined || span === undefined || found === 0) return { kind: "empty", html: "", notes: [] };
  return { kind: "article", html: written(chosen, span, page, ground, others), notes: [] };
}

function headlineBlock(blocks: Block[], title: string): Block | undefined {
  if (title === "") return undefined;
  const same = blocks.filter(({ text, size }) => size < 500 && folded(text) === title);
  const isHeading = (pattern: RegExp) => same.find(({ holder }) => pattern.test(holder.name));
  return isHeading(/^h1$/) ?? isHeading(/^h[2-6]$/) ?? same[0];
}

/** Where 250 letters of prose have been read under the headline; the end of the page where there is none. */
function begunBy(blocks: Block[], headline: Block | undefined): number {
  let letters = 0;
  for (let at = headline ? blocks.indexOf(headline) + 1 : blocks.length; at < blocks.length; at += 1) {
    letters += worthOf(blocks[at]!);
    if (letters >= 250) return at + 1;
  }
  return blocks.length;
}

/** How much of a page's prose, 0 to 1, stands in a span; that of cards counts for nothing. */
function shareOf({ blocks, spans }: Survey, cards: Set<Element>): (span: Span) => number {
  const worths = blocks.map(worthOf);
  for (const box of cards) worths.fill(0, ...spans.get(box)!);
  const sum = sums(worths);
  const all = sum([0, blocks.length]) || 1;
  return (span) => sum(span) / all;
}

type Known = Pick<Ground, "title" | "summary" | "authors">;

function groundOf({ blocks, spans }: Survey, others: Set<Element>, known: Known): Ground {
  const dropped: Ground["dropped"] = blocks.map(() => undefined);
  for (const element of others) dropped.fill("foreign", ...spans.get(element)!);
  const sizes = blocks.map(({ size }, at) => (dropped[at] ? 0 : size));
  const prose = inContext(blocks.map((block, at) => (dropped[at] ? 0 : worthOf(block))));
  const words = blocks.map(({ size, linked, holder }, at) => (dropped[at] || isHeading(holder) ? 0 : size - linked));
  const worths = prose.some((worth) => worth > 0) ? prose : words;
  return { blocks, spans, worths, sizes, dropped, ...known };
}

const isHeading = ({ name }: Element) => /^h[1-6]$/.test(name);

function trim({ spans }: Survey, ground: Ground, span: Span, others: Set<Element>): void {
  const within = [...others].filter((element) => {
    const own = spans.get(element)!;
    return own[0] >= span[0] && own[1] <= span[1] && isWeak(element);
  });
  for (const element of giveBack(ground, within)) others.delete(element);
  dropSections(ground, span);
  dropLines(ground, span);
  trimTop(ground, span);
  trimEnd(ground, span);
}

/** Elements without words that are shown. */
const SHOWN = new Set("br img hr iframe video audio amp-img".split(" "));

function written(chosen: Element, span: Span, page: Survey, ground: Ground, others: Set<Element>): string {
  const { blocks, spans, boxes } = page;
  const { dropped } = ground;
  const gone = new Set<ChildNode>();
  const captions = new Set<Element>();
  for (let at = span[0]; at < span[1]; at += 1) {
    const block = blocks[at]!;
    if (dropped[at]) for (const node of block.nodes) gone.add(node);
    else if (block.holder !== chosen && isCaption(block)) captions.add(block.holder);
  }
  const left = sums(dropped.map((reason) => (reason ? 0 : 1)));
  const isLeftOut = (node: ChildNode) => {
    if (node.type === "text") return gone.has(node);
    if (!isElement(node) || others.has(node)) return true;
    const own = spans.get(node);
    if (own === undefined) return !SHOWN.has(node.name);
    return own[1] > own[0] && left(own) === 0;
  };
  return renderWithout(chosen, { boxes, captions, isLeftOut });
}
