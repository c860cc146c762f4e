import { plural } from "./plural.ts";
import type { Clock } from "./stamps.ts";

/** Days that pass unsaid: the dates themselves show them. */
const UNSAID = 14;
const DAY = 86_400_000;

/**
 * What a reader is told of the time between two dates of a storyline, no finer than both are known: "three weeks later",
 * "eleven months later", "nothing for two years"; undefined where it is short.
 */
export function gapText(from: string, to: string, clock: Clock): string | undefined {
  const known = Math.min(from.length, to.length, 10);
  if (known < 7) return monthsText(12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))), clock);
  const months = monthsBetween(from, to, known);
  if (known < 10 || months >= 2) return monthsText(months, clock);
  const days = Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY);
  return days < UNSAID ? undefined : `${plural(Math.round(days / 7), "week", clock)} later`;
}

/** Whole months: from the 12th to the 11th of the next one is none. */
function monthsBetween(from: string, to: string, known: number): number {
  const month = (date: string) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));
  const isShort = known >= 10 && to.slice(8, 10) < from.slice(8, 10);
  return month(to) - month(from) - (isShort ? 1 : 0);
}

function monthsText(months: number, clock: Clock): string | undefined {
  if (months < 2) return undefined;
  if (months < 12) return `${plural(months, "month", clock)} later`;
  if (months < 24) return months === 12 ? "a year later" : `${plural(months, "month", clock)} later`;
  return `nothing for ${plural(Math.floor(months / 12), "year", clock)}`;
}
