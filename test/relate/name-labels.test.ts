import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { cut } from "../../eval/sets/names/cut.ts";
import { type NameType, readLabels } from "../../eval/sets/names/labels.ts";
import { piecesOf } from "../../eval/sets/names/pieces.ts";
import { type FoundName, scoreOf } from "../../eval/sets/names/score.ts";
import { corpus } from "../support/corpora.ts";

const labelled = readLabels();

test("each labelled piece stands in one half, and has each name once", () => {
  assert.ok(labelled.length >= 100);
  for (const { corpus, id, names } of labelled) {
    const whole = names.map(({ forms }) => forms[0]);
    assert.deepEqual(whole, [...new Set(whole)], `${corpus} ${id}`);
  }
});

test("a line of the labels that is none is an error that names it", () => {
  const head = "corpus\tid\thalf\ttype\tname\tforms\n";
  assert.throws(() => readLabels(`${head}a\t1\tdev\tperson\tMargaret Osei\t\na\t1\tdev\tship\tMary\t`), /line 3/);
  assert.throws(() => readLabels(`${head}a\t1\tspare\tperson\tMargaret Osei\t`), /line 2/);
});

test("a piece ends with the first sentence or paragraph behind 1,200 characters", () => {
  const sentence = "The harbour board met. ";
  const long = sentence.repeat(80);
  assert.equal(cut("Short."), "Short.");
  assert.equal(cut(long), sentence.repeat(Math.ceil(1200 / sentence.length)).trim());
  assert.equal(cut(`${"x".repeat(1300)}\n\nmore`), "x".repeat(1300));
});

const folders = [...new Set(labelled.map((one) => one.corpus))].map(corpus);
const skip = folders.map((one) => one.skip).find((reason) => reason !== false) ?? false;

test("every name stands in its piece", { skip }, async () => {
  const pieces = await piecesOf(path.dirname(folders[0]!.folder), labelled);
  assert.equal(pieces.length, labelled.length);
  const plain = (text: string) => text.toLowerCase().replaceAll("’", "'");
  for (const { corpus, id, names } of labelled) {
    const piece = pieces.find((one) => one.corpus === corpus && one.id === id)!;
    const words = plain(`${piece.title}\n${piece.text}`);
    for (const form of names.flatMap(({ forms }) => forms))
      assert.ok(words.includes(plain(form)), `${corpus} ${id}: ${form}`);
  }
});

test("a found name is right once, and a doubtful one counts for nothing", () => {
  const [piece] = readLabels(
    "corpus\tid\thalf\ttype\tname\tforms\na\t1\tdev\tperson\tMargaret Osei\tOsei\na\t1\tdev\tplace\tU.S.\t\na\t1\tdev\t?organisation\tHouse\t",
  );
  const found = (type: NameType, ...forms: string[]): FoundName => ({ type, forms });
  const person = (...names: FoundName[]) => scoreOf(piece!, names, "person");
  assert.deepEqual(person(found("person", "Osei", "Margaret Osei")), { right: 1, found: 1, labelled: 1 });
  assert.deepEqual(person(found("person", "Margaret Osei"), found("person", "Osei")), {
    right: 1,
    found: 2,
    labelled: 1,
  });
  assert.deepEqual(person(found("person", "House"), found("person", "Harbour")), { right: 0, found: 1, labelled: 1 });
  assert.deepEqual(scoreOf(piece!, [found("place", "the US")], "place"), { right: 1, found: 1, labelled: 1 });
});
