import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { stringify } from "yaml";
import type { DatedEntry } from "../../scripts/catalogue/entry.ts";
import { parseStoryline, storylineText } from "../../scripts/storylines/file.ts";
import type { ReadStoryline } from "../../scripts/storylines/read.ts";
import { type Change, renewals } from "../../scripts/storylines/renew.ts";
import type { Suggestion } from "../../scripts/storylines/suggest.ts";
import { entriesOf } from "./newsroom.ts";

const IDS = Array.from({ length: 12 }, (_, i) => `article-${i}`);
const ENTRIES = entriesOf(IDS.map((id, i) => ({ id, title: id, date: `1987-03-${10 + i}`, body: "" }))).entries;

const suggestion = (title: string, places: number[]): Suggestion => ({
  title,
  members: places.map((place) => ENTRIES[place] as DatedEntry),
});

function fileOf(slug: string, text: string): ReadStoryline {
  const parsed = parseStoryline(text, slug);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return { ...parsed.value, text };
}

/** The files that stand there when the changes are made. */
function made(changes: Change[]): ReadStoryline[] {
  return changes.filter((change) => change.do !== "drop").map(({ slug, text }) => fileOf(slug, text));
}

/** Suggestions that share no article, as they come. */
const suggestions = fc
  .shuffledSubarray([...IDS.keys()], { minLength: 8 })
  .chain((order) =>
    fc
      .integer({ min: 4, max: 8 })
      .map((cut) =>
        [order.slice(0, cut), order.slice(cut)]
          .filter((places) => places.length >= 4)
          .map((places, at) => suggestion(`Story ${Math.min(...places)} ${at}`, places)),
      ),
  );

const edit = fc.record({
  title: fc.constantFrom("Ours", "The ferry"),
  members: fc.subarray(IDS, { minLength: 1, maxLength: 6 }),
  excluded: fc.subarray(IDS, { maxLength: 3 }),
  status: fc.constantFrom("suggested", "published", "withdrawn"),
});

const files = fc.array(edit, { maxLength: 3 }).map((edits) =>
  edits.map(({ title, members, excluded, status }, at) => {
    const front = stringify({ title, status, members, excluded });
    return fileOf(`ours-${at}`, `---\n${front}---\n\nOur words.\n`);
  }),
);

test("done twice it changes nothing, and what a person wrote stays to the letter", () => {
  fc.assert(
    fc.property(files, suggestions, suggestions, (start, first, second) => {
      let before = start;
      for (const found of [first, second]) {
        const after = made(renewals(before, found));
        const again = renewals(after, found);
        assert.deepEqual(
          again.filter((change) => change.do !== "keep"),
          [],
        );
        before = after;
      }
      for (const { slug, text, ...file } of start) {
        const kept = before.find((one) => one.slug === slug)!;
        assert.ok(kept.text.endsWith("Our words.\n"));
        assert.deepEqual({ ...kept, suggested: [], text: "" }, { ...file, slug, suggested: [], text: "" });
      }
    }),
  );
});

test("what is excluded never comes back to its storyline", () => {
  fc.assert(
    fc.property(files, suggestions, (start, found) => {
      for (const { excluded, suggested } of made(renewals(start, found)))
        assert.ok(excluded.every((id) => !suggested.includes(id)));
    }),
  );
});

test("new storylines are written, unedited ones renewed or removed, edited ones told what they lack", () => {
  const [one] = made(renewals([], [suggestion("Ferry", [0, 1, 2, 3])]));
  assert.equal(one!.slug, "ferry");
  const [renewed] = renewals([one!], [suggestion("Ferry, ramps", [0, 1, 2, 3, 4])]);
  assert.deepEqual([renewed!.do, renewed!.slug], ["renew", "ferry"]);
  assert.equal(renewals([one!], [])[0]!.do, "drop");
  const ours = fileOf(
    "ferry",
    one!.text.replace("title: Ferry", "title: The ferry").replace("- article-3", "excluded:\n- article-3"),
  );
  const [told] = renewals([ours], [suggestion("Ferry", [0, 1, 2, 3, 4])]);
  assert.equal(told!.do, "add");
  assert.deepEqual(fileOf("ferry", told!.text).suggested, ["article-4"]);
  assert.match(told!.text, /title: The ferry\n/);
  assert.equal(renewals([ours], [])[0]!.do, "keep");
});

test("one that was withdrawn is not suggested again", () => {
  const text = storylineText({ title: "Ferry", members: IDS.slice(0, 4) }).replace("suggested", "withdrawn");
  const changes = renewals([fileOf("ferry", text)], [suggestion("Ferry", [0, 1, 2, 3])]);
  assert.deepEqual(
    changes.map((change) => change.do),
    ["keep"],
  );
});

test("of two with one title, both have an address", () => {
  const slugs = renewals(
    [],
    [suggestion("Ferry", [0, 1, 2, 3]), suggestion("Ferry", [4, 5, 6, 7]), suggestion("Ferry", [8, 9, 10, 11])],
  ).map(({ slug }) => slug);
  assert.deepEqual(slugs.slice(0, 2), ["ferry", "ferry-1987"]);
  assert.equal(new Set(slugs).size, 3);
});

test("a list that cannot be put in is left out", () => {
  const odd = fileOf(
    "ferry",
    "---\ntitle: Ferry\nmembers: [article-0, article-1]\nsuggested: [\n  article-9\n]\n---\n",
  );
  const [change] = renewals([odd], [suggestion("Ferry", [0, 1, 2, 3])]);
  assert.deepEqual([change!.do, change!.text], ["keep", odd.text]);
});
