import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DateTime } from "luxon";
import { type DatePrecision, datePrecisions } from "../../scripts/article/schema.ts";
import { clockFor, dateText, dayText, monthName } from "../../scripts/site/stamps.ts";
import { ago } from "../../scripts/site/timeago.ts";

/** With days that begin at one o'clock, twice, or were left out. */
const ZONES = [
  "UTC",
  "Europe/London",
  "Asia/Kathmandu",
  "America/Sao_Paulo",
  "America/Havana",
  "Pacific/Apia",
  "UTC+3",
];
const LOCALES = ["en", "ar", "de", "zh", "fa", "th", "pt-BR", "en-u-ca-buddhist", "xx"];
const DAY = 24 * 60 * 60 * 1000;
const LENGTH = { year: 4, month: 7, day: 10, minute: undefined };

const offset = fc.constantFrom("utc", "UTC+1", "UTC-9:30", "UTC+14", "UTC+23", "UTC-12");
const timestampOf = (moment: DateTime) =>
  moment.startOf("second").toISO({ suppressMilliseconds: true, includeOffset: true })!;
/** Any timestamp of the years 1 to 9998. */
const timestamp = fc
  .tuple(fc.integer({ min: -62_135_000_000, max: 253_370_000_000 }), offset)
  .map(([seconds, zone]) => timestampOf(DateTime.fromSeconds(seconds, { zone })));

test("a date reads as luxon writes it, whatever its offset, year and language", () => {
  const clocks = new Map(LOCALES.map((locale) => [locale, clockFor(locale, "UTC", new Date(0))]));
  const luxon = (date: string, locale: string, format: Intl.DateTimeFormatOptions) =>
    DateTime.fromISO(date, { setZone: true, zone: "utc" }).setLocale(locale).toLocaleString(format);
  const year = { year: "numeric" } as const;
  const month = { ...year, month: "long" } as const;
  const day = { ...month, day: "numeric" } as const;
  const minute = { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const formats = { year, month, day, minute };
  fc.assert(
    fc.property(
      timestamp,
      fc.constantFrom(...datePrecisions),
      fc.constantFrom(...LOCALES),
      (whole, precision, locale) => {
        const date = whole.slice(0, LENGTH[precision]);
        const clock = clocks.get(locale)!;
        assert.equal(dateText(date, clock), luxon(date, locale, formats[precision]));
        assert.equal(dateText(whole, clock, precision), luxon(whole, locale, formats[precision]));
        assert.equal(dayText(whole, clock), luxon(whole, locale, { month: "long", day: "numeric" }));
        assert.equal(monthName(date, clock, "short"), luxon(date, locale, { month: "short" }));
      },
    ),
    { numRuns: 2000 },
  );
});

/** How long ago, counted by luxon throughout. */
function agoByLuxon(date: string, precision: DatePrecision, now: DateTime): [number, Intl.RelativeTimeFormatUnit] {
  const then = DateTime.fromISO(date.slice(0, LENGTH[precision]), { zone: now.zone });
  const years = now.year - then.year;
  if (precision === "year") return years < 0 ? [0, "second"] : [years, "year"];
  const months = years * 12 + now.month - then.month;
  if (precision === "month")
    return months < 0 ? [0, "second"] : months < 12 ? [months, "month"] : [Math.floor(months / 12), "year"];
  const past = now.diff(then);
  if (precision === "minute" && past.as("hours") < 24) {
    if (past.as("seconds") < 60) return [0, "second"];
    return past.as("seconds") < 3600
      ? [Math.floor(past.as("minutes")), "minute"]
      : [Math.floor(past.as("hours")), "hour"];
  }
  const wall = (moment: DateTime) => moment.startOf("day").setZone("utc", { keepLocalTime: true });
  const days = Math.round(wall(now).diff(wall(then)).as("days"));
  if (days < 56) return days < 0 ? [0, "second"] : days < 14 ? [days, "day"] : [Math.floor(days / 7), "week"];
  const full = Math.floor(now.startOf("day").diff(then.startOf("day"), "months").months);
  return full < 12 ? [full, "month"] : [Math.floor(full / 12), "year"];
}

/** Dates long before a moment, around it, and about a whole number of months before it. */
const moments = fc.record({
  now: fc.oneof(
    fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2090, 0) }),
    fc.constantFrom(Date.UTC(2012, 0, 3), Date.UTC(2018, 9, 15, 12), Date.UTC(2018, 10, 4, 9), Date.UTC(2024, 1, 29)),
  ),
  months: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -2, max: 20_000 })),
  rest: fc.oneof(fc.integer({ min: -2 * DAY, max: 2 * DAY }), fc.integer({ min: -60 * DAY, max: 60 * DAY })),
  zone: fc.constantFrom(...ZONES),
  offset,
  precision: fc.constantFrom(...datePrecisions),
});

test("how long ago is what luxon counts, in any zone, over changes of its clocks and days it left out", () => {
  fc.assert(
    fc.property(
      moments,
      fc.constantFrom("en", "ar", "de", "zh"),
      ({ zone, months, rest, precision, ...some }, locale) => {
        const now = DateTime.fromMillis(some.now, { zone });
        const date = timestampOf(now.minus({ months }).plus(rest).setZone(some.offset));
        const [units, unit] = agoByLuxon(date, precision, now);
        const said = (["auto", "always"] as const).map((numeric) =>
          new Intl.RelativeTimeFormat(locale, { numeric }).format(-units || 0, unit),
        );
        assert.ok(said.includes(ago(date, precision, now, locale)), `${date} to the ${precision}: not ${said[0]}`);
      },
    ),
    { numRuns: 2000 },
  );
});
