import { readDate } from "../../../normalise/dates.ts";

/** Which of "3/4/1987" is the day. */
export type DayOrder = "dmy" | "mdy";

/** The day of a date's words at its own offset, 1987-03-12; undefined where they name no one day. */
export function dayOf(words: string, order?: DayOrder): string | undefined {
  const known = readDate(words, { zone: "UTC", order });
  return known === undefined || known.date.length < 10 ? undefined : known.date.slice(0, 10);
}

/** "12/06/2015" and the like, which are two days. */
export function isAmbiguous(words: string): boolean {
  return dayOf(words) === undefined && dayOf(words, "dmy") !== undefined;
}

export function isFine(words: string): boolean {
  return readDate(words, { zone: "UTC" })?.precision === "minute";
}

/** Days between two days; large where they are far apart. */
export function daysBetween(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}
