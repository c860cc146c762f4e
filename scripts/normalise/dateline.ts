import { type Agencies, agencyName } from "./agency.ts";
import shortCities from "./words/short-cities.json" with { type: "json" };

export type Dateline = { place?: string; agency?: string; text: string };

const CITY = "(?<city>\\p{Lu}[\\p{Lu}\\p{M}'’.-]+(?:[ /]\\p{Lu}[\\p{Lu}\\p{M}'’.-]*){0,4})";
const REGION = "(?<region>, (?!\\p{L}+\\.? \\d)\\p{Lu}[\\p{L}.'’-]*(?: (?:of |the |and )?\\p{Lu}[\\p{L}.'’-]*){0,3})?";
const DAY = "(?:, \\p{Lu}\\p{Ll}{2,8}\\.? \\d{1,2}(?:, \\d{4})?)?";
const AGENCY = "(?: ?\\((?<agency>[^()]{1,40})\\))?";
const DASH = "\\s*(?<dash>—|–|―|--|-)\\s*";

const DATELINE = new RegExp(`^${CITY}${REGION}${DAY}${AGENCY}${DASH}(?=\\S)`, "u");
const AGENCY_ALONE = /^\((?<agency>[A-Z][\w .-]{1,30})\)\s*(?:—|–|--|-)\s*(?=\S)/;

const SHORT_CITIES = new Set(shortCities);

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
