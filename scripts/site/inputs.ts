import type { DatePrecision } from "../article/schema.ts";
import type { Entry } from "../catalogue/entry.ts";
import type { Link, Pager } from "./models.ts";
import type { Inputs } from "./page.ts";
import { agoOf, type Clock } from "./stamps.ts";

/** What pages say of themselves so that a build can tell whether they must be made again: the parts of `Page.inputs`. */

/** Keeps parts from running into one another: no text of an archive holds this sign. */
export const BETWEEN = "\u0000";

export function joined(...parts: (string | number | boolean | undefined)[]): string {
  return parts.join(BETWEEN);
}

/** Lists show of an article what its front matter says. */
export function entriesInputs(entries: Entry[]): string {
  let inputs = "";
  for (const { marks } of entries) inputs += marks.front;
  return inputs;
}

/** How long ago a date was, in the words of the day of the build. */
export function agoInputs(date: string | undefined, clock: Clock, precision?: DatePrecision): string {
  return date === undefined ? "" : agoOf(date, clock, precision);
}

export function linkInputs(link: Link | undefined): string {
  return link === undefined ? "" : link.text + BETWEEN + link.to;
}

export function pagerInputs({ previous, next }: Pager): string {
  return linkInputs(previous) + BETWEEN + linkInputs(next);
}

/** For pages that are few: the model itself. */
export function modelInputs(model: unknown): Inputs {
  return { "what it shows": JSON.stringify(model) };
}
