import type { Element } from "domhandler";
import { datesIn } from "./date-words.ts";
import { type Layout, type Line, PROFILE, type Spot } from "./layout.ts";
import { beginsByline, isBareLabel, looksPrinted, namesIn, tellsOfOthers } from "./names-in.ts";
import { labelledNames } from "./labelled-names.ts";
import { elementsIn, folded, shortText } from "./text.ts";

/** Names that a page shows as those of writers; `weight` says how often such a place names the writer of the article. */
export type NamesClaim = { names: string[]; from: string; weight: number };

/** How far from the headline, in characters, a byline is looked for. */
const BEFORE = 300;
const AFTER = 1200;
/** A name beside a date is a byline only right under the headline. */
const CLOSE = 500;
const MOST_SPOTS = 300;

export function seenBylines(layout: Layout): NamesClaim[] {
  return [...inSpots(layout), ...inLines(layout)];
}

const isNear = (place: number, { headlineAt }: Layout) => place > headlineAt - BEFORE && place < headlineAt + AFTER;

function inSpots(layout: Layout): NamesClaim[] {
  const spots = layout.spots.filter(({ kind }) => kind === "byline").slice(0, MOST_SPOTS);
  return spots.flatMap((spot) => {
    const text = shortText(spot.element, 160, " | ");
    if (text === "" || tellsOfOthers(text)) return [];
    const linked = TELLS_OF_MORE.test(text) ? [] : linkedNames(spot.element);
    const names = linked.length > 0 ? linked : [namesIn(text)].filter((name) => name !== undefined);
    if (names.length === 0 || !names.every((name) => looksPrinted(name) && name.length <= 90)) return [];
    const { from, weight } = worthOf(spot, text, isNear(spot.place, layout));
    return [{ names, from, weight: names.some((name) => name.includes(" ")) || weight > 2.5 ? weight : weight * 0.4 }];
  });
}

/** Of the links in such a byline some lead to those who did not write. */
const TELLS_OF_MORE = /\b(?:reviewed|(?:fact.?)?check(?:ed)?|edited)\b|\bphoto/i;

/** The words of an element's links to writers' pages. */
function linkedNames(element: Element): string[] {
  if (element.name === "a") return [];
  const found: string[] = [];
  for (const link of elementsIn(element, "a")) {
    const names = PROFILE.test(link.attribs.href?.slice(0, 500) ?? "") ? namesIn(shortText(link, 80)) : undefined;
    if (names !== undefined && !found.includes(names)) found.push(names);
  }
  return found;
}

function worthOf({ element, own, tokens }: Spot, text: string, near: boolean): Omit<NamesClaim, "names"> {
  const { rel = "", itemprop = "", property = "" } = element.attribs;
  const by = beginsByline(text) ? 0.8 : 0;
  const isAboutOne = tokens.some((token) => /^(?:title|job|role|description|desc|bio|position)$/.test(token));
  const place = (own ? 1 : 0.35) * (near ? 1 : 0.3) * (isAboutOne ? 0.2 : 1);
  if (/\bauthor\b/i.test(rel)) return { from: "rel=author", weight: (2.2 + by) * place };
  if (/author|creator/i.test(itemprop || property)) return { from: "itemprop author", weight: (2.2 + by) * place };
  if (element.name === "a" && !tokens.some((token) => /author|byline|fn/.test(token)))
    return { from: "link to a writer", weight: (own ? 1.3 + by : 0.3) * (near ? 1 : 0.3) };
  const byline = tokens.includes("byline") || tokens.includes("bylines");
  return { from: byline ? "byline in the page" : "author in the page", weight: (1.4 + by) * place };
}

function inLines(layout: Layout): NamesClaim[] {
  const isJapanese = layout.lines.some(({ text }) => /[\p{sc=Hiragana}\p{sc=Katakana}]{2}/u.test(text));
  return layout.lines.flatMap((line, index) => {
    if (line.text.length > 160) return [];
    const near = isNear(line.place, layout);
    const labelled = near ? labelledNames(line.text, isJapanese) : undefined;
    if (labelled?.length === 0) return [];
    if (labelled) return [{ names: labelled, from: "line near the headline", weight: line.own ? 2.5 : 1 }];
    if (!near && !saysByline(layout.lines, index)) return [];
    const told = toldIn(layout, index, near);
    const names = told && (told.isHandle ? told.text : printedNames(told.text));
    if (!told || names === undefined) return [];
    const place = (line.own ? 1 : 0.4) * (near ? 1 : 0.5);
    return [{ names: [names], from: "line near the headline", weight: told.weight * place }];
  });
}

function printedNames(text: string): string | undefined {
  const names = tellsOfOthers(text) ? undefined : namesIn(text);
  return names !== undefined && looksPrinted(names) ? names : undefined;
}

