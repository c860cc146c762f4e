import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseCorrections } from "../../scripts/names/corrections.ts";

const problems = (text: string) => parseCorrections(text).problems.map(({ line, reason }) => `${line}: ${reason}`);

test("names, what else they are called, and what is none", () => {
  const {
    names,
    exclude,
    problems: none,
  } = parseCorrections(
    "people:\n  Margaret Osei: [M. Osei, Peggy Osei]\n  Ada Thole:\nplaces:\n  Ballast Bank: The Bank\nexclude:\n  - Girl Alice\n",
  );
  assert.deepEqual(none, []);
  assert.deepEqual(names, [
    { name: "Margaret Osei", kind: "person", others: ["M. Osei", "Peggy Osei"] },
    { name: "Ada Thole", kind: "person", others: [] },
    { name: "Ballast Bank", kind: "place", others: ["The Bank"] },
  ]);
  assert.deepEqual(exclude, ["Girl Alice"]);
});

test("an empty file says nothing", () => {
  for (const text of ["", "# only a comment\n", "people:\nexclude:\n"])
    assert.deepEqual(parseCorrections(text), { names: [], exclude: [], problems: [] });
});

test("what is wrong is told with its line, and the rest counts", () => {
  assert.match(problems("persons:\n  A B: []\n")[0]!, /^1: persons: not known here/);
  assert.match(problems("people: [A B]\n")[0]!, /^1: people: must be a map/);
  assert.match(problems("people:\n  A B: [C D]\n  C D: []\n")[0]!, /^3: C D: stands here twice \(first in line 2\)/);
  assert.match(problems("exclude:\n  - {a: b}\n")[0]!, /^2: must be a name/);
  assert.match(problems("- A B\n")[0]!, /^1: is not a map/);
  assert.match(problems("people:\n  A B: [\n")[0]!, /^[23]: /);
  const { names } = parseCorrections("persons: {}\npeople:\n  Ada Thole: []\n");
  assert.equal(names[0]!.name, "Ada Thole");
});

test("no text is too odd to be read", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseCorrections(text)));
});
