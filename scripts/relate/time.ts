/** An article's day in days since 1970, or UNDATED; in rows that threads share. */
export const UNDATED = -0x80000000;

/**
 * How much nearness in time adds to nearness in words: of two articles alike in words the one of the same week is on the
 * same event, the one of another year on the same subject. Half of the weight is gone after some days, a fifth after some
 * years, the rest stays (how it was set: docs/decisions.md, "Related lists").
 */
const LASTING = 0.3;
const SAME_WEEK = 0.5;
const WEEK = 4;
const SAME_YEAR = 0.2;
const YEAR = 365;
/** Where one of the two has no date. */
const UNKNOWN = 0.5;

/** Later than this nothing is left of what fades. */
const LONGEST = 12 * YEAR;

const byGap = Float64Array.from(
  { length: LONGEST + 1 },
  (_, gap) => LASTING + SAME_WEEK * Math.exp(-gap / WEEK) + SAME_YEAR * Math.exp(-gap / YEAR),
);

/** By what the likeness of two articles of these days is multiplied: 1 for the same day. */
export function inTime(one: number, other: number): number {
  if (one === UNDATED || other === UNDATED) return UNKNOWN;
  return byGap[Math.min(LONGEST, Math.abs(one - other))]!;
}

const DAY = 24 * 60 * 60 * 1000;

/** The day of a date as articles have it; of a month or a year the middle. The time of day and its offset do not count. */
export function dayOf(date: string | undefined): number {
  if (date === undefined) return UNDATED;
  const [year, month, day] = [
    date.slice(0, 4),
    date.slice(5, 7) || "07",
    date.slice(8, 10) || (date.length < 7 ? "02" : "15"),
  ];
  const days = Math.floor(Date.parse(`${year}-${month}-${day}T00:00:00Z`) / DAY);
  return Number.isNaN(days) ? UNDATED : days;
}
