import type { Telling } from "./telling.ts";

/** What the members of a storyline are about together: the sum of their telling words. */
export type Core = { weights: Map<number, number>; holders: Map<number, number>; square: number; members: number };

export function noCore(): Core {
  return { weights: new Map(), holders: new Map(), square: 0, members: 0 };
}

export function addToCore(core: Core, { offsets, words, weights }: Telling, place: number, times: 1 | -1 = 1): void {
  for (let at = offsets[place]!; at < offsets[place + 1]!; at += 1) {
    const word = words[at]!;
    const before = core.weights.get(word) ?? 0;
    const after = before + times * weights[at]!;
    core.weights.set(word, after);
    core.holders.set(word, (core.holders.get(word) ?? 0) + times);
    core.square += after * after - before * before;
  }
  core.members += times;
}

/** The cosine of an article with the core, 0 to 1. */
export function likenessToCore(core: Core, { offsets, words, weights }: Telling, place: number): number {
  let product = 0;
  for (let at = offsets[place]!; at < offsets[place + 1]!; at += 1)
    product += weights[at]! * (core.weights.get(words[at]!) ?? 0);
  return core.square <= 0 ? 0 : product / Math.sqrt(core.square);
}

/** The cosine of two cores. */
export function likenessOfCores(one: Core, other: Core): number {
  const [small, large] = one.weights.size < other.weights.size ? [one, other] : [other, one];
  let product = 0;
  for (const [word, weight] of small.weights) product += weight * (large.weights.get(word) ?? 0);
  return one.square <= 0 || other.square <= 0 ? 0 : product / Math.sqrt(one.square * other.square);
}

/** The cosine of two articles, and the part of it that words make which are no names. */
export function likeness(
  { offsets, words, weights, plain }: Telling,
  one: number,
  other: number,
): { all: number; events: number } {
  const like = { all: 0, events: 0 };
  for (let at = offsets[one]!; at < offsets[one + 1]!; at += 1)
    for (let to = offsets[other]!; to < offsets[other + 1]!; to += 1) {
      if (words[at] !== words[to]) continue;
      const product = weights[at]! * weights[to]!;
      like.all += product;
      if (plain[words[at]!] !== 0) like.events += product;
    }
  return like;
}

/** What an article has of the words that at least half of the members share: how many, and how many say what happened. */
export function sharedWithCore(
  core: Core,
  { offsets, words, plain }: Telling,
  place: number,
): { all: number; events: number } {
  const shared = { all: 0, events: 0 };
  for (let at = offsets[place]!; at < offsets[place + 1]!; at += 1) {
    if (2 * (core.holders.get(words[at]!) ?? 0) < core.members) continue;
    shared.all += 1;
    if (plain[words[at]!] !== 0) shared.events += 1;
  }
  return shared;
}
