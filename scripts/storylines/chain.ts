import { addToCore, type Core, likeness, likenessToCore, noCore, sharedWithCore } from "./core.ts";
import type { Telling } from "./telling.ts";

/** Articles by their place in time: the day of each (days since 1970), and those that stand in its related list or it in theirs. */
export type Threads = { days: Int32Array; near: number[][]; telling: Telling };

/** Places of articles, in time order. */
export type Chain = { members: number[]; core: Core; days: number[] };

/** How like an article must be to one of the members, and to all of them together. */
export type Bars = { link: number; events: number; core: number; shared: number };
export const BARS: Bars = { link: 0.12, events: 0.03, core: 0.2, shared: 3 };

/** A gap of so many days breaks no storyline, nor one in which so few articles of any kind were published. */
const SHORT_GAP = 10;
const FEW_BETWEEN = 150;
/** Nor one of so many times the usual gap of the story so far. */
const PACE = 6;
/** More of one day are not taken up: a flood of alike articles must not be a storyline. */
const MOST_OF_A_DAY = 8;

/**
 * Takes the articles up in time order. Each joins the storyline, among those of the articles it is related to, that it is
 * most like, if it is like enough; else it begins one of its own. It depends on the order of time alone.
 */
export function chain({ days, near, telling }: Threads, bars: Bars = BARS): Chain[] {
  const chains: Chain[] = [];
  const chainOf = new Map<number, Chain | undefined>();
  for (let place = 0; place < near.length; place += 1) {
    const found = bestChain({ days, near, telling }, place, chainOf, bars);
    if (found && ofDay(found, days[place]!) >= MOST_OF_A_DAY) continue;
    const joined = found ?? { members: [], core: noCore(), days: [] };
    if (!found) chains.push(joined);
    joined.members.push(place);
    joined.days.push(days[place]!);
    addToCore(joined.core, telling, place);
    chainOf.set(place, joined);
  }
  return chains;
}

function bestChain(
  { days, near, telling }: Threads,
  place: number,
  chainOf: Map<number, Chain | undefined>,
  bars: Bars,
): Chain | undefined {
  let best: { chain: Chain; like: number } | undefined;
  const seen = new Set<Chain>();
  for (const other of near[place]!) {
    const known = chainOf.get(other);
    if (!known || seen.has(known)) continue;
    const pair = likeness(telling, place, other);
    if (pair.all < bars.link || pair.events < bars.events) continue;
    seen.add(known);
    const like = likenessToCore(known.core, telling, place);
    if (like < bars.core || !belongs(known.core, telling, place, bars)) continue;
    if (!follows(known, days[place]!, place)) continue;
    if (!best || like > best.like) best = { chain: known, like };
  }
  return best?.chain;
}

/** That two articles name the same people or firm makes no story: they must have a word more in common, of what happened. */
function belongs(core: Core, telling: Telling, place: number, bars: Bars): boolean {
  const { all, events } = sharedWithCore(core, telling, place);
  return all >= bars.shared && events >= 1;
}

/** Without the members that have least to do with the others, as is seen when all are known. */
export function pruned(one: Chain, telling: Telling, bars: Bars = BARS): Chain {
  const { core } = one;
  const kept = one.members.filter((place) => {
    addToCore(core, telling, place, -1);
    const stays = likenessToCore(core, telling, place) >= bars.core && belongs(core, telling, place, bars);
    addToCore(core, telling, place);
    return stays;
  });
  if (kept.length === one.members.length) return one;
  const fewer: Chain = { members: kept, core: noCore(), days: [] };
  for (const [at, place] of one.members.entries()) {
    if (!kept.includes(place)) continue;
    fewer.days.push(one.days[at]!);
    addToCore(fewer.core, telling, place);
  }
  return fewer;
}

function ofDay({ days }: Chain, day: number): number {
  let count = 0;
  for (let at = days.length - 1; at >= 0 && days[at] === day; at -= 1) count += 1;
  return count;
}

/** Places are counted in time order: their difference is how many articles were published in between. */
function follows({ members, days }: Chain, day: number, place: number): boolean {
  const gap = day - days.at(-1)!;
  if (gap <= SHORT_GAP || place - members.at(-1)! <= FEW_BETWEEN) return true;
  const usual = (days.at(-1)! - days[0]!) / Math.max(1, new Set(days).size - 1);
  return new Set(days).size > 2 && gap <= PACE * usual;
}
