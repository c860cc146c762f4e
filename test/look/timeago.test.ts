import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DateTime } from "luxon";
import { ago as agoInBrowser } from "../../_includes/js/ago.ts";
import type { DatePrecision } from "../../scripts/article/schema.ts";
import { ago } from "../../scripts/site/timeago.ts";

const ZONES = ["UTC", "America/St_Johns", "Europe/London", "Asia/Tokyo", "Pacific/Apia", "Asia/Kathmandu"];
const LOCALES = ["en", "en-GB", "fr", "de", "ar", "ja", "zh-Hans", "pl", "he", "pt-BR"];
const PRECISIONS: DatePrecision[] = ["minute", "day", "month", "year"];

const MINUTE = 60_000;
const YEAR = 365.25 * 24 * 60 * MINUTE;
const recent = Date.UTC(2026, 6, 26);

/** Moments far apart and, more often, close together: that is where words change. */
const pairs = fc
  .record({
    now: fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2090, 0) }),
    before: fc.oneof(
      fc.integer({ min: -3 * 24 * 60 * MINUTE, max: 3 * 24 * 60 * MINUTE }),
      fc.integer({ min: 0, max: 70 * 24 * 60 * MINUTE }),
      fc.integer({ min: 0, max: 3 * YEAR }),
      fc.integer({ min: 0, max: 160 * YEAR }),
    ),
    offset: fc.constantFrom("utc", "UTC+1", "UTC-8", "UTC+5:45"),
  })
  .map(({ now, before, offset }) => ({
    now,
    date: DateTime.fromMillis(now - before, { zone: offset }).toISO({ suppressMilliseconds: true })!,
  }));

test("the browser says what the build said", () => {
  fc.assert(
    fc.property(
      pairs,
      fc.constantFrom(...PRECISIONS),
      fc.constantFrom(...ZONES),
      fc.constantFrom(...LOCALES),
      ({ now, date }, precision, zone, locale) => {
        const built = ago(date, precision, DateTime.fromMillis(now, { zone }), locale);
        const shown = inZone(zone, () => agoInBrowser(cut(date, precision), new Date(now), locale));
        assert.equal(shown, built, `${date} to the ${precision}, seen ${new Date(now).toISOString()} in ${zone}`);
      },
    ),
    { numRuns: 4000 },
  );
});

test("what is known to the year or month never becomes days", () => {
  fc.assert(
    fc.property(pairs, fc.constantFrom<DatePrecision>("month", "year"), ({ now, date }, precision) => {
      const words = ago(date, precision, DateTime.fromMillis(now, { zone: "utc" }), "en");
      assert.match(words, precision === "year" ? /^now$|year/ : /^now$|month|year/);
    }),
  );
});

const cases: [string, string, string][] = [
  ["1987", "2026-07-26", "39 years ago"],
  ["2026", "2026-07-26", "this year"],
  ["2025", "2026-01-01", "last year"],
  ["2027", "2026-07-26", "now"],
  ["2026-07", "2026-07-26", "this month"],
  ["2026-06", "2026-07-01", "last month"],
  ["2025-08", "2026-07-26", "11 months ago"],
  ["2024-08", "2026-07-26", "1 year ago"],
  ["2026-08", "2026-07-26", "now"],
  ["2026-07-27", "2026-07-26", "now"],
  ["2026-07-26", "2026-07-26", "today"],
  ["2026-07-25", "2026-07-26", "yesterday"],
  ["2026-07-13", "2026-07-26", "13 days ago"],
  ["2026-07-12", "2026-07-26", "2 weeks ago"],
  ["2026-06-01", "2026-07-26", "7 weeks ago"],
  ["2026-05-31", "2026-07-26", "1 month ago"],
  ["2025-07-27", "2026-07-26", "11 months ago"],
  ["2025-07-26", "2026-07-26", "1 year ago"],
  ["1987-07-27", "2026-07-26", "38 years ago"],
  ["1988-02-29", "2026-02-28", "38 years ago"],
  ["2026-07-26T12:00:30Z", "2026-07-26T12:00:00Z", "now"],
  ["2026-07-26T11:59:01Z", "2026-07-26T12:00:00Z", "now"],
  ["2026-07-26T11:27:00Z", "2026-07-26T12:00:00Z", "33 minutes ago"],
  ["2026-07-25T12:00:01Z", "2026-07-26T12:00:00Z", "23 hours ago"],
  ["2026-07-25T12:00:00Z", "2026-07-26T12:00:00Z", "yesterday"],
];

for (const [date, now, words] of cases) {
  test(`${date}, seen ${now}: ${words}`, () => {
    const precision = PRECISIONS[[25, 10, 7, 4].findIndex((length) => date.length >= Math.min(length, 11))]!;
    const moment = DateTime.fromISO(now, { zone: "utc" });
    assert.equal(ago(date, precision, moment, "en"), words);
    assert.equal(
      inZone("UTC", () => agoInBrowser(date, moment.toJSDate(), "en")),
      words,
    );
  });
}

test("a date that is given finer than it is known is cut to what is known", () => {
  assert.equal(ago("1987-03-12", "year", DateTime.fromMillis(recent), "en"), "39 years ago");
});

function cut(date: string, precision: DatePrecision): string {
  return date.slice(0, { year: 4, month: 7, day: 10, minute: 99 }[precision]);
}

/** The browser has the reader's zone; here that is the process's. */
function inZone<Result>(zone: string, run: () => Result): Result {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return run();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}
