import { DateTime } from "luxon";
import type { DatePrecision } from "../article/schema.ts";

/**
 * How long ago, in the site's language: the words that stand beside a date in the built pages.
 * Calendar-based, in the zone of `now`: "yesterday" is the day before, not 24 hours. Never finer than what is known:
 * 1987 is "39 years ago", never days. A date in the future is "now". _includes/js/ago.ts says the same in the browser.
 */
export function ago(date: string, precision: DatePrecision, now: DateTime, locale: string): string {
  const then = DateTime.fromISO(date.slice(0, FORM[precision]), { zone: now.zone });
  if (precision === "year") return sayCalendar(now.year - then.year, "year", locale);
  if (precision === "month") {
    const months = (now.year - then.year) * 12 + now.month - then.month;
    return months < 12 ? sayCalendar(months, "month", locale) : say(Math.floor(months / 12), "year", locale, "always");
  }
  return precision === "minute" && now.diff(then).as("hours") < 24
    ? sayTime(now.diff(then).as("seconds"), locale)
    : sayDays(then.startOf("day"), now.startOf("day"), locale);
}

/** What a date of that precision looks like: "1987", "1987-03", "1987-03-12", or the whole. */
const FORM: { [Precision in DatePrecision]: number | undefined } = { year: 4, month: 7, day: 10, minute: undefined };

function sayCalendar(count: number, unit: "year" | "month", locale: string): string {
  return count < 0 ? sayNow(locale) : say(count, unit, locale);
}

function sayTime(seconds: number, locale: string): string {
  if (seconds < 60) return sayNow(locale);
  return seconds < 3600
    ? say(Math.floor(seconds / 60), "minute", locale)
    : say(Math.floor(seconds / 3600), "hour", locale);
}

function sayDays(then: DateTime, today: DateTime, locale: string): string {
  // Days are counted on the calendar: one with a change of the clocks counts as one.
  const days = Math.round(
    today
      .setZone("utc", { keepLocalTime: true })
      .diff(then.setZone("utc", { keepLocalTime: true }))
      .as("days"),
  );
  if (days < 0) return sayNow(locale);
  if (days < 14) return say(days, "day", locale);
  if (days < 56) return say(Math.floor(days / 7), "week", locale, "always");
  const months = Math.floor(today.diff(then, "months").months);
  // "Last year" would not be true of every day that is a full year away: counted spans always name their number.
  return months < 12 ? say(months, "month", locale, "always") : say(Math.floor(months / 12), "year", locale, "always");
}

function sayNow(locale: string): string {
  return say(0, "second", locale);
}

/** Making one costs more than using it, and a build says this for every article. */
const formats = new Map<string, Intl.RelativeTimeFormat>();

function say(
  count: number,
  unit: Intl.RelativeTimeFormatUnit,
  locale: string,
  numeric: "auto" | "always" = "auto",
): string {
  const key = `${locale} ${numeric}`;
  // Where a language is not known, English: not the language of the machine that builds.
  const format = formats.get(key) ?? new Intl.RelativeTimeFormat([locale, "en"], { numeric });
  formats.set(key, format);
  return format.format(-count || 0, unit);
}
