import assert from "node:assert/strict";
import { test } from "node:test";
import { hashOf } from "../../scripts/relate/hash.ts";
import { recordOf } from "../../scripts/relate/record.ts";
import { vectorizer } from "../../scripts/topics/vectors.ts";

const hash = (word: string) => {
  const bytes = new TextEncoder().encode(word);
  return hashOf(bytes, 0, bytes.length);
};

test("a word weighs by how often it stands there, in words: once in a headline is four times in a text", () => {
  const numberOf = new Map([
    [hash("ferry"), 0],
    [hash("ramp"), 1],
  ]);
  const vectorOf = vectorizer({ numberOf, rarity: Float32Array.of(1, 1) });
  const long = Array.from({ length: 400 }, (_, at) => `word${at}`).join(" ");
  const { terms, weights } = vectorOf(recordOf({ title: "Ferry", topics: [] }, `${long} ramp`));
  assert.deepEqual([...terms], [0, 1]);
  assert.ok(Math.abs(weights[0]! / weights[1]! - (1 + Math.log(4))) < 1e-5, `${weights[0]! / weights[1]!}`);
});
