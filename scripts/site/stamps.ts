import { DateTime } from "luxon";
import { type DatePrecision, precisionOf } from "../article/schema.ts";
import { onceFor } from "../lib/once.ts";
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
  /** Dates in words. Made once: each is needed by every article. */
  formats: { [Form in keyof typeof FORMATS]: Intl.DateTimeFormat };
};

export function clockFor(locale: string, timezone: string, moment: Date): Clock {
  const now = DateTime.fromJSDate(moment, { zone: timezone }).setLocale(locale);
  const format = (form: keyof typeof FORMATS) => new Intl.DateTimeFormat(locale, { ...FORMATS[form], timeZone: "UTC" });
  return {
    locale,
    now,
    yearAgo: now.minus({ years: 1 }).toISODate()!,
    list: new Intl.ListFormat([locale, "en"], { type: "conjunction" }),
    formats: {
      year: format("year"),
      month: format("month"),
      day: format("day"),
      minute: format("minute"),
      dayOfYear: format("dayOfYear"),
      monthOfYear: format("monthOfYear"),
      shortMonth: format("shortMonth"),
    },
  };
}

const FORMATS = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "long", day: "numeric" },
  minute: { year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  dayOfYear: { month: "long", day: "numeric" },
  monthOfYear: { month: "long" },
  shortMonth: { month: "short" },
} satisfies { [form: string]: Intl.DateTimeFormatOptions };

/** A date as a page shows it: absolute, as stated where it was published, and how long ago that is at the build. */
export function stampOf(date: string, clock: Clock, precision: DatePrecision = precisionOf(date)): Stamp {
  return stampWith(dateText(date, clock, precision), date, clock, precision);
}

const agosOf = onceFor<Clock, Map<string, string>>(() => new Map());

/** How long ago a date is, alone. It is asked again wherever the article is listed: what was said is kept. */
export function agoOf(date: string, clock: Clock, precision: DatePrecision = precisionOf(date)): string {
  const agos = agosOf(clock);
  const key = precision + date;
  const text = agos.get(key) ?? ago(date, precision, clock.now, clock.locale);
  agos.set(key, text);
  return text;
}

function stampWith(text: string, date: string, clock: Clock, precision: DatePrecision): Stamp {
  return { datetime: date, text, precision, ago: agoOf(date, clock, precision) };
}

/** "12 March 1987", "March 1987", "1987" or "17 June 2025 at 08:27", in the site's language. */
export function dateText(date: string, clock: Clock, precision: DatePrecision = precisionOf(date)): string {
  return inWords(date, precision, clock);
}

/** The same without the time of day: lists are about days. */
export function dayStampOf(date: string, clock: Clock, precision: DatePrecision = precisionOf(date)): Stamp {
  return stampWith(dateText(date.slice(0, 10), clock), date, clock, precision);
}

/** "12 March" or "March": for a list whose heading names the year. */
export function dayText(date: string, clock: Clock): string {
  return inWords(date, date.length < 10 ? "monthOfYear" : "dayOfYear", clock);
}

/** "March" */
export function monthName(month: string, clock: Clock, length: "long" | "short" = "long"): string {
  return inWords(month, length === "long" ? "monthOfYear" : "shortMonth", clock);
}

const textsOf = onceFor<Intl.DateTimeFormat, Map<string, string>>(() => new Map());

/** An archive has few days and many articles of each: what was said of a day is kept. Moments are too many for that. */
function inWords(date: string, form: keyof typeof FORMATS, { formats }: Clock): string {
  const format = formats[form];
  if (date.length > 10) return format.format(asStated(date));
  const texts = textsOf(format);
  const text = texts.get(date) ?? format.format(asStated(date));
  texts.set(date, text);
  return text;
}

/** The day and the time of day as they were stated, whatever the offset: as a moment of UTC, in which they are formatted. */
function asStated(date: string): number {
  return Date.parse(date.length > 10 ? `${date.slice(0, 19)}Z` : date);
}

/** 84213 as the site's language writes it: "84,213". */
export function countText(count: number, clock: Clock): string {
  return count.toLocaleString(clock.locale);
}

/** "24 articles", "1 article". */
export function articlesText(count: number, clock: Clock): string {
  return `${countText(count, clock)} ${count === 1 ? "article" : "articles"}`;
}
