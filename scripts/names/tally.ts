import { nameKey } from "../article/name.ts";
import type { Entry } from "../catalogue/entry.ts";
import type { Corrections } from "./corrections.ts";
import { decodeNames } from "./encode.ts";
import { type NameKind, nameKinds, SURE } from "./kinds.ts";

/** How a name stands in the whole archive. */
export type Tally = {
  key: string;
  /** In how many articles: stated by the source, found with confidence, found without. */
  stated: Counts;
  sure: Counts;
  unsure: number;
  /** Another that it has become part of. */
  meant?: Tally;
  /** How often it is spelt how. */
  spellings: Map<string, number>;
};

type Counts = { [Kind in NameKind]: number };

/** Names of one thing that are nobody's to tell apart, by their keys. */
const SAME: { [key: string]: string } = {
  us: "United States",
  "u s": "United States",
  usa: "United States",
  "u s a": "United States",
  "united states of america": "United States",
  uk: "United Kingdom",
  "u k": "United Kingdom",
};

/** What every spelling stands for. Keys are asked for once a spelling, not once an article. */
export class Tallies {
  readonly byKey = new Map<string, Tally>();
  private readonly bySpelling = new Map<string, Tally>();
  private readonly others = new Map<string, string>();

  constructor({ names }: Corrections) {
    for (const { name, others } of names) for (const other of [name, ...others]) this.others.set(nameKey(other), name);
  }

  of(spelling: string): Tally {
    const known = this.bySpelling.get(spelling);
    if (known) return known.meant ?? known;
    const own = nameKey(spelling) || spelling;
    const meant = this.others.get(own) ?? (Object.hasOwn(SAME, own) ? SAME[own]! : undefined);
    const tally = this.at(meant === undefined ? own : nameKey(meant));
    if (meant !== undefined) tally.spellings.set(meant, Number.MAX_SAFE_INTEGER);
    this.bySpelling.set(spelling, tally);
    return tally;
  }

  at(key: string): Tally {
    const known = this.byKey.get(key);
    if (known) return known;
    const tally = { key, stated: noCounts(), sure: noCounts(), unsure: 0, spellings: new Map() };
    this.byKey.set(key, tally);
    return tally;
  }

  /** One tally takes over what another counted; what leads to that leads to it from now on. */
  join(into: Tally, other: Tally): void {
    for (const kind of nameKinds) {
      into.stated[kind] += other.stated[kind];
      into.sure[kind] += other.sure[kind];
    }
    into.unsure += other.unsure;
    other.meant = into;
    this.byKey.delete(other.key);
  }
}

const noCounts = (): Counts => ({ person: 0, organisation: 0, place: 0 });

export const statedNames = ({ article }: Entry): [NameKind, string[]][] => [
  ["person", article.people],
  ["organisation", article.organisations],
  ["place", article.places],
];

/** Counts every name of every article. */
export function tallyOf(entries: Entry[], corrections: Corrections): Tallies {
  const tallies = new Tallies(corrections);
  for (const entry of entries) {
    for (const [kind, names] of statedNames(entry))
      for (const name of names) {
        const tally = tallies.of(name);
        tally.stated[kind] += 1;
        tally.spellings.set(name, (tally.spellings.get(name) ?? 0) + 1);
      }
    for (const { name, kind, confidence } of decodeNames(entry.marks.names ?? "")) {
      const tally = tallies.of(name);
      if (kind !== undefined && confidence >= SURE) {
        tally.sure[kind] += 1;
        tally.spellings.set(name, (tally.spellings.get(name) ?? 0) + 1);
      } else tally.unsure += 1;
    }
  }
  return tallies;
}
