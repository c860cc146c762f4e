import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { entryOf } from "../../scripts/catalogue/entry.ts";
import { articleSchema } from "../../scripts/article/schema.ts";
import { namesOf } from "../../scripts/topics/names.ts";
import { parseRules } from "../../scripts/topics/rules.ts";

const entriesWith = (...lists: string[][]) =>
  lists.map((topics, at) => entryOf(`${at}.md`, articleSchema.parse({ id: `story-${at}`, title: "A", topics }), "en"));

test("a file of topics is read: names, aliases, exclusions, articles without suggestions", () => {
  const { rules, troubles } = parseRules(
    "topics:\n  Harbour Board: [harbor board, Port board]\n  1987: []\nexclude: [Untitled]\nunsuggested: [story-1]\n",
    "en",
  );
  assert.deepEqual(troubles, []);
  assert.deepEqual(rules, {
    topics: [
      ["Harbour Board", ["harbor board", "Port board"]],
      ["1987", []],
    ],
    exclude: ["Untitled"],
    unsuggested: ["story-1"],
  });
});

test("what is wrong is told with its line, and the rest holds", () => {
  const { rules, troubles } = parseRules(
    "topics:\n  Ferries: [boats]\n  Ships: [Boat, {a: 1}]\n  Rail: trains\ncolour: red\nexclude: News\n",
    "en",
  );
  assert.deepEqual(
    troubles.map(({ line, reason }) => `${line} ${reason}`),
    [
      '3 "Boat" stands for "Ferries" already',
      "3 must be text",
      '4 the other names of "Rail" must be a list',
      "5 colour: not a key of this file; it has topics, exclude and unsuggested",
      "6 exclude must be a list",
    ],
  );
  assert.deepEqual(rules.topics, [
    ["Ferries", ["boats"]],
    ["Ships", []],
    ["Rail", []],
  ]);
});

test("a file that is no YAML, or no map, is told of with its line", () => {
  assert.equal(parseRules("topics:\n  A: [", "en").troubles.length, 1);
  assert.deepEqual(parseRules("- a\n", "en").troubles, [
    { line: 1, reason: "must be a map with topics, exclude or unsuggested" },
  ]);
  assert.deepEqual(parseRules("", "en").troubles, []);
});

test("no text makes the reader of the file fail", () => {
  const piece = fc.constantFrom(
    "topics:",
    "\n  ",
    "A: ",
    "[a, b]",
    "exclude:",
    "- ",
    "*a",
    "&a ",
    "{",
    "\n",
    "!!js ",
    "~",
  );
  fc.assert(fc.property(fc.array(piece), (pieces) => void parseRules(pieces.join(""), "en")));
});

test("a topic is shown as most articles write it, and its other spellings lead on", () => {
  const entries = entriesWith(["Ferry"], ["ferries"], ["ferries", "Ferry"], ["ferries"]);
  const { nameOf, formerSlugs } = namesOf(entries, { topics: [], exclude: [], unsuggested: [] }, "en");
  assert.equal(nameOf("FERRIES".toLowerCase()), "ferries");
  assert.equal(nameOf("Ferry"), "ferries");
  assert.deepEqual([...formerSlugs], [["ferries", ["ferry"]]]);
});

test("the file's name for a topic is shown, whatever articles write; what it excludes is none", () => {
  const entries = entriesWith(["boat"], ["boats", "News"], ["harbor board"]);
  const { rules } = parseRules(
    "topics:\n  Ferries & boats: [boat]\n  Harbour Board: [harbor board]\nexclude: [news]",
    "en",
  );
  const { nameOf, formerSlugs } = namesOf(entries, rules, "en");
  assert.deepEqual(["boat", "Boats", "News", "harbor board", "rail"].map(nameOf), [
    "Ferries & boats",
    "Ferries & boats",
    undefined,
    "Harbour Board",
    "rail",
  ]);
  assert.deepEqual(formerSlugs.get("ferries-boats"), ["boat", "boats"]);
  assert.deepEqual(formerSlugs.get("harbour-board"), ["harbor-board"]);
});

test("names do not depend on the order of the articles", () => {
  const topics = fc.array(fc.array(fc.constantFrom("Ferry", "ferries", "Ferries", "News", "news"), { maxLength: 3 }));
  fc.assert(
    fc.property(topics, (lists) => {
      const entries = entriesWith(...lists);
      const rules = { topics: [], exclude: [], unsuggested: [] };
      const names = (some: typeof entries) => ["ferry", "News"].map(namesOf(some, rules, "en").nameOf);
      assert.deepEqual(names(entries), names([...entries].reverse()));
    }),
  );
});
