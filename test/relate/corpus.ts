import fc from "fast-check";
import { shortHash } from "../../scripts/lib/hash.ts";
import type { Candidate } from "../../scripts/relate/candidate.ts";
import { recordOf } from "../../scripts/relate/record.ts";
import {
  allIn,
  type RelateOptions,
  type Relations,
  relateAll,
  updateRelations,
} from "../../scripts/relate/relations.ts";

/** A small made-up article: enough words in common with others that lists fill, with names, topics and copies. */
export type Piece = { id: string; address: string; title: string; topics: string[]; body: string };

const PEOPLE = ["Ewan Roake", "Margaret Osei", "Paul Wickstead", "Noor Haddad", "Iris Penhallow", "Tobias Lund"];
const TOPICS = ["marina", "ferries", "Fishing limits", "floods"];
const VOCABULARY = Array.from(
  { length: 400 },
  (_, i) => `${["mar", "tol", "ven", "quo", "sib"][i % 5]}${i.toString(36)}ing`,
);

/** Words are drawn with a bias to the first, as in writing. */
const word = fc.nat(9999).map((n) => VOCABULARY[Math.floor(VOCABULARY.length * (n / 10000) ** 2)]!);
const sentence = fc
  .tuple(fc.array(word, { minLength: 3, maxLength: 9 }), fc.option(fc.constantFrom(...PEOPLE), { freq: 2 }))
  .map(([words, person]) => `The ${words.join(" ")}${person === null ? "" : ` and ${person} said`}.`);

export const body = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((sentences) => sentences.join(" "));
export const topics = fc.subarray(TOPICS, { maxLength: 2 });

/** An archive of so many pieces, one in ten of them a printing of the one before. */
export function pieces(count: number): fc.Arbitrary<Piece[]> {
  const drafts = fc.tuple(body, topics, fc.nat(9));
  return fc
    .array(drafts, { minLength: count, maxLength: count })
    .map((all) =>
      all.map(([text, about, chance], i) =>
        pieceOf(i, chance === 0 && i > 0 ? `${all[i - 1]![0]} ${text}` : text, about),
      ),
    );
}

export function pieceOf(number: number, text: string, about: string[]): Piece {
  return {
    id: `id-${number}`,
    address: `1990/${(number * 7919) % 1000}-${number}.html`,
    title: text.slice(0, 30),
    topics: about,
    body: text,
  };
}

export function candidateOf({ id, address, title, topics: about, body: text }: Piece): Candidate {
  const record = recordOf({ title, topics: about }, text);
  return { id, address, digest: shortHash(record), record };
}

/** Relations by id instead of index, so that two orders of the same candidates can be compared. */
export function byId(candidates: Candidate[], { related, copies }: Relations): Map<string, unknown> {
  return new Map(
    candidates.map(({ id }, i): [string, unknown] => [
      id,
      {
        related: related[i]!.map(({ to, reason }) => [candidates[to]!.id, reason]),
        copies: copies[i]!.map((to) => candidates[to]!.id),
      },
    ]),
  );
}

export async function listsOf(candidates: Candidate[]): Promise<Map<string, unknown>> {
  return byId(candidates, await relateAll(candidates, { threads: 1 }));
}

/** `updateRelations` with all lists at once. */
export async function updated(previous: Uint8Array | undefined, candidates: Candidate[], options?: RelateOptions) {
  const { lists, ...rest } = await updateRelations(previous, candidates, options);
  return { relations: allIn(lists, candidates.length), ...rest };
}
