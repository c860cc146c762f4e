/** WordPress's "2013-07-29 18:03:54" as the moment it would be in UTC; undefined for "0000-00-00 00:00:00" and the like. */
function millisecondsOf(words: string): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(words)?.map(Number) ?? [];
  if (!year || !month || !day) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const MINUTE = 60_000;
/** No place is further from Greenwich; a greater difference is a slip, or one of the two was never set. */
const FURTHEST = 14 * 60;

/**
 * A date from a site's own clock and Greenwich's: the difference is the offset that held there then. Where only one is
 * known it stands alone: the site's own without an offset, Greenwich's as UTC.
 */
export function momentOf(local: string, gmt: string): string | undefined {
  const here = millisecondsOf(local);
  const there = millisecondsOf(gmt);
  if (here === undefined) return there === undefined ? undefined : `${timeOf(gmt)}+00:00`;
  if (there === undefined) return timeOf(local);
  const minutes = (here - there) / MINUTE;
  return Number.isInteger(minutes) && Math.abs(minutes) <= FURTHEST ? timeOf(local) + offsetOf(minutes) : timeOf(local);
}

const timeOf = (words: string) => words.slice(0, 19).replace(" ", "T");

function offsetOf(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}

/** "Wed, 30 Nov -0001 00:00:00 +0000" is how WordPress writes a draft that has no date. */
export function pubDateOf(words: string): string | undefined {
  return words === "" || /-0001|0000/.test(words.replace(/[+-]0000$/, "")) ? undefined : words;
}
