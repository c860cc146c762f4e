import { MOST_PRINTINGS } from "../relate/copies.ts";
import { pairsSharing, type Sketches, sizeOf } from "../relate/sketches.ts";
import type { Facts } from "./facts.ts";
import { groupsOf, type Links } from "./groups.ts";
import { type Label, labelOf } from "./labels.ts";
import { type Likeness, likenessOf } from "./likeness.ts";
import { isPrinting } from "./verdict.ts";
import { type Words, wordsIn } from "./words.ts";

/** Articles to be grouped, by number: what is known of each, a digest of its file, its sketch and its text. */
export type Printed = {
  facts: Facts[];
  digests: string[];
  sketches: Sketches;
  textOf: (article: number) => string;
};

/** `label`: what it is beside the earliest, which has none. `isSame`: its words are those of the earliest. */
export type Member = { article: number; label?: Label; isSame?: boolean };

/** What is known of pairs of texts, by `pairKey`. */
export type Known = Map<string, Likeness>;

/** Two texts that share fewer runs of their sketches are not compared: half of edited printings share seven times as many. */
const FEWEST_SHARED = 3;
/** Of short texts nearly all runs are in the sketch, and a printing has a good part of them. */
const SHARE = 0.08;

/**
 * The groups of printings of one story, by the earliest of each; in a group the earliest first. `known` is what an earlier
 * call left of pairs of texts and spares comparing them again; what is left of this call is in `compared`.
 */
export function findGroups(printed: Printed, known: Known = new Map()): { groups: Member[][]; compared: Known } {
  const { facts, sketches } = printed;
  const least = (one: number, other: number) =>
    Math.max(FEWEST_SHARED, SHARE * Math.min(sizeOf(sketches, one), sizeOf(sketches, other)));
  const { documents } = pairsSharing(sketches, MOST_PRINTINGS, least);
  const comparison = comparer(printed, known);
  const links: Links = [];
  for (let at = 0; at < documents.length; at += 2) {
    const [one, other] = [documents[at]!, documents[at + 1]!];
    if (isPrinting(comparison.compare(one, other), facts[one]!, facts[other]!)) links.push(one, other);
  }
  const groups = groupsOf(facts, links).map((group) => labelled(group, facts, comparison.compare));
  return { groups, compared: comparison.compared };
}

function labelled(group: number[], facts: Facts[], compare: (one: number, other: number) => Likeness): Member[] {
  const isSame = (one: number, other: number) => {
    const { same, longer } = compare(one, other);
    return same === longer;
  };
  return group.map((article, place) => {
    if (place === 0) return { article };
    const before = group.slice(0, place);
    const label = labelOf(
      facts[article]!,
      before.map((earlier) => facts[earlier]!),
      (earlier) => isSame(before[earlier]!, article),
    );
    return { article, label, isSame: isSame(group[0]!, article) };
  });
}

/** So many texts are kept as words: those of neighbouring pairs are needed again at once. */
const KEPT = 2000;

function comparer({ digests, textOf }: Printed, known: Known) {
  const compared: Known = new Map();
  let words = new Map<number, Words>();
  const wordsOf = (article: number): Words => {
    const kept = words.get(article) ?? wordsIn(textOf(article));
    if (words.size >= KEPT) words = new Map();
    words.set(article, kept);
    return kept;
  };
  const compare = (one: number, other: number): Likeness => {
    const key = pairKey(digests[one]!, digests[other]!);
    const likeness = compared.get(key) ?? known.get(key) ?? likenessOf(wordsOf(one), wordsOf(other));
    compared.set(key, likeness);
    return likeness;
  };
  return { compare, compared };
}

/** The same whichever is named first. */
export function pairKey(digest: string, other: string): string {
  return digest < other ? `${digest} ${other}` : `${other} ${digest}`;
}
