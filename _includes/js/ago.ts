/**
 * How long ago, in words. The same rules as scripts/site/timeago.ts, which writes them at build; a test holds the two
 * together. Made small: it is sent with every page. Needs no document, so that a test and the search page can use it.
 *
 * The form of `date` says what is known: 1987, 1987-03, 1987-03-12, or 1987-03-12T14:05:00+01:00.
 */
export function ago(date: string, now: Date, locale: string): string {
  const say = (value: number, unit: Intl.RelativeTimeFormatUnit, numeric: "auto" | "always" = "auto") =>
    new Intl.RelativeTimeFormat([locale, "en"], { numeric }).format(-value || 0, unit);
  const moment = date.length > 10;
  const then = Date.parse(date);
  const seconds = (+now - then) / 1000;
  if (moment && seconds < 60) return say(0, "second");
  if (moment && seconds < 3600) return say(Math.floor(seconds / 60), "minute");
  if (moment && seconds < 86400) return say(Math.floor(seconds / 3600), "hour");

  const from = new Date(moment ? local(then) : then);
  const to = new Date(local(+now));
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const months = years * 12 + to.getUTCMonth() - from.getUTCMonth();
  const days = Math.floor(+to / DAY) - Math.floor(+from / DAY);
  const full = months - (to.getUTCDate() < Math.min(from.getUTCDate(), monthLength(to)) ? 1 : 0);
  const known = date.length;

  if ((known < 5 ? years : known < 8 ? months : days) < 0) return say(0, "second");
  if (known < 5) return say(years, "year");
  if (known < 8 && months < 12) return say(months, "month");
  if (known < 8) return say(Math.floor(months / 12), "year", "always");
  if (days < 14) return say(days, "day");
  if (days < 56) return say(Math.floor(days / 7), "week", "always");
  // "Last year" would not be true of every day that is a full year away: counted spans always name their number.
  return full < 12 ? say(full, "month", "always") : say(Math.floor(full / 12), "year", "always");
}

const DAY = 864e5;

/** The reader's clock as if it were UTC's, so that its parts can be read in one way. */
function local(time: number): number {
  return time - new Date(time).getTimezoneOffset() * 6e4;
}

function monthLength(day: Date): number {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}
