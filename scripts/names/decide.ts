import { nameKey } from "../article/name.ts";
import type { Corrections } from "./corrections.ts";
import { type NameKind, nameKinds } from "./kinds.ts";
import type { Counts, Tallies, Tally } from "./tally.ts";

/** What the whole archive says of a name: of which kind it is, and whether uncertain finds of it count. */
export type Verdict = { kind: NameKind; isTrusted: boolean };

/** From so many articles on that have a name for certain, it counts in others that leave it open. */
const LIFTS = 3;
/** A name that so many articles leave open for each that is certain of it is none: "Kelly File". */
const SINKS = 4;

export type Judge = {
  /** Undefined where a name is none. */
  verdictOf(tally: Tally): Verdict | undefined;
  /** The kind that people say it is of, whatever a source states. */
  correctedKind(tally: Tally): NameKind | undefined;
  isExcluded(tally: Tally): boolean;
  /** The one person whom a surname stands for in this archive. */
  bearerOf(surname: string): Tally | undefined;
};

export function judge(tallies: Tallies, { names, exclude }: Corrections): Judge {
  const corrected = new Map(names.map(({ name, kind }) => [nameKey(name), kind]));
  const excluded = new Set(exclude.map(nameKey));
  joinInitials(tallies);
  const verdicts = new Map<Tally, Verdict | undefined>();
  const verdictOf = (tally: Tally) => {
    if (!verdicts.has(tally)) verdicts.set(tally, excluded.has(tally.key) ? undefined : verdict(tally, corrected));
    return verdicts.get(tally);
  };
  const bearers = bearersOf(tallies, verdictOf);
  return {
    verdictOf,
    correctedKind: (tally) => corrected.get(tally.key),
    isExcluded: (tally) => excluded.has(tally.key),
    bearerOf: (surname) => bearers.get(surname),
  };
}

function verdict(tally: Tally, corrected: Map<string, NameKind>): Verdict | undefined {
  const known = corrected.get(tally.key);
  if (known) return { kind: known, isTrusted: true };
  const stated = most(tally.stated);
  if (stated) return { kind: stated, isTrusted: true };
  const kind = most(tally.sure);
  if (kind === undefined) return undefined;
  const counts = tally.sure!;
  const sure = counts.person + counts.organisation + counts.place;
  // A name that articles are certain of, but not of the same thing, is kept out as well.
  if (tally.unsure > SINKS * sure || 3 * counts[kind] < 2 * sure) return undefined;
  return { kind, isTrusted: sure >= LIFTS && sure >= tally.unsure };
}

function most(counts: Counts | undefined): NameKind | undefined {
  if (counts === undefined) return undefined;
  let found: NameKind | undefined;
  for (const kind of nameKinds) if (counts[kind] > (found === undefined ? 0 : counts[found])) found = kind;
  return found;
}

/** "Donald J. Trump" is the Donald Trump of other articles. */
function joinInitials(tallies: Tallies): void {
  for (const tally of [...tallies.byKey.values()]) {
    if (!/ [a-z] /.test(tally.key) || most(tally.sure) !== "person") continue;
    const short = tallies.byKey.get(tally.key.replace(/( [a-z])+ /, " "));
    if (short && most(short.sure) === "person") tallies.join(short, tally);
  }
}

/** A surname stands for one person where at least so many articles have the whole name, ... */
const BEARER_AT_LEAST = 10;
/** ... and no more than one in so many has another whole name with it. */
const ONE_IN = 20;

function bearersOf(tallies: Tallies, verdictOf: Judge["verdictOf"]): Map<string, Tally> {
  type Bearers = { all: number; first: Tally; most: number };
  const surnames = new Map<string, Bearers>();
  for (const tally of tallies.byKey.values()) {
    if (!tally.key.includes(" ") || verdictOf(tally)?.kind !== "person") continue;
    const count = (tally.sure?.person ?? 0) + (tally.stated?.person ?? 0);
    const surname = tally.key
      .replace(/ (?:jr|sr|ii|iii|iv)$/, "")
      .split(" ")
      .at(-1)!;
    const known = surnames.get(surname);
    if (!known) surnames.set(surname, { all: count, first: tally, most: count });
    else {
      known.all += count;
      if (count > known.most || (count === known.most && tally.key < known.first.key))
        Object.assign(known, { first: tally, most: count });
    }
  }
  const bearers = new Map<string, Tally>();
  for (const [surname, { all, first, most: count }] of surnames)
    if (count >= BEARER_AT_LEAST && ONE_IN * (all - count) <= all) bearers.set(surname, first);
  return bearers;
}
