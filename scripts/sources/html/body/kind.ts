import type { Facts } from "../facts.ts";
import { addressKind } from "./list-address.ts";
import { isLink, leadsAway, runsOf } from "./runs.ts";
import { type Block, sizeOf } from "./survey.ts";

/** What would be the article's text, all that stands on the page, and where its headline does. */
type Words = { kept: Block[]; all: Block[]; headline?: Block };

/**
 * Whether a page lists articles and is none itself. Many signs, none of which is sure: what is wrongly called a list is
 * lost, so several must agree, and there must be links. Only a page that is called a list may have few of them: a tag
 * may have two articles, and a script may bring the rest.
 */
export function isList(facts: Facts, words: Words): boolean {
  const links = ofLinks(words);
  const isCalledList = addressKind(facts.fields.url) === "list" || facts.kind.template === "list";
  if (links <= 0 && !isCalledList) return false;
  const said = ofAddress(facts) + ofClaims(facts) + ofName(facts) + ofDateline(facts);
  return said + ofProse(words) + ofPlace(words) + links >= ENOUGH;
}

const ENOUGH = 3.5;

const ADDRESSES = { front: 1.5, list: 2.5, section: 1, unclear: 0, article: -1 };

const ofAddress = ({ fields }: Facts) => ADDRESSES[addressKind(fields.url)];

const TEMPLATES = { list: 1, article: -1 };

function ofClaims({ kind }: Facts): number {
  let points = 0;
  if (kind.article) points -= 1;
  else if (kind.list) points += 1;
  if (kind.template) points += TEMPLATES[kind.template];
  if (kind.published) points -= 1;
  if (kind.goesOn) points += 1;
  return points;
}

/** A list has a name, "Harbour"; an article has a headline. */
function ofName({ fields }: Facts): number {
  const size = sizeOf(String(fields.title ?? ""));
  if (size === 0 || size > 25) return 0;
  return size > 15 ? 1 : 1.5;
}

/** An article says when, and by whom. */
function ofDateline({ fields: { date, authors } }: Facts): number {
  if (date === undefined) return authors === undefined ? 0.5 : 0;
  return authors === undefined ? -0.5 : -1.5;
}

/** A list's text is short, or its pieces are: teasers with links between them. */
function ofProse({ kept }: Words): number {
  const runs = runsOf(kept);
  const prose = total(runs, "worth");
  const longest = longestOf(runs);
  const teasers = runs.filter(({ isLed, worth }) => isLed && worth < 500);
  let points = 0;
  if (prose < 600) points += 1;
  if (longest < 400) points += 0.5;
  if (longest < 250) points += 0.5;
  if (longest > 1000) points -= 1;
  if (longest > 2000) points -= 1;
  if (runs.every(({ paragraphs }) => paragraphs <= 2)) points += 0.5;
  if (teasers.length >= 4 && total(teasers, "worth") * 2 > prose) points += 1;
  return points;
}

/** An article's text begins under its headline; under the name of a list are others' headlines. */
function ofPlace({ kept, all, headline }: Words): number {
  if (headline === undefined || kept[0] === undefined) return 0;
  const between = all.indexOf(kept[0]) - all.indexOf(headline);
  if (between > 20) return 1;
  return between >= 0 && between <= 8 ? -1 : 0;
}

/** On a list's page the links say more than the text does; a page with few of them lists nothing. */
function ofLinks({ kept, all }: Words): number {
  const links = all.filter(leadsAway);
  if (links.length < FEWEST) return 0;
  const size = total(kept, "size");
  const stories = links.filter((block) => block.size >= 20);
  if (size === 0 && stories.length < MANY) return 0;
  let points = ofHeadings(kept);
  if (total(kept.filter(leadsAway), "linked") > size * 0.2) points += 1;
  if (size < total(all, "size") * 0.1) points += 0.5;
  if (total(stories, "linked") > longestOf(runsOf(kept)) * 2) points += 1.5;
  return points;
}

const FEWEST = 8;
/** Where there is no text at all, so many links as long as headlines are no menu: the text may only be missing. */
const MANY = 20;

/** A list's headings lead to its articles; those of an article divide it. */
function ofHeadings(kept: Block[]): number {
  const headings = kept.filter(({ holder }) => /^h[1-6]$/.test(holder.name));
  const linked = headings.filter((heading) => isLink(heading) && leadsAway(heading)).length;
  if (linked >= 5 && linked * 2 >= headings.length) return 1;
  return headings.length >= 5 && linked * 4 < headings.length ? -1 : 0;
}

const longestOf = (runs: { worth: number }[]) => runs.reduce((most, { worth }) => Math.max(most, worth), 0);

const total = <Key extends string>(those: { [key in Key]: number }[], key: Key) =>
  those.reduce((sum, one) => sum + one[key], 0);
