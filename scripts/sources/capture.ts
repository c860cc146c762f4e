import { DateTime } from "luxon";

/**
 * The time at which a page was captured, as provenance keeps it: a moment to the second with its offset, or a day.
 * A moment that states no offset is one of the given zone. Undefined for what is not ISO 8601.
 */
export function captureTime(words: string, zone: string): string | undefined {
  const text = words.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return DateTime.fromISO(text).isValid ? text : undefined;
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return undefined;
  const moment = DateTime.fromISO(text.replace(" ", "T"), { setZone: true, zone });
  return moment.isValid ? moment.set({ millisecond: 0 }).toISO({ suppressMilliseconds: true })! : undefined;
}
