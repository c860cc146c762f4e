import type { Element } from "domhandler";
import { plainWords } from "../../../normalise/plain.ts";
import type { Claim } from "./claim.ts";
import type { PageHead } from "./head.ts";
import type { SiteNames } from "./names.ts";
import { datesIn } from "./date-words.ts";
import { elementsIn, folded, shortText } from "./text.ts";
import { type Thing, wordsIn } from "./things.ts";

export type Headline = Claim & {
  /** The heading in the page that says it. */
  element?: Element;
  /** The heading that stands over the article under other words. */
  instead?: Element;
};

const METAS = [
  "dc.title",
  "dcterms.title",
  "og:title",
  "twitter:title",
  "title",
  "sailthru.title",
  "parsely-title",
  "cxenseparse:title",
  "headline",
];

/**
 * The headline: the heading in the page that agrees with what the page calls itself to machines, or else the best of
 * those titles without the site's name.
 */
export function headlineOf(head: PageHead, article: Thing | undefined, site: SiteNames): Headline | undefined {
  const titles = machineTitles(head, article, site);
  const shown = head.headings
    .slice(0, 40)
    .map((element) => ({ element, value: cleanTitle(shortText(element, 400), site), from: "h1" }))
    .filter(({ value, element }) => /[\p{L}\p{N}]/u.test(value) && !site.is(value) && !leadsHome(element))
    .map((heading) => ({
      ...heading,
      likeness: Math.max(0, ...titles.map(({ value }, rank) => likeness(heading.value, value) - rank * RANK)),
    }));
  const best = shown.reduce<(typeof shown)[number] | undefined>(
    (one, other) =>
      one === undefined || other.likeness > one.likeness + (other.likeness > 0.9 ? 0 : MUCH) ? other : one,
    undefined,
  );
  const lesser = best === undefined || best.likeness < 0.4 ? lesserHeading(head.subheadings, titles, site) : undefined;
  if (lesser !== undefined) return lesser;
  if (best !== undefined && (best.likeness >= 0.4 || titles.length === 0 || standsAlone(best, shown.length)))
    return { ...best, value: withoutLabel(best.value, titles) };
  const named = titles[0] ?? best;
  if (named !== undefined && best !== undefined && !leadsOn(best.element)) return { ...named, instead: best.element };
  return named ?? (head.title ? { value: head.title, from: "title element" } : undefined);
}

/** A heading that leads to the front page is the site's name. */
const leadsHome = (element: Element) =>
  elementsIn(element, "a").some(({ attribs }) => /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(attribs.href ?? ""));

/** A heading that is a link announces another article. */
const leadsOn = (element: Element) =>
  elementsIn(element, "a").some((link) => folded(shortText(link, 400)) === folded(shortText(element, 400)));

/** What each later title of the page is worth less as a proof. */
const RANK = 0.01;

/** A later heading is the headline where it is this much more like the page's titles. */
const MUCH = 0.2;

/** Old pages set their headline as a lesser heading: the one that says what the page's title says. */
function lesserHeading(headings: Element[], titles: Claim[], site: SiteNames): Headline | undefined {
  const names = titles.map(({ value }) => folded(value)).filter((name) => name !== "");
  for (const element of headings) {
    const value = shortText(element, 400);
    const words = folded(value);
    const says = (name: string) =>
      name === words || (words !== "" && name.endsWith(` ${words}`) && site.is(name.slice(0, -words.length)));
    if (names.some(says) || titles.some((title) => endsWithPart(title.value, value)))
      return { value, from: element.name, element };
  }
  return undefined;
}

/** "The Ellis Post On-Line: Fog closes harbour" has "Fog closes harbour" for a part of its own. */
function endsWithPart(title: string, part: string): boolean {
  const before = title.slice(0, -part.length);
  return part.length > 15 && title.endsWith(part) && /(?:[:|]|\s[-–—])\s*$/.test(before);
}

