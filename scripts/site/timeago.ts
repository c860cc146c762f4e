import { DateTime } from "luxon";
import type { DatePrecision } from "../article/schema.ts";
import { onceFor } from "../lib/once.ts";

/**
 * How long ago, in the site's language: the words that stand beside a date in the built pages.
 * Calendar-based, in the zone of `now`: "yesterday" is the day before, not 24 hours. Never finer than what is known:
 * 1987 is "39 years ago", never days. A date in the future is "now". _includes/js/ago.ts says the same in the browser.
 */
export function ago(date: string, precision: DatePrecision, now: DateTime, locale: string): string {
  const count = countTo(date, precision, now);
  return say(count.units, count.unit, locale, count.numeric);
}

/** How many of which unit are between a date and now, and whether they must be said as a number. */
type Count = { units: number; unit: Intl.RelativeTimeFormatUnit; numeric?: "always" };

/** A day of the calendar; `month` counts from 1. */
type Day = { year: number; month: number; day: number };

const NOW: Count = { units: 0, unit: "second" };
const DAY = 24 * 60 * 60 * 1000;

function countTo(date: string, precision: DatePrecision, now: DateTime): Count {
  const moment = precision === "minute" ? Date.parse(date) : Number.NaN;
  const past = now.toMillis() - moment;
  if (past < DAY) return timeCount(past / 1000);
  const { today, dayOf } = calendarOf(now);
  const known = date.slice(0, FORM[precision]);
  const then = precision === "minute" ? dayAt(moment, now) : dayOf(known);
  const years = today.year - then.year;
  const months = years * 12 + today.month - then.month;
  if (precision === "year") return years < 0 ? NOW : { units: years, unit: "year" };
  if (precision !== "month") return dayCount(then, today, () => fullMonths(known, now));
  return months < 0 ? NOW : months < 12 ? { units: months, unit: "month" } : monthCount(months);
}

/** What a date of that precision looks like: "1987", "1987-03", "1987-03-12", or the whole. */
const FORM: { [Precision in DatePrecision]: number | undefined } = { year: 4, month: 7, day: 10, minute: undefined };

/** Today, and the day a date text means, in the zone of `now`: luxon knows days that a zone left out, but takes its time. */
const calendarOf = onceFor((now: DateTime) => {
  const days = new Map<string, Day>();
  const dayOf = (date: string): Day => {
    const known = days.get(date) ?? dayIn(DateTime.fromISO(date, { zone: now.zone }));
    days.set(date, known);
    return known;
  };
  return { today: dayIn(now), dayOf };
});

function dayIn({ year, month, day }: DateTime): Day {
  return { year, month, day };
}

function dayAt(moment: number, { zone }: DateTime): Day {
  const local = new Date(moment + zone.offset(moment) * 60_000);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

function timeCount(seconds: number): Count {
  if (seconds < 60) return NOW;
  return seconds < 3600
    ? { units: Math.floor(seconds / 60), unit: "minute" }
    : { units: Math.floor(seconds / 3600), unit: "hour" };
}

function dayCount(then: Day, today: Day, slowly: () => number): Count {
  // Days are counted on the calendar: one with a change of the clocks counts as one.
  const days = dayNumber(today) - dayNumber(then);
  if (days < 0) return NOW;
  if (days < 14) return { units: days, unit: "day" };
  if (days < 56) return { units: Math.floor(days / 7), unit: "week", numeric: "always" };
  const months = (today.year - then.year) * 12 + today.month - then.month;
  const day = Math.min(then.day, monthLength(today));
  return monthCount(day === today.day ? slowly() : today.day < day ? months - 1 : months);
}

/** On the very day it depends on when each of the two days began: not at midnight, everywhere and always. */
function fullMonths(date: string, now: DateTime): number {
  const then = DateTime.fromISO(date, { zone: now.zone });
  return Math.floor(now.startOf("day").diff(then.startOf("day"), "months").months);
}

/** "Last year" would not be true of every day that is a full year away: counted spans always name their number. */
function monthCount(months: number): Count {
  return months < 12
    ? { units: months, unit: "month", numeric: "always" }
    : { units: Math.floor(months / 12), unit: "year", numeric: "always" };
}

function dayNumber({ year, month, day }: Day): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY;
}

function monthLength({ year, month }: Day): number {
  return new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate();
}

/** Making a format, and asking one, costs more than looking up its few answers; a build asks for every article. */
const formats = new Map<string, (units: number, unit: Intl.RelativeTimeFormatUnit) => string>();

function say(units: number, unit: Intl.RelativeTimeFormatUnit, locale: string, numeric: "auto" | "always" = "auto") {
  const key = `${locale} ${numeric}`;
  const format = formats.get(key) ?? answering(locale, numeric);
  formats.set(key, format);
  return format(units, unit);
}

function answering(locale: string, numeric: "auto" | "always") {
  // Where a language is not known, English: not the language of the machine that builds.
  const format = new Intl.RelativeTimeFormat([locale, "en"], { numeric });
  const answers = new Map<string, string>();
  return (units: number, unit: Intl.RelativeTimeFormatUnit): string => {
    const key = `${units} ${unit}`;
    const answer = answers.get(key) ?? format.format(-units || 0, unit);
    answers.set(key, answer);
    return answer;
  };
}
