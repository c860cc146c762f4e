import type { Element, Text } from "domhandler";
import type { Facts } from "../facts.ts";
import { addressKind } from "./list-address.ts";
import { type Block, sizeOf } from "./survey.ts";
import { worthOf } from "./worth.ts";

/** What would be the article's text, all that stands on the page, and where its headline does. */
type Words = { kept: Block[]; all: Block[]; headline?: Block };

/**
 * Whether a page lists articles and is none itself. Many signs, none of which is sure: what is wrongly called a list is
 * lost, so several must agree.
 */
export function isList(facts: Facts, words: Words): boolean {
  const links = ofLinks(words);
  if (links === 0 && !isCalledList(facts)) return false;
  return ofAddress(facts) + ofClaims(facts) + ofName(facts) + ofDateline(facts) + ofProse(words) + links >= ENOUGH;
}

const ENOUGH = 3.5;

const ADDRESSES = { front: 1.5, list: 2.5, section: 1, unclear: 0, article: -1 };

const ofAddress = ({ fields }: Facts) => ADDRESSES[addressKind(fields.url)];

/** A list of two is one still; and so is one that scripts fill in. */
const isCalledList = ({ fields, kind }: Facts) => addressKind(fields.url) === "list" || kind.template === "list";

function ofClaims({ kind }: Facts): number {
  return (
    (kind.article ? -1 : kind.list ? 1 : 0) +
    (kind.published ? -1 : 0) +
    (kind.template === "list" ? 1 : kind.template === "article" ? -1 : 0) +
    (kind.goesOn ? 1 : 0)
  );
}

/** A list has a name, "Harbour"; an article has a headline. */
function ofName({ fields }: Facts): number {
  const size = sizeOf(String(fields.title ?? ""));
  return size === 0 || size > 25 ? 0 : size > 15 ? 1 : 1.5;
}

/** An article says when, and by whom. */
function ofDateline({ fields: { date, authors } }: Facts): number {
  if (date === undefined) return authors === undefined ? 0.5 : 0;
  return authors === undefined ? -0.5 : -1.5;
}

/** A list's text is short, or so are its pieces: teasers with links between them. */
function ofProse({ kept, all, headline }: Words): number {
  const runs = runsOf(kept);
  const prose = runs.reduce((sum, { worth }) => sum + worth, 0);
  const longest = Math.max(0, ...runs.map(({ worth }) => worth));
  const teasers = runs.filter(({ isLed, worth }) => isLed && worth < 500);
  const teased = teasers.reduce((sum, { worth }) => sum + worth, 0);
  const gap = headline && kept.length > 0 ? all.indexOf(kept[0]!) - all.indexOf(headline) : -1;
  let points = 0;
  if (prose < 600) points += 1;
  if (longest < 400) points += 0.5;
  if (longest < 250) points += 0.5;
  if (longest > 1000) points -= 1;
  if (longest > 2000) points -= 1;
  if (runs.every(({ paragraphs }) => paragraphs <= 2)) points += 0.5;
  if (teasers.length >= 4 && teased * 2 > prose) points += 1;
  if (gap >= 0 && gap <= 8) points -= 1;
  return points;
}

/** On a list's page the links say more than the text does; a page with few of them lists nothing. */
function ofLinks({ kept, all }: Words): number {
  if (all.filter(leadsAway).length < FEWEST) return 0;
  const headings = kept.filter(({ holder }) => /^h[1-6]$/.test(holder.name));
  const linkedHeadings = headings.filter((heading) => isLink(heading) && leadsAway(heading)).length;
  const longest = Math.max(0, ...runsOf(kept).map(({ worth }) => worth));
  const size = sum(kept, "size");
  let points = 0;
  if (linkedHeadings >= 5 && linkedHeadings * 2 >= headings.length) points += 1;
  if (sum(kept.filter(leadsAway), "linked") > size * 0.2) points += 1;
  if (size < sum(all, "size") * 0.1) points += 0.5;
  if (
    sum(
      all.filter((block) => block.size >= 20 && leadsAway(block)),
      "linked",
    ) >
    longest * 2
  )
    points += 1.5;
  return points;
}

const FEWEST = 8;

/** Whether a block leads to another page; what leads to a place below on the page makes a table of contents. */
function leadsAway({ linked, nodes }: Block): boolean {
  return linked >= 10 && nodes.some((text) => /^[^#]/.test(linkAround(text)?.attribs.href ?? ""));
}

const beginsWithLink = ({ linked, nodes }: Block) =>
  linked >= 15 && /^[^#]/.test(linkAround(nodes[0]!)?.attribs.href ?? "");

/** The link that words stand in, be it around a whole card. */
function linkAround(text: Text): Element | undefined {
  let at = text.parent;
  for (let steps = 0; at?.type === "tag" && steps < 12; steps += 1) {
    if ((at as Element).name === "a") return at as Element;
    at = at.parent;
  }
  return undefined;
}

const isLink = ({ size, linked }: Block) => linked > size * 0.6;

const sum = (blocks: Block[], key: "size" | "linked") => blocks.reduce((total, block) => total + block[key], 0);

/** Paragraphs that nothing interrupts; `isLed`: a link as long as a headline stands shortly before them. */
type Run = { worth: number; paragraphs: number; isLed: boolean };

function runsOf(blocks: Block[]): Run[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const [at, block] of blocks.entries()) {
    const worth = worthOf(block);
    if (worth === 0) {
      open = undefined;
      continue;
    }
    const isOwnLead = beginsWithLink(block);
    if (open === undefined || isOwnLead) {
      const before = blocks.slice(Math.max(0, at - 3), at);
      open = { worth: 0, paragraphs: 0, isLed: isOwnLead || before.some((link) => isLink(link) && link.size >= 15) };
      runs.push(open);
    }
    open.worth += worth;
    open.paragraphs += 1;
  }
  return runs;
}