/** A page's one long heading is its headline, whatever the page calls itself to search engines. */
function standsAlone({ value, element }: { value: string; element: Element }, count: number): boolean {
  const words = folded(value).split(" ").length;
  return (
    count === 1 &&
    words >= 5 &&
    words <= 25 &&
    !value.endsWith(":") &&
    !isWithin(element, /^(?:header|nav|footer|aside)$/)
  );
}

function isWithin(element: Element, names: RegExp): boolean {
  for (let at = element.parent; at !== null && at.type === "tag"; at = at.parent)
    if (names.test((at as Element).name)) return !/^(?:article|main)$/.test((at.parent as Element | null)?.name ?? "");
  return false;
}

function machineTitles(head: PageHead, article: Thing | undefined, site: SiteNames): Claim[] {
  const titles: Claim[] = [];
  const claim = (words: string | undefined, from: string) => {
    const value = words === undefined ? "" : cleanTitle(plainWords(words), site);
    if (value !== "" && !site.is(value)) titles.push({ value, from });
  };
  claim(wordsIn(article?.values.headline), `${article?.origin} headline`);
  const stated = titles.length;
  for (const name of METAS) claim(head.metas.get(name)?.[0], name);
  claim(head.title, "title element");
  claim(wordsIn(article?.values.name), `${article?.origin} name`);
  // Structured data end a headline at 110 characters; another title has the rest.
  const whole = titles.find(({ value }, index) => index >= stated && isCutOff(titles[0]!.value, value));
  return whole === undefined ? titles : [whole, ...titles];
}

const isCutOff = (one: string, other: string) =>
  one.length > 80 && other.length > one.length && folded(other).startsWith(folded(one.replace(/…$/, "")));

/** How much of two headlines' words they share, 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [folded(one), folded(other)];
  if (a === b) return a === "" ? 0 : 1;
  const left = new Set(a.split(" "));
  const right = new Set(b.split(" "));
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return (2 * shared) / (left.size + right.size + 0.01);
}

const SEPARATOR = /\s+[-–—•·»«>:]+\s+|\s*(?:[|｜¦]|::|»|«)+\s*/g;

/** "Fog closes harbour | News | Ellis Post" as "Fog closes harbour". */
function cleanTitle(title: string, site: SiteNames): string {
  let text = title.replace(/\s+/g, " ").trim().slice(0, 500);
  for (let round = 0; round < 4; round += 1) {
    const cuts = [...text.matchAll(SEPARATOR)];
    const last = cuts.at(-1);
    const start = cuts[0];
    if (!last || !start) break;
    const rest = text.slice(0, last.index).trim();
    const tail = text.slice(last.index + last[0].length).trim();
    const lead = text.slice(0, start.index).trim();
    if (rest !== "" && (site.is(tail) || tail === "" || (/[|｜¦]|::/.test(last[0]) && isLonger(rest, tail))))
      text = rest;
    else if (site.is(lead) || lead === "") text = text.slice(start.index + start[0].length).trim();
    else break;
  }
  return text;
}

const isLonger = (rest: string, tail: string) => folded(rest).length >= folded(tail).length;

/** "Blog: Fog closes harbour", "12 March Fog closes harbour" and "Fog closes harbour (3)" where a title has "Fog closes harbour". */
function withoutLabel(heading: string, titles: Claim[]): string {
  const isTitle = (words: string) => titles.some(({ value }) => folded(value) === folded(words));
  if (isTitle(heading)) return heading;
  for (const end of [LABEL.exec(heading)?.[0].length ?? 0, datesIn(heading)[0]?.end ?? 0]) {
    const rest = heading.slice(end).trim();
    if (end > 0 && isTitle(rest)) return rest;
  }
  const bare = heading.replace(/(?:\s*\([^()]*\)|\s+\d+)+$/, "");
  return isTitle(bare) ? bare : heading;
}

const LABEL = /^[\p{L} ]{2,20}:\s*/u;
