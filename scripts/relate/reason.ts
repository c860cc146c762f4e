import type { Archive } from "./archive.ts";
import type { Postings } from "./postings.ts";
import { QUERY_TERMS, type Queries } from "./query.ts";
import { nameIn, termsIn, topicsIn } from "./reading.ts";

/** How many things a reason names. */
const NAMED = 3;

type Weighted = { hash: number; weight: number; named: boolean };

/**
 * Why two articles stand together, in words a reader can check on the page: the names both mention, else the topic they
 * share, else the telling words they have in common. `shared` has a bit for each term of the one's query that the other
 * has.
 */
export type Reasoner = (one: number, other: number, shared: number) => string;

export function reasoner(archive: Archive, postings: Postings, queries: Queries): Reasoner {
  const { records, vocabulary } = archive;

  /** The shared terms, those first that gave most to the score. */
  function heaviest(one: number, other: number, shared: number): Weighted[] {
    const terms: Weighted[] = [];
    for (let i = 0; i < QUERY_TERMS; i += 1) {
      if (!(shared & (1 << i))) continue;
      const place = one * QUERY_TERMS + i;
      const term = queries.terms[place]! >>> 1;
      const weight = queries.weights[place]! * impactOn(postings, term, other);
      terms.push({ hash: vocabulary.hashes[term]!, weight, named: (queries.terms[place]! & 1) === 1 });
    }
    return terms.sort((a, b) => b.weight - a.weight || a.hash - b.hash);
  }

  return (one, other, shared) => {
    const terms = heaviest(one, other, shared);
    const names = commonNames(records[one]!, records[other]!, terms);
    if (names.length > 0) return `both mention ${names.join(", ")}`;
    const topics = commonTopics(records[one]!, records[other]!);
    if (topics.length > 0) return `both on ${topics.slice(0, NAMED).join(", ")}`;
    return `both speak of ${wordsOf(records[one]!, terms)}`;
  };
}

function commonNames(one: Uint8Array, other: Uint8Array, terms: Weighted[]): string[] {
  const names = new Set<string>();
  for (const { hash, named } of terms) {
    if (names.size === NAMED) break;
    if (!named) continue;
    const [here, there] = [nameIn(one, hash), nameIn(other, hash)];
    if (here !== undefined && there !== undefined) names.add(here.length <= there.length ? here : there);
  }
  return [...names];
}

function commonTopics(one: Uint8Array, other: Uint8Array): string[] {
  const theirs = new Set(topicsIn(other).map((topic) => topic.toLowerCase()));
  return topicsIn(one).filter((topic) => theirs.has(topic.toLowerCase()));
}

function wordsOf(record: Uint8Array, terms: Weighted[]): string {
  const words = termsIn(record, new Set(terms.map(({ hash }) => hash)));
  const telling = terms.map(({ hash }) => words.get(hash)!).filter((word) => !word.startsWith("#"));
  return telling
    .slice(0, NAMED)
    .map((word) => `“${word}”`)
    .join(", ");
}

/** A term's part in the scores of a document that has it. */
function impactOn({ offsets, documents, impacts }: Postings, term: number, document: number): number {
  let [low, high] = [offsets[term]!, offsets[term + 1]! - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (documents[middle]! >>> 1 < document) low = middle + 1;
    else high = middle;
  }
  return impacts[low]!;
}
