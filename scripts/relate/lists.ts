import { isSubstantial, MOST } from "./bars.ts";
import { isCopy } from "./copies.ts";
import { likenessFrom, type Measure } from "./likeness.ts";
import { CANDIDATES, type Candidates, type Matching } from "./match.ts";
import { sharedBytes, sharedDoubles, sharedFloats, sharedWords } from "./shared.ts";
import { inTime } from "./time.ts";

/** The lists: of each document how many others, the best first; the place of the first is MOST times its number. */
export type MatchLists = { sizes: Uint8Array; others: Uint32Array; scores: Float32Array; likenesses: Float32Array };

export function noLists(documents: number): MatchLists {
  return {
    sizes: sharedBytes(documents),
    others: sharedWords(documents * MOST),
    scores: sharedFloats(documents * MOST),
    likenesses: sharedFloats(documents * MOST),
  };
}

/**
 * What a list is chosen from: candidates, in their places the products of the document's vector and theirs (NaN where it is
 * not computed yet), and how crowded it is around each document.
 */
export type Choice = { candidates: Candidates; products: Float32Array; crowds: Float64Array };

export function noChoice(candidates: Candidates): Choice {
  return {
    candidates,
    products: sharedFloats(candidates.others.length).fill(Number.NaN),
    crowds: sharedDoubles(candidates.sizes.length),
  };
}

/**
 * Some articles are somewhat like very many (a review of the year, a speech about everything) and would stand in all their
 * lists. How like its nearest neighbours an article is tells them; what is divided by it keeps them back
 * (hubs: Radovanović and others, "Hubs in space", 2010).
 */
const NEIGHBOURS = 10;
const LONELY = 0.02;
const HELD_BACK = 0.4;

/** Gives a function that writes how crowded it is around a document, from the products with its candidates. */
export function crowdWriter(measure: Measure, { candidates, products, crowds }: Choice): (document: number) => void {
  // Ascending.
  const nearest = new Float32Array(NEIGHBOURS);
  return (document) => {
    nearest.fill(0);
    const first = document * CANDIDATES;
    for (let place = first; place < first + candidates.sizes[document]!; place += 1) {
      const likeness = likenessFrom(measure, products[place]!, document, candidates.others[place]!);
      if (likeness <= nearest[0]!) continue;
      let at = 0;
      for (; at + 1 < NEIGHBOURS && nearest[at + 1]! < likeness; at += 1) nearest[at] = nearest[at + 1]!;
      nearest[at] = likeness;
    }
    let sum = 0;
    for (const likeness of nearest) sum += likeness;
    crowds[document] = (sum / NEIGHBOURS + LONELY) ** -HELD_BACK;
  };
}

/** Pairs that a person has said must not stand in each other's lists; in the form of copies. */
export type Apart = Matching["copies"];

/** Gives a function that chooses a document's list and writes it in its place. */
export function listWriter(
  matching: Matching,
  measure: Measure,
  choice: Choice,
  apart: Apart,
  lists: MatchLists,
): (document: number) => void {
  const { copies, ranks } = matching;
  const { others } = choice.candidates;
  const weigh = weigher(matching, measure, choice, apart);
  const isPrinted = (other: number, from: number, size: number) => {
    for (let at = from; at < from + size; at += 1) if (isCopy(copies, lists.others[at]!, other)) return true;
    return false;
  };

  return (document) => {
    const first = document * CANDIDATES;
    const { near, scores, likenesses } = weigh(document);
    const rankOf = (place: number) => ranks[others[first + place]!]!;
    near.sort((a, b) => scores[b]! - scores[a]! || rankOf(a) - rankOf(b));
    const to = document * MOST;
    let size = 0;
    for (const place of near) {
      if (size === MOST) break;
      const other = others[first + place]!;
      // Of several printings of one story only the best match is listed.
      if (isPrinted(other, to, size)) continue;
      lists.others[to + size] = other;
      lists.scores[to + size] = scores[place]!;
      lists.likenesses[to + size] = likenesses[place]!;
      size += 1;
    }
    lists.sizes[document] = size;
  };
}

/** Candidates of a document that may be listed (`near`), by their places from 0 on; rows are used again for the next. */
type Weighed = { near: number[]; scores: Float64Array; likenesses: Float32Array };

function weigher(
  { days }: Matching,
  measure: Measure,
  { candidates, products, crowds }: Choice,
  apart: Apart,
): (document: number) => Weighed {
  const scores = new Float64Array(CANDIDATES);
  const likenesses = new Float32Array(CANDIDATES);
  return (document) => {
    const first = document * CANDIDATES;
    const near: number[] = [];
    for (let place = 0; place < candidates.sizes[document]!; place += 1) {
      const other = candidates.others[first + place]!;
      const likeness = likenessFrom(measure, products[first + place]!, document, other);
      const nearness = likeness * inTime(days[document]!, days[other]!);
      if (!isSubstantial(likeness, nearness) || isCopy(apart, document, other)) continue;
      likenesses[place] = likeness;
      scores[place] = nearness * crowds[other]!;
      near.push(place);
    }
    return { near, scores, likenesses };
  };
}
