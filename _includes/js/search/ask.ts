import type { Found, Hit, Text } from "./found.ts";
import { parse, type Term } from "./query.ts";

export type How = "exact" | "begins" | "absent";

/** What an index says of one term: how it has it, and in which articles, in its own way. */
export type Answer<Results> = { term: Term; how: How; results: Results };

/** How an index is asked. What a query means is the same for all: see `ask`. */
export type Index<Results> = {
  look(term: Term): Promise<Answer<Results>>;
  /** The articles that have all terms but those that are to be left out; all articles for no terms. */
  combine(answers: Answer<Results>[]): Promise<{ hits: Hit[]; text: (hit: Hit) => Promise<Text> }>;
};

/** Takes a query apart, looks for each of its terms, and puts the answers together. */
export async function ask<Results>(query: string, index: Index<Results>): Promise<Found> {
  const answers = await Promise.all(parse(query).map((term) => index.look(term)));
  const wanted = answers.filter(({ term }) => !term.without);
  const missing = wanted.filter(({ how }) => how === "absent");
  // A word that is nowhere would leave nothing: it is named, and the others are sought. A phrase is not given up.
  const lost = missing.some(({ term }) => term.phrase) || (missing.length > 0 && missing.length === wanted.length);
  const present = answers.filter(({ how }) => how !== "absent");
  const nothing = { hits: [], text: () => Promise.reject(new Error("no such hit")) };
  return {
    terms: present.filter(({ term }) => !term.without).map(({ term, how }) => ({ ...term, begins: how === "begins" })),
    ...(lost ? nothing : await index.combine(present)),
    absent: missing.map(({ term }) => term.text),
    begun: wanted.filter(({ term, how }) => how === "begins" && !term.begins).map(({ term }) => term.text),
  };
}
