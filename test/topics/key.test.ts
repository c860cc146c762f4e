import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { topicKey } from "../../scripts/topics/key.ts";

const isOne = (a: string, b: string, language = "en") => topicKey(a, language) === topicKey(b, language);

test("case, accents, punctuation, hyphens, '&' and the plural do not make another topic", () => {
  for (const [a, b] of [
    ["Ferries", "ferry"],
    ["Local Elections", "local election"],
    ["Arts & Culture", "arts and culture"],
    ["Co-op", "co op"],
    ["Café", "cafes"],
    ["Churches", "Church"],
    ["Women", "woman"],
    ["Boxes", "box"],
    ["Horses", "horse"],
  ] as const)
    assert.ok(isOne(a, b), `${a}, ${b}`);
});

test("what only looks like a plural is another topic", () => {
  for (const [a, b] of [
    ["News", "New"],
    ["Arms", "Arm"],
    ["Customs", "Custom"],
    ["Politics", "Politic"],
    ["AIDS", "aid"],
    ["Paris", "Pari"],
    ["Glass", "Glas"],
    ["C++", "C"],
    ["United States", "United State"],
  ] as const)
    assert.ok(!isOne(a, b), `${a}, ${b}`);
});

test("plurals of other languages are left alone, their word for '&' is not", () => {
  assert.ok(!isOne("Bus", "Bu", "fr"));
  assert.ok(!isOne("Écoles", "École", "fr"));
  assert.ok(isOne("Art et culture", "Art & culture", "fr"));
  assert.ok(isOne("Kunst und Kultur", "Kunst & Kultur", "de-AT"));
});

test("a key is the same for a name in any case but capitals, and never empty", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (name) => {
      assert.notEqual(topicKey(name, "en"), "");
      assert.equal(topicKey(`x${name}`, "en"), topicKey(`x${name} `, "en"));
    }),
  );
});
