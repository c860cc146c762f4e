import months from "../../../normalise/words/months.json" with { type: "json" };
import words from "./words/dates.json" with { type: "json" };

/** What a date near a headline tells of: the words before it say so, or nothing does. */
export type DateRole = "published" | "updated" | "unclear";

/** A date found within a line, as words that scripts/normalise/dates.ts reads. */
export type FoundDate = { words: string; role: DateRole; at: number; end: number };

const MONTH = `(?:${Object.values(months)
  .flat()
  .flatMap((names) => names.split(" "))
  .sort((a, b) => b.length - a.length)
  .join("|")})`;
const DAY = [
  "\\d{4}([-/.])\\d{1,2}\\2\\d{1,2}",
  `${MONTH}\\.? {0,2}\\d{1,2}(?:st|nd|rd|th)?(?:,|\\.)? {0,2}\\d{4}`,
  `\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?(?: de | of | |-)${MONTH}(?:\\.?[,،]? (?:de |del )?|-)\\d{4}`,
  "\\d{1,2}([-/.])\\d{1,2}\\3\\d{4}",
  // "2023 Jan 7" of a catalogue, and not "…of 2024 September 1st, 2023".
  `\\d{4} ${MONTH} \\d{1,2}(?!st|nd|rd|th|,? ?\\d)`,
  "\\d{4}[年년] ?\\d{1,2}[月월] ?\\d{1,2}[日일]",
].join("|");
const ZONE = "(?:Z|(?:UTC|GMT)?[+-]\\d{2}:?\\d{2}|UTC|GMT|[A-Z]{2,4}T|AEDT|CET|Uhr)(?![\\p{L}\\d])";
const TIME = `(?:T|,? {0,2}(?:[-–—|•·@]|at|um|à|à las|a las|às|kl\\.?|klo|om|o|godz\\.|alle|ore|в)? {0,2})(\\d{1,2}[:.h]\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?![\\d/.]\\d)(?: {0,2}[ap]\\.?m\\b\\.?)?(?: {0,2}${ZONE})?)`;
const DATE = new RegExp(`(?<![\\p{L}\\d/.-])(${DAY})(?![\\d/])(?:${TIME})?`, "giu");

/** "2023 Jan 7", as catalogues have it. */
const YEAR_FIRST = /^(\d{4}) (\p{L}+) (\d{1,2})$/u;

/** A line longer than this is text, and a date in it one that the text tells of. */
const LONGEST = 240;
/** How far before a date its label stands. */
const LABEL = 40;

/** Arabic, Persian and wide figures as those that dates are read in; a line keeps its length. */
const plainFigures = (line: string) =>
  line.replace(/[٠-٩۰-۹０-９]/g, (figure) => String.fromCharCode(48 + (figure.charCodeAt(0) & 15)));

/** Every date in a line; `before` are the words of the line above, which may be its label. */
export function datesIn(words: string, before = ""): FoundDate[] {
  if (words.length > LONGEST || !/[\d٠-٩۰-۹０-９]{4}/.test(words)) return [];
  const line = plainFigures(words);
  const found: FoundDate[] = [];
  let last = 0;
  for (const match of line.matchAll(DATE)) {
    const [all, day, , , time] = match;
    const label = line.slice(Math.max(last, match.index - LABEL), match.index);
    const role = roleOf(/[\p{L}]/u.test(label) || found.length > 0 ? label : `${before.slice(-LABEL)} ${label}`);
    last = match.index + all.length;
    const plain = day!.replace(/\s+/g, " ").replace(/[,،]/g, ",").replace(YEAR_FIRST, "$3 $2 $1");
    found.push({
      words: time ? `${plain} ${time}` : plain,
      role,
      at: match.index,
      end: last,
    });
  }
  return found;
}

const escaped = (list: string[]) => list.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
const PUBLISHED = new RegExp(`(?<!\\p{L})(?:${escaped(words.published)})`, "iu");
const UPDATED = new RegExp(`(?<!\\p{L})(?:${escaped(words.updated)})`, "iu");

/** Whether a line far from any headline may be "Published on 12 March 2015". */
export const saysPublished = (line: string) => line.length < 100 && /\d{4}/.test(line) && PUBLISHED.test(line);

function roleOf(label: string): DateRole {
  return UPDATED.test(label) ? "updated" : PUBLISHED.test(label) ? "published" : "unclear";
}
