import type { Entry } from "./entry.ts";

const DAY = 10;

/** Whether another article is older or newer; null where what is known of both dates is the same, or nothing. */
export function whenOf(entry: Entry, other: Entry): "before" | "after" | null {
  if (entry.date === undefined || other.date === undefined) return null;
  const known = Math.min(entry.date.length, other.date.length, DAY);
  const [here, there] = [entry.date.slice(0, known), other.date.slice(0, known)];
  if (here !== there) return there < here ? "before" : "after";
  if (entry.precision !== "minute" || other.precision !== "minute") return null;
  const apart = Date.parse(other.date) - Date.parse(entry.date);
  return apart === 0 ? null : apart < 0 ? "before" : "after";
}
