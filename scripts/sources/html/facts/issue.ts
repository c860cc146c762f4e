import months from "../../../normalise/words/months.json" with { type: "json" };
import type { Claim } from "./claim.ts";
import type { Layout } from "./layout.ts";

const MONTH = Object.values(months)
  .flatMap((names) => names.flatMap((spellings) => spellings.split(" ")))
  .sort((a, b) => b.length - a.length)
  .join("|");
const NUMBER =
  "(?<!\\p{L})(?:issue|number|no|vol|volume|heft|ausgabe|nr|band|num[eé]ro|número|n[°º])\\.? ?(?:#|no\\.?|n[°º])? ?\\d{1,4}(?!\\d)";
const SEASON =
  "spring|summer|autumn|fall|winter|frühjahr|sommer|herbst|été|printemps|automne|hiver|primavera|verano|otoño|invierno";
/** "Issue 17, May 1997", "Vol. 3, No. 2 (Spring 1998)", "Published in issue 17 of the Reach Review, May/June 1997". */
const ISSUE = new RegExp(
  `${NUMBER}(?:[^.!?\\n]|\\.(?! \\p{Lu}\\p{Ll})){0,60}?(?:(?<![\\p{L}\\d])(?<month>${MONTH})\\.?(?: ?[-/–&] ?(?:${MONTH})\\.?)?,? (?:de )?|(?<![\\p{L}\\d])(?:(?:${SEASON})(?: ?[-/–] ?(?:${SEASON}))?,? )|[(,/] ?)(?<year>(?:1[6-9]|20)\\d\\d)(?![\\d/-])`,
  "iu",
);
/** A line longer than this is text, and tells of some other issue. */
const LONGEST = 120;
const BEFORE = 400;
const AFTER = 600;

/**
 * The month or the year of the issue in which a page says that its article appeared, for pages that state no day: near
 * the headline, or wherever it says "Published in issue". A season is known to its year.
 */
export function issueDate({ lines, headlineAt }: Layout): Claim | undefined {
  const found = lines.flatMap(({ text, place }) => {
    const isNear = place > headlineAt - BEFORE && place < headlineAt + AFTER;
    if (text.length > LONGEST || !(isNear || /published in/i.test(text)) || /[©]|copyright/i.test(text)) return [];
    const { month, year } = ISSUE.exec(text)?.groups ?? {};
    return year === undefined
      ? []
      : [{ value: month ? `${month} ${year}` : year, distance: Math.abs(place - headlineAt) }];
  });
  const [nearest] = found.sort((one, other) => one.distance - other.distance);
  return nearest && { value: nearest.value, from: "its issue" };
}
