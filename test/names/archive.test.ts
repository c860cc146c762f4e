import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { articleSchema } from "../../scripts/article/schema.ts";
import { entryOf, isDated } from "../../scripts/catalogue/entry.ts";
import { makeLists } from "../../scripts/catalogue/lists.ts";
import { LEAST, type Names, namesOf } from "../../scripts/names/archive.ts";
import { type Corrections, NO_CORRECTIONS } from "../../scripts/names/corrections.ts";
import type { NameKind } from "../../scripts/names/kinds.ts";

type Piece = { found?: string[]; people?: string[]; places?: string[]; date?: string };

/** Names of articles that have these rows: "p7Margaret Osei". */
function archiveOf(pieces: Piece[], corrections: Corrections = NO_CORRECTIONS) {
  const entries = pieces.map(({ found = [], people = [], places = [], date }, at) => {
    const article = articleSchema.parse({
      id: `article-${at}`,
      title: `Piece ${at}`,
      people,
      places,
      date: date ?? "2001-02-03",
    });
    const marks = {
      digest: "",
      front: "",
      links: [],
      words: 0,
      record: [0, 0],
      text: [0, 0],
      names: found.join("\n"),
    } as const;
    return entryOf(`2001/${at}.md`, article, "en", { ...marks, links: [], record: [0, 0], text: [0, 0] });
  });
  return { entries, names: namesOf(makeLists(entries), corrections) };
}

const pages = (names: Names, kind: NameKind) =>
  [...names.lists[kind].values()].map((list) => `${list.name} ${list.dated.length}`).sort();
const times = (count: number, ...found: string[]): Piece[] => Array.from({ length: count }, () => ({ found }));
const shown = ({ entries, names }: ReturnType<typeof archiveOf>, at: number) =>
  names.of(entries[at]!).names.map(({ name }) => name);

test("a name has a page from so many articles on; one that a source states has one always", () => {
  assert.deepEqual(pages(archiveOf(times(LEAST, "p7Ada Thole")).names, "person"), [`Ada Thole ${LEAST}`]);
  assert.deepEqual(pages(archiveOf(times(LEAST - 1, "p7Ada Thole")).names, "person"), []);
  assert.deepEqual(pages(archiveOf([{ people: ["Ada Thole"] }]).names, "person"), ["Ada Thole 1"]);
});

test("spellings that differ in case, accents or points are one name, and the commonest is shown", () => {
  const { names } = archiveOf([...times(3, "p7Zoë Thole"), ...times(1, "p7Zoe Thole"), ...times(2, "p7Zoe J. Thole")]);
  assert.deepEqual(pages(names, "person"), ["Zoë Thole 6"]);
  assert.deepEqual(pages(archiveOf([...times(2, "l5U.S."), ...times(2, "l5United States")]).names, "place"), [
    "United States 4",
  ]);
});

test("the kind is that of the majority, and a name of which nobody is sure stays out", () => {
  const { names } = archiveOf([...times(5, "l6Georgia Vask"), ...times(1, "p6Georgia Vask")]);
  assert.deepEqual([pages(names, "place"), pages(names, "person")], [["Georgia Vask 6"], []]);
  assert.deepEqual(pages(archiveOf([...times(3, "l6Vask Row"), ...times(3, "o6Vask Row")]).names, "place"), []);
  assert.deepEqual(pages(archiveOf([...times(3, "p6Kelly Row"), ...times(20, "?0Kelly Row")]).names, "person"), []);
});

test("what many articles are sure of counts where one leaves it open", () => {
  const archive = archiveOf([...times(3, "o7Pike Works"), { found: ["?0Pike Works"] }]);
  assert.deepEqual(shown(archive, 3), ["Pike Works"]);
  const stated = archiveOf([{ people: ["Pike Works"] }, { found: ["?0Pike Works"] }]);
  assert.deepEqual(shown(stated, 1), ["Pike Works"]);
});

test("a surname stands for the one person of the archive who bears it", () => {
  const one = archiveOf([...times(12, "p9Ada Thole"), { found: ["p3Thole"] }]);
  assert.deepEqual(shown(one, 12), ["Ada Thole"]);
  const two = archiveOf([...times(12, "p9Ada Thole"), ...times(3, "p9Iris Thole"), { found: ["p3Thole"] }]);
  assert.deepEqual(shown(two, 15), []);
});

test("what a source states comes first, under its own kind", () => {
  const archive = archiveOf([{ found: ["p9Ada Thole", "l6Oslo"], places: ["Oslo"] }, ...times(3, "l6Oslo")]);
  const { names, stated } = archive.names.of(archive.entries[0]!);
  assert.deepEqual([names.map(({ name }) => name), stated], [["Oslo", "Ada Thole"], 1]);
});

test("people have the last word", () => {
  const corrections: Corrections = {
    names: [{ name: "Ballast Bank", kind: "place", others: ["The Bank"] }],
    exclude: ["Girl Alice"],
  };
  const { names } = archiveOf([...times(3, "o7Ballast Bank", "p9Girl Alice"), ...times(1, "o3The Bank")], corrections);
  assert.deepEqual(pages(names, "place"), ["Ballast Bank 4"]);
  assert.deepEqual([pages(names, "organisation"), pages(names, "person")], [[], []]);
});

const lines = fc.constantFrom(
  "p7Ada Thole",
  "p3Thole",
  "p5Ada B. Thole",
  "l6Oslo",
  "?0Oslo",
  "o5Oslo",
  "o9Harbour Board",
  "p2Harbour Board",
  "l5U.S.",
  "l6usa",
);
const pieces = fc.array(
  fc.record({
    found: fc.uniqueArray(lines),
    people: fc.uniqueArray(fc.constantFrom("Ada Thole", "ada thole", "Oslo")),
    date: fc.constantFrom("2001", "2001-02", "2001-02-03", "2002-03-04T10:00:00Z"),
  }),
  { maxLength: 30 },
);

test("every order of articles gives the same pages, and a page lists just the articles that show its name, newest first", () => {
  fc.assert(
    fc.property(pieces, (some) => {
      const { entries, names } = archiveOf(some);
      const again = namesOf(makeLists([...entries].reverse()), NO_CORRECTIONS);
      for (const kind of ["person", "organisation", "place"] as const) {
        assert.deepEqual(pages(again, kind), pages(names, kind));
        for (const list of names.lists[kind].values()) {
          const having = entries.filter((entry) => names.of(entry).names.some((name) => name.list === list));
          assert.deepEqual(new Set(list.dated), new Set(having.filter(isDated)));
          const dates = list.dated.map(({ date }) => date);
          assert.deepEqual(dates, [...dates].sort().reverse());
        }
      }
    }),
  );
});
