import type { Skipped } from "../source.ts";

/** Counts what there is no more to say about. */
export type Tally = { count(what: string): undefined; told(): Iterable<Skipped> };

export function createTally(): Tally {
  const counts = new Map<string, number>();
  return {
    count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    *told() {
      for (const [reason, count] of counts) yield { type: "skipped", reason, count };
    },
  };
}
