import type { Element } from "domhandler";
import { folded } from "../facts/text.ts";
import { headsAnother, isAside, isSignOff } from "./lines.ts";
import { type Block, isCaption } from "./survey.ts";
import { type Span, worthOf } from "./worth.ts";
import { tokensOf } from "./regions.ts";

/** Why a block is left out. */
export type Reason = "foreign" | "headline" | "top" | "end" | "section" | "line";

/** What of a container's blocks is known when it is trimmed. */
export type Ground = {
  blocks: Block[];
  spans: Map<Element, Span>;
  worths: number[];
  sizes: number[];
  dropped: (Reason | undefined)[];
  title: string;
  summary: string;
  /** Whoever wrote it, folded. */
  authors: string[];
};

const isHeading = ({ holder }: Block) => /^h[1-6]$/.test(holder.name);

/** Leaves out what stands before an article's text: its headline, byline, date, labels, buttons. */
export function trimTop(ground: Ground, [from, to]: Span): void {
  const { blocks, dropped, worths, title } = ground;
  const all = sum(worths, from, to);
  let start = from;
  let unseen = true;
  for (let at = from, before = 0; at < to && before <= all * 0.3; at += 1) {
    const block = blocks[at]!;
    const is =
      block.size < 500 && (folded(block.text) === title || (block.holder.name === "h1" && unseen && before === 0));
    if (is && before <= all * (block.holder.name === "h1" || before === 0 ? 0.5 : 0.1)) start = at + 1;
    else if (is && isHeading(block)) dropped[at] = "headline";
    else if (isCredit(block, ground.authors)) dropped[at] = "top";
    unseen &&= block.holder.name !== "h1";
    before += worths[at]!;
  }
  dropped.fill("headline", from, start);
  dropStandfirst(ground, start, to);
  const first = firstOfKind(ground, start, firstProse(ground, start, to));
  let length = 0;
  for (let at = start; at < first; at += 1) length += blocks[at]!.size - blocks[at]!.linked;
  if (length > all * 0.5) return;
  for (let at = start; at < first; at += 1) {
    const block = blocks[at]!;
    if (!isCaption(block) && !introduces(ground, at, first)) dropped[at] ??= "top";
  }
}

