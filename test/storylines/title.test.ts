import assert from "node:assert/strict";
import { test } from "node:test";
import { titleOf } from "../../scripts/storylines/title.ts";
import type { Telling } from "../../scripts/storylines/telling.ts";
import { entriesOf } from "./newsroom.ts";

/** The title of two articles of one text, about words with these weights; those in capitals are names. */
function title(body: string, words: string[]): string {
  const { entries, bodyOf } = entriesOf([1, 2].map((at) => ({ id: `part-${at}`, title: `Part ${at}`, body })));
  const core = {
    weights: new Map(words.map((_, at) => [at, words.length - at])),
    holders: new Map(words.map((_, at) => [at, 2])),
    square: 1,
    members: 2,
  };
  const vocabulary = words.map((word) => word.toLowerCase());
  const plain = Uint8Array.from(words, (word, at) => Number(word === vocabulary[at]));
  // Only what titles are made from.
  return titleOf(entries, core, { vocabulary, plain } as Telling, bodyOf);
}

test("a title says no word twice, as one or as many", () => {
  const body = "Talks with North Korea failed, said a North Korean envoy in Seoul of the missile.";
  assert.equal(
    title(body, ["Korea", "Korean", "Seoul", "missiles", "missile", "talks"]),
    "North Korea, Seoul: missiles, talks",
  );
});

test("it has no name that is only a form of address or ends in a sign", () => {
  const body = "Of the mails that Mrs. Clinton sent, and of the COVID-19 survey, Pew spoke on Friday with James Comey.";
  assert.equal(title(body, ["Mrs", "COVID", "Comey", "survey"]), "COVID, James Comey: survey");
});
