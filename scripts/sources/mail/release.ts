import { ZONES } from "../anpa/stamp.ts";
import type { Fields } from "../wire/fields.ts";
import type { Segment } from "./segments.ts";

/** What the lines above a story say of it: a headline, an embargo, whose release it is. */
export type Release = { fields: Fields; kept: Segment[]; notes: string[] };

const RELEASE = /^[*\s]*(?:for (?:immediate )?release\b|(?:press|news|media) (?:release|statement)\b)[^.]{0,60}$/i;
const EMBARGO =
  /\b(?:embargo(?:ed)?|hold for release|not for (?:release|publication)(?: before)?)\b[^\d]{0,40}(?:until|till|to|:|before)?\s*(.*)$/i;
const BYLINE = /^by\s+\p{Lu}[\p{L}.'’ -]{2,60}(?:,.{2,60})?$/iu;
const DATELINE = /^\p{Lu}[\p{Lu} .'’-]{2,40}(?:, [^—–]{2,40})?\s?(?:\([^()]{1,40}\)\s*)?(?:—|–|--|-)\s/u;

/** Takes the lines off that stand above a press release or a piece of copy. */
export function releaseOf(segments: Segment[], subject: string): Release {
  const fields: Fields = {};
  const notes: string[] = [];
  let rest = segments;
  for (let looked = 0; looked < 6 && rest[0]; looked += 1) {
    const { words } = rest[0];
    const embargo = words.length < 200 ? EMBARGO.exec(words) : null;
    if (embargo) {
      const until = momentIn(embargo[1]!);
      if (until !== undefined) fields.embargo = until;
      else fields.status = "draft";
      notes.push(until === undefined ? `an embargo whose end cannot be read: ${words}` : `embargo: ${words}`);
    } else if (RELEASE.test(words) && words.length < 100) fields.genre = "Press release";
    else if (words !== "") break;
    rest = rest.slice(1);
  }
  const first = rest[0]?.words ?? "";
  const second = rest[1]?.words ?? "";
  const isHeadline =
    isLine(first) &&
    (fields.genre !== undefined || BYLINE.test(second) || DATELINE.test(second) || same(first, subject));
  if (isHeadline) {
    fields.title = first;
    rest = rest.slice(1);
  }
  if (rest[0] && BYLINE.test(rest[0].words)) {
    fields.byline = rest[0].words;
    rest = rest.slice(1);
  }
  return { fields, kept: rest, notes };
}

const isLine = (words: string) =>
  words.length > 5 && words.length < 160 && !/[.;:]$/.test(words) && !DATELINE.test(words) && !BYLINE.test(words);
const same = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

const MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*";
const DAY = new RegExp(
  `\\b(?:\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? \\d{4}|${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}-\\d{2}-\\d{2})`,
  "i",
);
const TIME =
  /\b(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap])\.?m\b|\b(\d{1,2})[:.]?(\d{2})\s*(?:hrs|hours)?\b|\b(noon|midnight)\b/i;
const ZONE = /\b(GMT|UTC|BST|CET|E[SD]T|C[SD]T|M[SD]T|P[SD]T)\b/;

/** "00:01 GMT, Thursday 12 March 1998" as "12 March 1998 00:01 +00:00"; undefined where it names no day. */
export function momentIn(words: string): string | undefined {
  const day = DAY.exec(words)?.[0];
  if (day === undefined) return undefined;
  const time = TIME.exec(words.replace(day, " "));
  if (!time) return day;
  const [, hour, minutes, half, plain, rest, word] = time;
  const clock = word
    ? /noon/i.test(word)
      ? "12:00"
      : "00:00:01"
    : half
      ? `${hour}:${minutes ?? "00"} ${half}m`
      : `${plain}:${rest}`;
  const zone = ZONE.exec(words)?.[1];
  const offset = zone === undefined ? "" : ZONES[zone] === "Z" ? " GMT" : ` ${ZONES[zone]}`;
  return `${day} ${clock}${offset}`;
}
