import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { differenceOf, wordsAndBreaks } from "../../scripts/copies/difference.ts";
import { other, scanned, wire } from "./stories.ts";

test("a difference holds both texts, word for word", () => {
  const words = fc.array(fc.oneof(fc.constantFrom("the", "ferry", "a", "b", "\n\n"), fc.string({ maxLength: 4 })), {
    maxLength: 60,
  });
  const cut = fc.tuple(fc.nat(40), fc.nat(40)).map(([from, to]) => {
    const all = wordsAndBreaks(wire);
    return [...all.slice(0, from), ...wordsAndBreaks(other), ...all.slice(from + to)];
  });
  fc.assert(
    fc.property(fc.oneof(words, cut), fc.oneof(words, cut), (before, after) => {
      const runs = differenceOf(before, after);
      assert.deepEqual(
        runs.flatMap(({ kind, words: some }) => (kind === "in" ? [] : some)),
        before,
      );
      assert.deepEqual(
        runs.flatMap(({ kind, words: some }) => (kind === "out" ? [] : some)),
        after,
      );
    }),
  );
});

test("what is the same is one run, and a changed word stands beside the one it replaces", () => {
  assert.deepEqual(
    differenceOf(wordsAndBreaks(wire), wordsAndBreaks(wire)).map(({ kind }) => kind),
    ["same"],
  );
  const changed = wire.replace("240,000", "310,000").replace("at night", "by day");
  const runs = differenceOf(wordsAndBreaks(wire), wordsAndBreaks(changed)).filter(({ kind }) => kind !== "same");
  assert.deepEqual(
    runs.map(({ kind, words }) => `${kind} ${words.join(" ")}`),
    ["out at night,", "in by day,", "out 240,000", "in 310,000"],
  );
});

test("long texts with nothing in common are compared soon", () => {
  const long = Array.from({ length: 30_000 }, (_, at) => `word${at}`);
  const started = performance.now();
  differenceOf(
    long,
    long.map((word) => `${word}x`),
  );
  differenceOf(wordsAndBreaks(`${wire} `.repeat(60)), wordsAndBreaks(scanned(`${wire} `.repeat(60), 9)));
  assert.ok(performance.now() - started < 5000);
});
