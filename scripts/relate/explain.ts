import { countOf, termOf } from "./archive.ts";
import { isEnough, isSubstantial, MOST } from "./bars.ts";
import { type Candidate, inOrder } from "./candidate.ts";
import { copiesOf, isCopy } from "./copies.ts";
import { type Glass, glassOver } from "./likeness.ts";
import { CANDIDATES } from "./match.ts";
import { QUERY_TERMS } from "./query.ts";
import { nameAt, termsIn } from "./reading.ts";
import { namesSomething, reasoner } from "./reason.ts";
import { type Computed, computed, listFor, type RelateOptions } from "./relations.ts";
import { UNIT } from "./terms.ts";
import { inTime, UNDATED } from "./time.ts";

/**
 * A term that two articles share. `part` is what it adds to their likeness; `count` and `otherCount` are what it counts
 * for in either, in words (one in a headline counts four; scripts/relate/terms.ts); `articles` have it in all.
 */
export type SharedTerm = {
  text: string;
  kind: "word" | "name" | "topic";
  part: number;
  count: number;
  otherCount: number;
  articles: number;
};

/** `to` is an index into the candidates. The score is likeness × time × crowd, before a person's word. */
export type Pair = {
  to: number;
  score: number;
  /** The cosine over all words, 0 to 1. */
  likeness: number;
  /** What nearness in time leaves of it (`inTime`). */
  time: number;
  /** By how many days the other is later; null where one of the dates is not known. */
  days: number | null;
  /** By what it is multiplied so that articles somewhat like very many are held back (`writeCrowd`). */
  crowd: number;
  reason: string;
  /** How many terms are shared that say anything, and those that make most of the likeness, what makes most first. */
  shared: number;
  terms: SharedTerm[];
};

/**
 * Why a candidate is not listed: it is a printing of the article itself; a person keeps the two apart; they are too little
 * alike; too little for dates so far apart or unknown; too little where no name and no topic is shared; another printing
 * of it (`of`, an index) stands nearer; the list is full.
 */
export type Why = "copy" | "apart" | "unlike" | "distant" | "words" | "printing" | "room";

export type Explanation = {
  /** The article's telling terms that candidates are sought by, the rarest first. */
  soughtBy: string[];
  /** How many candidates were looked at closely. */
  candidates: number;
  /** The list as `relateAll` gives it. */
  listed: (Pair & { isChosen: boolean })[];
  /** The next best that are not listed, the best first. */
  passedOver: (Pair & { why: Why; of?: number })[];
};

/** How many of those that are not listed are told. */
const NEXT = 10;

/** Explains the list of one candidate. `previous` spares work, as for `updateRelations`. */
export async function explainList(
  candidates: Candidate[],
  index: number,
  { previous, ...options }: RelateOptions & { previous?: Uint8Array } = {},
): Promise<Explanation> {
  const order = inOrder(candidates);
  const done = await computed(candidates, order, previous, options);
  const { matching, measure, choice } = done.work;
  const glass = glassOver(matching.archive, measure);
  const document = order.indexOf(index);
  glass.hold(document);
  const view: View = { document, done, glass, reasonOf: reasoner(done.documents, done.work) };
  const listed = listFor(document, done, view.reasonOf);
  const isListed = new Set(listed.map(({ to }) => to));
  const next = poolOf(view)
    .filter((other) => !isListed.has(other))
    .map((other) => ({ ...pairOf(view, other), ...whyNot(view, other) }))
    .sort((a, b) => b.score - a.score || matching.ranks[a.to]! - matching.ranks[b.to]!);
  return {
    soughtBy: soughtBy(view),
    candidates: choice.candidates.sizes[document]!,
    listed: listed.map(({ to, isChosen = false }) => ({ ...pairOf(view, to), to: order[to]!, isChosen })),
    passedOver: next.slice(0, NEXT).map(({ to, of, ...rest }) => {
      const one = { ...rest, to: order[to]! };
      return of === undefined ? one : { ...one, of: order[of]! };
    }),
  };
}

/** One document with all that is known of it. */
type View = { document: number; done: Computed; glass: Glass; reasonOf: ReturnType<typeof reasoner> };

/** All that could have been listed, and what rules alone keep out. */
function poolOf({ document, done }: View): number[] {
  const { matching, choice, apart } = done.work;
  const { sizes, others } = choice.candidates;
  const first = document * CANDIDATES;
  const found = others.subarray(first, first + sizes[document]!);
  return [...new Set([...found, ...copiesOf(matching.copies, document), ...copiesOf(apart, document)])];
}

