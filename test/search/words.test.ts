import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { JOINER, joined, separate, wordsOf } from "../../scripts/search/words.ts";

const cut = (text: string) => wordsOf(separate(text)).map((word) => word.replace(JOINER, ""));

test("words stand between spaces, and in scripts without spaces each character is one", () => {
  assert.deepEqual(cut("東京の「港」で、止まった。Tower 3号"), [
    ..."東京の",
    "「港」",
    "で、",
    ..."止まっ",
    "た。",
    "Tower",
    "3",
    "号",
  ]);
  assert.deepEqual(cut("서울에서 열린"), [..."서울에서열린"]);
  assert.deepEqual(cut("เรือ"), ["เ", "รื", "อ"]);
  assert.deepEqual(cut("the  ferry\n sank"), ["the", "ferry", "sank"]);
});

test("signs that join words part them, and those inside a word do not", () => {
  assert.deepEqual(cut("word—dash l’école O’Neill’s don’t we're"), [
    "word—",
    "dash",
    "l’",
    "école",
    "O’",
    "Neill’s",
    "don’t",
    "we're",
  ]);
  assert.deepEqual(cut("state-of-the-art 10:30 3,000"), ["state-of-the-art", "10:30", "3,000"]);
});

test("joined undoes separate, but for white space and composition", () => {
  const piece = fc.constantFrom(
    "ferry",
    " ",
    "港",
    "フ",
    "ー",
    "、",
    "「",
    "」",
    "l’",
    "—",
    "รื",
    "한",
    "é",
    "…",
    "(",
    ".",
    "'",
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("").normalize("NFC").replace(/ +/g, " ").trim();
      assert.equal(joined(separate(text)), text);
      assert.ok(cut(text).every((word) => word !== ""));
    }),
  );
});
