import { joinSections, splitSections, textSections, textsIn, words } from "../relate/sections.ts";
import { type Known, pairKey } from "./find.ts";
import type { Likeness } from "./likeness.ts";

/** Goes up when texts are compared in another way. */
const VERSION = 1;

/** The order in which the numbers of a likeness are written. */
const NUMBERS: (keyof Likeness)[] = [
  "shorter",
  "longer",
  "same",
  "garbled",
  "changed",
  "numbersSame",
  "numbersChanged",
  "span",
];

/** What is known of pairs of texts, as bytes. */
export function encodeKnown(known: Known): Uint8Array {
  const places = new Map<string, number>();
  const rows = new Uint32Array(known.size * (2 + NUMBERS.length));
  let at = 0;
  for (const [pair, likeness] of known) {
    for (const digest of pair.split(" ")) {
      if (!places.has(digest)) places.set(digest, places.size);
      rows[at++] = places.get(digest)!;
    }
    for (const number of NUMBERS) rows[at++] = likeness[number];
  }
  return joinSections([Uint32Array.of(VERSION), ...textSections([...places.keys()]), rows]);
}

/** Nothing where the bytes are damaged or another version's. */
export function decodeKnown(bytes: Uint8Array): Known {
  const known: Known = new Map();
  const [head, lengths, texts, rows] = splitSections(bytes) ?? [];
  if (!head || words(head)[0] !== VERSION) return known;
  const digests = textsIn(lengths!, texts!);
  const numbers = words(rows!);
  for (let at = 0; at < numbers.length; at += 2 + NUMBERS.length) {
    const likeness = Object.fromEntries(NUMBERS.map((name, i) => [name, numbers[at + 2 + i]!])) as Likeness;
    known.set(pairKey(digests[numbers[at]!]!, digests[numbers[at + 1]!]!), likeness);
  }
  return known;
}
