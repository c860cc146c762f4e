import { daysBetween, type Facts } from "./facts.ts";
import { NEAR } from "./verdict.ts";

export type Label = "copy" | "update" | "reprint";

/** Whoever prints a story so many days after it was first printed prints it again. */
const LATER = 30;

/**
 * What a printing is, given all that were before it, the earliest first, and whether its words are those of each:
 *
 * - an `update`: within three days of an earlier one of the same outlet, or of the same story of one wire service (by
 *   its slugline), with other words;
 * - a `reprint`: the same outlet's again otherwise, or anybody's more than thirty days after the first;
 * - a `copy`: the same story elsewhere, or where and when is not known.
 */
export function labelOf(printing: Facts, before: Facts[], isSame: (earlier: number) => boolean): Label {
  for (const [earlier, facts] of before.entries())
    if (isKin(printing, facts) && daysBetween(printing, facts) <= NEAR && !isSame(earlier)) return "update";
  if (before.some(({ source }) => source !== undefined && source === printing.source)) return "reprint";
  const since = daysBetween(printing, before[0]!);
  return since > LATER && since < Number.POSITIVE_INFINITY ? "reprint" : "copy";
}

function isKin(one: Facts, other: Facts): boolean {
  if (one.wire !== undefined && one.wire === other.wire) return true;
  return one.source !== undefined && one.source === other.source;
}
