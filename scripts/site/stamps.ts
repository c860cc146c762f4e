import { DateTime } from "luxon";
import { type DatePrecision, precisionOf } from "../article/schema.ts";
import type { Stamp } from "./models.ts";
import { ago } from "./timeago.ts";

/** What stamps need to know of the site: its language, and the moment of the build in its time zone. */
export type Clock = {
  locale: string;
  now: DateTime;
  /** The day a year before: what is older is an old story. */
  yearAgo: string;
  /** "one, two and three" */
  list: Intl.ListFormat;
};

export function clockFor(locale: string, timezone: string, moment: Date): Clock {
  const now = DateTime.fromJSDate(moment, { zone: timezone }).setLocale(locale);
  return {
    locale,
    now,
    yearAgo: now.minus({ years: 1 }).toISODate()!,
    list: new Intl.ListFormat([locale, "en"], { type: "conjunction" }),
  };
}

const FORMATS: { [Precision in DatePrecision]: Intl.DateTimeFormatOptions } = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "long", day: "numeric" },
  minute: { year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};

/** A date as a page shows it: absolute, as stated where it was published, and how long ago that is at the build. */
export function stampOf(date: string, clock: Clock, precision: DatePrecision = precisionOf(date)): Stamp {
  return {
    datetime: date,
    text: dateText(date, clock, precision),
    precision,
    ago: ago(date, precision, clock.now, clock.locale),
  };
}

/** "12 March 1987", "March 1987", "1987" or "17 June 2025 at 08:27", in the site's language. */
export function dateText(date: string, clock: Clock, precision: DatePrecision = precisionOf(date)): string {
  return momentOf(date, clock).toLocaleString(FORMATS[precision]);
}

/** The same without the time of day: lists are about days. */
export function dayStampOf(date: string, clock: Clock, precision: DatePrecision = precisionOf(date)): Stamp {
  return { ...stampOf(date, clock, precision), text: dateText(date.slice(0, 10), clock) };
}

/** "12 March" or "March": for a list whose heading names the year. */
export function dayText(date: string, clock: Clock): string {
  return momentOf(date, clock).toLocaleString(date.length < 10 ? { month: "long" } : { month: "long", day: "numeric" });
}

/** "March" */
export function monthName(month: string, clock: Clock, length: "long" | "short" = "long"): string {
  return momentOf(month, clock).toLocaleString({ month: length });
}

function momentOf(date: string, clock: Clock): DateTime {
  return DateTime.fromISO(date, { setZone: true, zone: "utc" }).setLocale(clock.locale);
}

/** 84213 as the site's language writes it: "84,213". */
export function countText(count: number, clock: Clock): string {
  return count.toLocaleString(clock.locale);
}

/** "24 articles", "1 article". */
export function articlesText(count: number, clock: Clock): string {
  return `${countText(count, clock)} ${count === 1 ? "article" : "articles"}`;
}