/** The tests of lists.ts and relations.ts; one that fails several is told of the first here. */
function whyNot(view: View, other: number): { why: Why; of?: number } {
  const { document, done, reasonOf } = view;
  const { matching, apart, lists } = done.work;
  const recordOf = (one: number) => done.documents[one]!.record;
  if (isCopy(matching.copies, document, other)) return { why: "copy" };
  if (isCopy(apart, document, other)) return { why: "apart" };
  const { likeness, time } = nearness(view, other);
  if (!isSubstantial(likeness, Number.POSITIVE_INFINITY)) return { why: "unlike" };
  if (!isSubstantial(likeness, likeness * time)) return { why: "distant" };
  if (!isEnough(likeness, namesSomething(reasonOf(document, other), recordOf(document), recordOf(other))))
    return { why: "words" };
  const first = document * MOST;
  const nearer = lists.others.subarray(first, first + lists.sizes[document]!);
  const of = nearer.find((one) => isCopy(matching.copies, one, other));
  return of === undefined ? { why: "room" } : { why: "printing", of };
}

/** `to` is a document. The numbers are those that the list was made by, to the bit. */
function pairOf(view: View, to: number): Pair {
  const { document, done, reasonOf } = view;
  const { likeness, time, days } = nearness(view, to);
  const crowd = done.work.choice.crowds[to]!;
  const score = Math.fround(likeness * time * crowd);
  const reason = reasonOf(document, to);
  return { to, score, likeness, time, days, crowd, reason, ...termsShared(view, to) };
}

function nearness({ document, done, glass }: View, other: number): Pick<Pair, "likeness" | "time" | "days"> {
  const { days } = done.work.matching;
  const [here, there] = [days[document]!, days[other]!];
  return {
    likeness: glass.likenessOf(other),
    time: inTime(here, there),
    days: here === UNDATED || there === UNDATED ? null : there - here,
  };
}

function termsShared({ document, done, glass }: View, other: number): Pick<Pair, "shared" | "terms"> {
  const { matching, measure } = done.work;
  const { hashes, holders } = matching.archive;
  const [counts, otherCounts] = [countsOf(done, document), countsOf(done, other)];
  const shared = [...counts.keys()].filter((term) => otherCounts.has(term) && measure.telling[term]! > 0).length;
  const { occurrences, parts, size } = glass.sharedWith(other);
  const whole = measure.lengths[document]! * measure.lengths[other]!;
  const [one, two] = [done.documents[document]!.record, done.documents[other]!.record];
  const texts = termsIn(one, new Set(Array.from(occurrences.subarray(0, size), (each) => hashes[termOf(each)]!)));
  const termAt = (at: number): SharedTerm => {
    const term = termOf(occurrences[at]!);
    const hash = hashes[term]!;
    const isName = nameAt(one, hash) >= 0 && nameAt(two, hash) >= 0;
    return {
      ...written(texts.get(hash)!, isName),
      part: parts[at]! / whole,
      count: counts.get(term)! / UNIT,
      otherCount: otherCounts.get(term)! / UNIT,
      articles: holders[term]!,
    };
  };
  return { shared, terms: Array.from({ length: size }, (_, at) => termAt(at)) };
}

/** No word begins with the mark of a topic. */
function written(term: string, isName: boolean): Pick<SharedTerm, "text" | "kind"> {
  if (term.startsWith("#")) return { text: term.slice(1), kind: "topic" };
  return { text: term, kind: isName ? "name" : "word" };
}

/** What each term of a document counts for, in parts of a word (UNIT). */
function countsOf({ work }: Computed, document: number): Map<number, number> {
  const { offsets, occurrences } = work.matching.archive;
  const row = occurrences.subarray(offsets[document]!, offsets[document + 1]!);
  return new Map(Array.from(row, (occurrence) => [termOf(occurrence), countOf(occurrence)]));
}

function soughtBy({ document, done }: View): string[] {
  const { queries, archive } = done.work.matching;
  const first = document * QUERY_TERMS;
  const hashes = Array.from(
    queries.terms.subarray(first, first + queries.sizes[document]!),
    (term) => archive.hashes[term]!,
  );
  const texts = termsIn(done.documents[document]!.record, new Set(hashes));
  return hashes.map((hash) => written(texts.get(hash)!, false).text);
}
