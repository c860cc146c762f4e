import { compare } from "../catalogue/entry.ts";
import { sharedWords } from "./shared.ts";
import { dayOf } from "./time.ts";

/** An article to be related, with its record (`recordOf`) and a digest of that. */
export type Candidate = {
  id: string;
  address: string;
  digest: string;
  record: Uint8Array;
  /** As articles have it. */
  date?: string;
  /** Articles are related to those of the same one; leave it out where languages may mix. */
  language?: string;
  /** A person's word, by id: what always stands first in the list, and what never stands in it. */
  related?: string[];
  unrelated?: string[];
};

/** What a document's candidates depend on besides the other documents. */
export function keyOf({ id, address, digest, date, language }: Candidate): string {
  return [id, address, digest, date, language].join("\n");
}

/** Indices of the candidates by id, then address. Plain arrays: they are sorted quickly where they are in order already. */
export function inOrder(candidates: Candidate[]): number[] {
  return [...candidates.keys()].sort((a, b) => {
    const [one, other] = [candidates[a]!, candidates[b]!];
    return compare(one.id, other.id) || compare(one.address, other.address) || compare(one.digest, other.digest);
  });
}

/** The place of each document in the order of addresses. */
export function ranksOf(documents: Candidate[]): Uint32Array {
  const ranks = sharedWords(documents.length);
  const byAddress = [...documents.keys()].sort(
    (a, b) => compare(documents[a]!.address, documents[b]!.address) || a - b,
  );
  for (const [rank, document] of byAddress.entries()) ranks[document] = rank;
  return ranks;
}

export function daysOf(documents: Candidate[]): Int32Array {
  const days = new Int32Array(new SharedArrayBuffer(4 * documents.length));
  for (const [document, { date }] of documents.entries()) days[document] = dayOf(date);
  return days;
}

/** A number for each language that is named; 0 where none is. */
export function languagesOf(documents: Candidate[]): Uint32Array {
  const numbers = new Map<string | undefined, number>([[undefined, 0]]);
  const languages = sharedWords(documents.length);
  for (const [document, { language }] of documents.entries()) {
    const number = numbers.get(language) ?? numbers.size;
    numbers.set(language, number);
    languages[document] = number;
  }
  return languages;
}
