import { type Agencies, agencyName, isKnownAgency } from "./agency.ts";
import labels from "./words/labels.json" with { type: "json" };
import regions from "./words/regions.json" with { type: "json" };
import shortCities from "./words/short-cities.json" with { type: "json" };

export type Dateline = { place?: string; agency?: string; text: string };

const CITY = "(?<city>\\p{Lu}[\\p{Lu}\\p{M}'’.-]+(?:[ /]\\p{Lu}[\\p{Lu}\\p{M}'’.-]*){0,4})";
const REGION = "(?<region>, (?!\\p{L}+\\.? \\d)\\p{Lu}[\\p{L}.'’-]*(?: (?:of |the |and )?\\p{Lu}[\\p{L}.'’-]*){0,3})?";
const MONTH = "\\p{Lu}\\p{Ll}{2,8}\\.?";
const DAY = `(?<day>, (?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH})(?:,? \\d{4})?)?`;
const AGENCY = "(?: ?\\((?<agency>[^()]{1,40})\\))?";
const DASH = "\\s*(?<dash>—|–|―|--|-)\\s*";

const DATELINE = new RegExp(`^${CITY}${REGION}${DAY}${AGENCY}${DASH}(?=\\S)`, "u");
const AGENCY_ALONE = /^\((?<agency>[A-Z][\w .-]{1,30})\)\s*(?:—|–|--|-)\s*(?=\S)/;

const SHORT_CITIES = new Set(shortCities);
const REGIONS = new Set(regions);
/** What pages write in capitals before a dash that is no place: "UPDATE — ". */
const LABELS = new Set(labels);

/**
 * Takes a dateline off the head of a text: "SEOUL, South Korea (AP) — ", "WASHINGTON — ", "CARROW HAVEN, June 4 (CP) —".
 * Capitals before a dash are a place only where an agency or a region stands with them, or the word is long enough
 * not to be an acronym ("NASA — the agency ...").
 */
export function takeDateline(text: string, own: Agencies = {}): Dateline {
  const match = DATELINE.exec(text);
  const groups = match?.groups;
  if (match && groups && isPlace(groups.city!, groups)) {
    const place = `${groups.city}${groups.region ?? ""}`;
    return {
      place,
      ...(groups.agency ? { agency: agencyName(groups.agency, own) } : {}),
      text: text.slice(match[0].length),
    };
  }
  const alone = AGENCY_ALONE.exec(text);
  if (alone) return { agency: agencyName(alone.groups!.agency!, own), text: text.slice(alone[0].length) };
  return { text };
}

function isPlace(city: string, { agency, region, dash }: Record<string, string | undefined>): boolean {
  if (agency !== undefined || SHORT_CITIES.has(city)) return true;
  if (dash === "-" && region === undefined && !city.includes(" ")) return city.length >= 6;
  return region !== undefined || city.replace(/[^\p{L}]/gu, "").length >= 5;
}

const BEGINS = /^[\p{Lu}\p{Lo}\d"“‘'«$£€[]/u;

/**
 * Takes a dateline off the first paragraph of a page, where nothing but its form speaks for it. It must be followed by
 * the beginning of a sentence, and have an agency, a day or a region that is one, or else a long dash; "SMITH, John —"
 * and "WATCH — " stay where they are.
 */
export function takeSureDateline(text: string): Dateline {
  const match = DATELINE.exec(text) ?? AGENCY_ALONE.exec(text);
  const taken = takeDateline(text);
  return match && BEGINS.test(taken.text) && isSure(match.groups!) ? taken : { text };
}

function isSure({ city, region, day, agency, dash }: Record<string, string | undefined>): boolean {
  if ([...(city ?? agency!).split(/[ /]/)].some((word) => LABELS.has(word))) return false;
  if (agency !== undefined)
    return isKnownAgency(agency) || (city === undefined ? isInCapitals(agency) : isName(agency));
  if (region !== undefined) return REGIONS.has(region.slice(2));
  return day !== undefined || dash !== "-";
}

const isInCapitals = (words: string) => words === words.toUpperCase();
const isName = (words: string) => /^\p{Lu}[^.,;:!?]*$/u.test(words);

/** The same for Markdown, where the dateline may stand in bold or in italics, and pictures and headings above it. */
export function takeMarkdownDateline(markdown: string): Dateline {
  const start = FIRST_PARAGRAPH.exec(markdown)?.[0].length ?? 0;
  const text = markdown.slice(start);
  const strong = /^(\*\*|_)(?<head>[^*_\n]{2,80})\1(?<rest>[\s\S]*)$/.exec(text)?.groups;
  if (strong === undefined) return withHead(markdown.slice(0, start), takeSureDateline(text), text);
  const taken = takeSureDateline(`${strong.head}${strong.rest}`);
  return taken.text.length > strong.rest!.length ? { text: markdown } : withHead(markdown.slice(0, start), taken, text);
}

function withHead(head: string, taken: Dateline, text: string): Dateline {
  const isTaken = taken.place !== undefined || taken.agency !== undefined;
  return { ...taken, text: head + (isTaken ? taken.text : text) };
}

/** Headings, and pictures alone in their paragraphs. */
const FIRST_PARAGRAPH = /^(?:(?:#{1,6} [^\n]*|!\[[^\]\n]*\]\([^\n]*\))\n{2,})*/;
