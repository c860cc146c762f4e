import type { Manifest } from "../../../../scripts/search/shards/manifest.ts";
import { wordsOf } from "../../../../scripts/search/words.ts";
import type { Answer } from "../ask.ts";
import { plain, type Term } from "../query.ts";
import { articleAt } from "./article.ts";
import type { Facts } from "./facts.ts";
import { lettersOf, unaccented } from "./letters.ts";
import type { Lexicon, Standing } from "./lexicon.ts";
import { phraseRows } from "./phrases.ts";
import { united } from "./rows.ts";
import type { Sought } from "./score.ts";
import type { Stems } from "./stems.ts";

export type Looking = { manifest: Manifest; facts: Facts; lexicon: Lexicon; stems: Stems };

export type Results = {
  rows: number[];
  /** For each word of the term, the archive's words that were taken for it. */
  taken: string[][];
  sought: Sought[];
};

/** As Pagefind looks: for whole words and phrases; for words that begin so where there are none, or when asked to. */
export async function look(term: Term, looking: Looking): Promise<Answer<Results>> {
  const typed = term.words.map(lettersOf);
  const letters = looking.stems(typed.map(unaccented));
  if (!term.begins) {
    const results = await lookExactly(typed, letters, looking);
    if (results.rows.length > 0) return { term, how: "exact", results };
  }
  const words = term.phrase ? [] : await looking.lexicon.beginning(letters[0]!);
  const rows = united(words.map((word) => word.rows));
  const sought = [{ typed: typed[0]!, letters: letters[0]!, words, articles: rows.length }];
  const begins = await beginsSo(typed[0]!, words, rows, looking);
  return {
    term,
    how: begins ? "begins" : "absent",
    results: { rows, taken: [words.map(({ word }) => word)], sought },
  };
}

async function lookExactly(typed: string[], letters: string[], { lexicon, manifest }: Looking): Promise<Results> {
  const found = await Promise.all(letters.map((word) => lexicon.word(word)));
  const words = found.map(({ itself }) => itself).filter((word) => word !== undefined);
  if (words.length < letters.length) return { rows: [], taken: [], sought: [] };
  return {
    rows: words.length === 1 ? words[0]!.rows : await phraseRows(words, manifest),
    taken: letters.map((word) => [word]),
    sought: found.map(({ itself, longer }, at) => {
      const weighed = itself!.rows.length > COMMON ? [itself!] : longer;
      const articles = united(weighed.map(({ rows }) => rows)).length;
      return { typed: typed[at]!, letters: letters[at]!, words: weighed, articles };
    }),
  };
}

/**
 * Pagefind weighs longer words too, for "port" also "portrait", if they stand in the same one of its files. Beside a word
 * of so many articles there is seldom room for others.
 */
const COMMON = 2000;

/** The archive's words are stems. Where they are shorter than what was typed, an article is asked how it has them. */
async function beginsSo(typed: string, words: Standing[], rows: number[], looking: Looking): Promise<boolean> {
  const beginning = plain(typed);
  if (rows.length === 0) return false;
  if (words.some(({ word }) => word.startsWith(beginning))) return true;
  const newest = rows.at(-1)!;
  await looking.facts.loadCards([newest]);
  const { content } = await articleAt(looking.facts.addresses[newest]!);
  const there = new Set(words.filter((word) => word.rows.includes(newest)).map(({ word }) => word));
  return formsOf(content, looking.stems).some((forms) =>
    forms.some(({ form, stem }) => there.has(stem) && plain(form).startsWith(beginning)),
  );
}

/** For each word of a text the forms under which the index has it: of "state-of-the-art" the whole and the parts. */
export function formsOf(content: string, stems: Stems): { form: string; stem: string }[][] {
  const forms = wordsOf(content).map((word) => [word, ...word.split(/[^\p{L}\p{M}\p{N}]/u)]);
  const letters = new Set(forms.flat().map((form) => unaccented(lettersOf(form)).replace(/\s/g, "")));
  letters.delete("");
  const stemOf = new Map<string, string>();
  const list = [...letters];
  for (const [at, stem] of stems(list).entries()) stemOf.set(list[at]!, stem);
  return forms.map((some) => some.map((form) => ({ form, stem: stemOf.get(unaccented(lettersOf(form))) ?? "" })));
}