/** Lines that are heard wherever they stand. */
const saysByline = (lines: Line[], index: number) =>
  BYLINE_ANYWHERE.test(lines[index]!.text) ||
  (isBareLabel(lines[index]!.text) && (/by|:/i.test(lines[index]!.text) || isName(lines[index + 1]?.text)));

const BYLINE_ANYWHERE =
  /\b(?:(?:written|posted|article|words|story|text|recipe) by|view all posts by|all articles by|contributors?:)/i;

type Told = { text: string; weight: number; isHandle?: boolean };

/** What of a line, or of those below it, holds names, and how often such a line names the writer of the article. */
function toldIn(layout: Layout, index: number, near: boolean): Told | undefined {
  const { lines } = layout;
  const line = lines[index]!;
  const { text } = line;
  const next = lines[index + 1];
  const under = isUnder(line, layout);
  const handle = near ? HANDLE.exec(text)?.[1] : undefined;
  if (handle !== undefined) return { text: handle, weight: 1.5, isHandle: true };
  if (isBareLabel(text)) return next && { text: namesBelow(lines, index), weight: 2.2 };
  if (beginsByline(text)) return { text, weight: under && isName(namesIn(text)?.split(/, | and /)[0]) ? 6 : 2.5 };
  if (/\d{4}.{0,40}\bby \p{Lu}/iu.test(text)) return text.length > 100 ? undefined : { text, weight: 2 };
  const written = WAS_WRITTEN_BY.exec(text)?.[1];
  if (written !== undefined) return { text: written, weight: 2.5 };
  const withRole = near && isName(text) && ROLE_LINE.test(next?.text ?? "");
  if (withRole || (under && (DEGREED.test(text) || NAME_AND_ROLE.test(text)))) return { text, weight: 1.8 };
  const away = line.place - layout.headlineAt;
  const isClose = away < CLOSE && away >= -100;
  return isClose && isBesideDate(line, lines[index - 1], next) && isBorne(text, layout)
    ? { text, weight: 1.6 }
    : undefined;
}

/** Right under a headline a byline is the article's own, whoever put it into the system. */
const isUnder = ({ place, own }: Line, { headlineAt, hasHeadline }: Layout) =>
  own && hasHeadline && place >= headlineAt && place - headlineAt < 300;

const NAME = /^\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|van|von|der|den|la|el|bin)){1,3}$/u;
const isName = (words: string | undefined) => words !== undefined && NAME.test(words);

/** What stands under "Authors": a name a line, or the names in one. */
function namesBelow(lines: Line[], label: number): string {
  const below = lines.slice(label + 1, label + 12).map(({ text }) => text);
  const others = below.findIndex((text) => !isName(text));
  return others > 1 && /s\)?:?$/i.test(lines[label]!.text) ? below.slice(0, others).join(", ") : below[0]!;
}

/** "Joan Pike | Senior Writer | July 2, 2025" */
const NAME_AND_ROLE =
  /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}\s*[|,–—·•-]\s*(?:\p{L}+ ){0,3}(?:writer|editor|reporter|correspondent|columnist|contributor)\b/iu;

/** "Staff Writer" below a name. */
const ROLE_LINE = /^(?:\p{L}+[ -]){0,3}(?:writer|editor|reporter|correspondent|columnist|contributor|journalist)$/iu;

/** "Joan Pike, MD; Alan Reyes, PhD" */
const DEGREED = /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}, (?:[A-Z]{2,6}|Ph\.?D\.?|M\.D\.|Dr\.)(?:[,;&(]|\s|$)/u;

const WAS_WRITTEN_BY =
  /^(?:this|the following) (?:\p{L}+ )?(?:article|column|essay|piece|post|report|review|story) (?:was|is) written by (.+)$/iu;

const HANDLE = /^by ([\p{Ll}][\p{L}\d._-]{2,30})(?:\s*[|·•,].*)?$/u;

/** A name that a picture or a link bears too is somebody's; "Climate Change" is nobody's. */
function isBorne(text: string, { borne, lines }: Layout): boolean {
  const names = namesIn(text);
  if (names === undefined) return false;
  const about = new RegExp(
    `(?:^|by |about )${names.replace(/[^\p{L}\p{N} ]/gu, ".")}(?: (?:is|has|was|writes|works|joined|covers|leads|specializes|holds)\\b|$)`,
    "iu",
  );
  return borne.has(folded(names)) || lines.some((line) => line.text !== text && about.test(line.text));
}

/** "Joan Pike" with "12 March 2015" on its line or on the one before or behind it. */
function isBesideDate(line: Line, previous: Line | undefined, next: Line | undefined): boolean {
  const bare = namesIn(line.text);
  if (!isName(bare)) return false;
  return [line, previous, next].some(
    (one) => one !== undefined && one.text.length < 80 && datesIn(one.text).length > 0,
  );
}