/** A line that names the writers, perhaps with a day, and is no sentence: "By Joan Pike / Monday, 3 August 1998". */
function isCredit({ text, size }: Block, authors: string[]): boolean {
  if (size > 120 || /[.!?…。]["'”’»)]*$/.test(text)) return false;
  const words = folded(text);
  const first = authors.find((name) => name !== "" && words.includes(name));
  if (first === undefined || words.indexOf(first) > BEFORE_NAME) return false;
  return authors.reduce((left, name) => left.replace(name, ""), words).length <= BESIDE_NAMES;
}

/** "written by" and the like, and with it "and", a day, a place. */
const BEFORE_NAME = 12;
const BESIDE_NAMES = 45;

/** Short sentences right before the first paragraph that are paragraphs like it: "The ferry sails again." */
function firstOfKind({ blocks, dropped }: Ground, start: number, prose: number): number {
  let first = prose;
  while (first > start && !dropped[first - 1] && goesOn(blocks[prose]!, blocks[first - 1]!)) first -= 1;
  return first;
}

/** A summary that stands apart from the paragraphs is the standfirst, which the article has already. */
function dropStandfirst(ground: Ground, start: number, to: number): void {
  const { blocks, dropped, summary } = ground;
  const first = firstProse(ground, start, to);
  const next = firstProse(ground, first + 1, to);
  const words = folded(blocks[first]?.text ?? "");
  if (words === "" || next <= first || !(summary === words || (summary.length > 60 && words.startsWith(summary))))
    return;
  if (!areKin(blocks[first]!.holder, blocks[next]!.holder)) dropped[first] = "top";
}

/** Paragraphs of one text look alike, wherever they stand. */
function areKin(one: Element, other: Element): boolean {
  return (
    one.parent === other.parent ||
    (one.name === other.name && one.attribs.class === other.attribs.class && parentClass(one) === parentClass(other))
  );
}

const parentClass = ({ parent }: Element) => (parent?.type === "tag" ? (parent as Element).attribs.class : undefined);

function firstProse({ blocks, worths, dropped }: Ground, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const block = blocks[at]!;
    if (dropped[at] || isCaption(block) || isHeading(block) || isStandfirst(block.holder)) continue;
    if (worths[at]! > 0 && !isAside(block)) return at;
  }
  return from;
}

/** A heading right before the text, and none of the article's own lines of dates and names, belongs to it. */
function introduces({ blocks, title, summary }: Ground, at: number, first: number): boolean {
  const block = blocks[at]!;
  if (at !== first - 1 || !isHeading(block) || block.linked > block.size / 2) return false;
  const words = folded(block.text);
  return words !== title && words !== summary && !isStandfirst(block.holder) && !headsAnother(block);
}

const STANDFIRST = new Set("standfirst dek deck subtitle subhead subheading subheadline strapline teaser".split(" "));

function isStandfirst(holder: Element): boolean {
  const own = [holder, holder.parent].filter((element) => element?.type === "tag") as Element[];
  return own.some((element) => tokensOf(element).some((parts) => parts.some((part) => STANDFIRST.has(part))));
}

/** Leaves out what stands behind the last words of an article: labels, links, who wrote it and where to subscribe. */
export function trimEnd({ blocks, worths, dropped }: Ground, [from, to]: Span): void {
  let last = to - 1;
  const stays = (at: number) => worths[at]! > 0 && !isSignOff(blocks[at]!) && !isAside(blocks[at]!);
  while (last >= from && (dropped[last] || !stays(last))) last -= 1;
  if (last < from) return;
  let end = last + 1;
  while (end < to && !dropped[end] && goesOn(blocks[last]!, blocks[end]!)) end += 1;
  for (let at = end; at < to; at += 1) if (!isCaption(blocks[at]!)) dropped[at] ??= "end";
}

/** A short line after a paragraph that is of its kind, or of its list or table. */
function goesOn(last: Block, next: Block): boolean {
  if (isHeading(next) || isAside(next) || isSignOff(next) || next.linked > next.size / 2) return false;
  const [one, other] = [last.holder, next.holder];
  if (/^(?:li|td|th|dd|dt)$/.test(other.name))
    return one.parent === other.parent || one.parent?.parent === other.parent?.parent;
  return one.parent === other.parent && one.name === other.name && /[.!?…。]["'”’)]*$|["”»]$/.test(next.text);
}

/** Leaves out what comes under a heading that is not the article's, up to the next heading of its rank. */
export function dropSections({ blocks, worths, dropped, spans }: Ground, span: Span): void {
  const [from, to] = span;
  const all = sum(worths, from, to);
  for (let at = from; at < to; at += 1) {
    const block = blocks[at]!;
    if (dropped[at] || !isHeadingLike(block) || !headsAnother(block)) continue;
    const end = sectionEnd(blocks, at, to, spans);
    const isBelow = isHeading(block) && sum(worths, from, at) >= ENOUGH;
    if (sum(worths, at, end) > all * (isBelow ? 0.9 : 0.25)) continue;
    dropped.fill("section", at, end);
  }
}

/** Letters of prose after which a heading may end the article whatever stands under it. */
const ENOUGH = 300;

const isHeadingLike = (block: Block) => isHeading(block) || block.size < 50;

function sectionEnd(blocks: Block[], at: number, to: number, spans: Map<Element, Span>): number {
  const { holder } = blocks[at]!;
  let box: Element = holder;
  let end = spans.get(holder)?.[1] ?? at + 1;
  for (let steps = 0; steps < 3 && end <= at + 1; steps += 1) {
    const parent = box.parent;
    if (parent === null || parent.type !== "tag") break;
    box = parent as Element;
    end = spans.get(box)?.[1] ?? end;
  }
  const limit = Math.min(end, to);
  if (!isHeading(blocks[at]!)) return Math.min(limit, nextProse(blocks, at + 1, limit));
  for (let next = at + 1; next < limit; next += 1)
    if (isHeading(blocks[next]!) && blocks[next]!.holder.name <= holder.name && !headsAnother(blocks[next]!))
      return next;
  return limit;
}

/** Where paragraphs begin again behind links and labels. */
function nextProse(blocks: Block[], from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const block = blocks[at]!;
    if (worthOf(block) > 0 || (isHeading(block) && block.linked < block.size / 2)) return at;
  }
  return to;
}

/** Leaves out single lines for those who use the page, and headings that nothing is left under. */
export function dropLines({ blocks, dropped }: Ground, [from, to]: Span): void {
  const seen = new Map<string, Element>();
  for (let at = from; at < to; at += 1) {
    const block = blocks[at]!;
    if (dropped[at]) continue;
    const before = seen.get(block.text);
    if (block.size > 60 && before !== undefined && (before.parent !== block.holder.parent || isCaption(block)))
      dropped[at] = "line";
    else if (!isCaption(block) && (isAside(block) || isLoneLink(block))) dropped[at] = "line";
    if (before === undefined) seen.set(block.text, block.holder);
  }
}

/** A paragraph that is one link leads to another article. */
function isLoneLink({ holder, size, linked }: Block): boolean {
  return (
    linked > size * 0.9 &&
    size > 25 &&
    size < 200 &&
    /^(?:p|div|span|center|strong)$/.test(holder.name) &&
    !isInList(holder)
  );
}

function isInList(holder: Element): boolean {
  const parents = [holder.parent, holder.parent?.parent];
  return parents.some((parent) => parent?.type === "tag" && /^(?:li|td|th|dd|dt)$/.test((parent as Element).name));
}

export function sum(numbers: number[], from: number, to: number): number {
  let all = 0;
  for (let at = from; at < to; at += 1) all += numbers[at]!;
  return all;
}

/** Gives back what was left out for a weak reason: paragraphs, in an element that is named for something else. */
export function giveBack({ blocks, dropped, worths, spans }: Ground, elements: Iterable<Element>): Set<Element> {
  const back = new Set<Element>();
  for (const element of elements) {
    const [from, to] = spans.get(element) ?? [0, 0];
    let [worth, size] = [0, 0];
    for (let at = from; at < to; at += 1) {
      worth += worthOf(blocks[at]!);
      size += blocks[at]!.size;
    }
    if (worth < size * 0.7) continue;
    back.add(element);
    for (let at = from; at < to; at += 1) {
      dropped[at] = undefined;
      worths[at] = worthOf(blocks[at]!);
    }
  }
  return back;
}
