/** What articles are put in order by: day as far as it is known, then moment within it, then address. */
export type Key = { day: string; moment: string; address: string };

/** `date` as it is known: YYYY, YYYY-MM, YYYY-MM-DD, or to the minute with an offset. */
export function keyOf({ address, date = "" }: { address: string; date?: string }): Key {
  return { day: date.slice(0, 10), moment: momentOf(date), address };
}

/** A time of day as one that can be compared across offsets; "" where only the day is known. */
export function momentOf(date: string): string {
  return date.includes("T") ? new Date(date).toISOString() : "";
}

/** Undated last. By code unit: the same on every machine. */
export function byDate(a: Key, b: Key): number {
  if ((a.day === "") !== (b.day === "")) return a.day === "" ? 1 : -1;
  return compare(a.day, b.day) || compare(a.moment, b.moment) || compare(a.address, b.address);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
