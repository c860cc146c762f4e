import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { articleSchema, type ArticleInput } from "../../scripts/article/schema.ts";
import { type Entry, entryOf } from "../../scripts/catalogue/entry.ts";
import { whenOf } from "../../scripts/catalogue/when.ts";
import { licenceOf } from "../../scripts/data/licence.ts";
import { fields, inputsOf, recordOf } from "../../scripts/data/record.ts";
import { countWords } from "../../scripts/data/words.ts";
import { NO_NAMES } from "../../scripts/names/archive.ts";
import { settingsSchema } from "../../scripts/settings.ts";
import type { Context } from "../../scripts/site/context.ts";
import type { Printing } from "../../scripts/site/printings.ts";
import { storylinesFrom } from "../../scripts/storylines/storylines.ts";

const entry = (id: string, given: Partial<ArticleInput> = {}): Entry => {
  const date = typeof given.date === "string" ? given.date : undefined;
  const article = articleSchema.parse({ title: `Story ${id}`, ...given, id, date });
  const marks = { digest: id, front: id, links: [], words: 12, record: [0, 0] as [0, 0], text: [0, 0] as [0, 0] };
  return entryOf(`1987/${id}.md`, article, "en", marks);
};

type Given = { related?: Context["relations"]["related"]; printings?: Context["printings"] };

function contextOf({ related = new Map(), printings = new Map() }: Given = {}, settings = {}): Context {
  const parsed = settingsSchema.parse({ name: "The Record", ...settings });
  // Only what records are made from.
  const found = { names: NO_NAMES, storylines: storylinesFrom([], []), takenOf: () => undefined };
  return { settings: parsed, relations: { related }, printings, ...found } as unknown as Context;
}

describe("an article's line", () => {
  const full = entry("ferry-stops", {
    title: "Ferry stops",
    summary: "The last boat.",
    date: "1987-03-12T14:05:00+01:00",
    datePrecision: "day",
    updated: "1987-03-13",
    authors: ["Joan Pike"],
    agency: "AP",
    source: { name: "Evening Record", url: "https://record.example/" },
    url: "https://record.example/ferry",
    section: "Sea",
    genre: "Report",
    lang: "en-GB",
    topics: ["Ferries"],
    people: ["Margaret Osei"],
    organisations: ["Harbour Board"],
    places: ["Carrow Haven"],
    rights: "CC BY 4.0",
    provenance: { file: "a.csv", locator: "row 3", sha256: "0".repeat(64), format: "csv", capturedAt: "2001" },
  });

  test("says all that the article states, each thing under its own name", () => {
    assert.deepEqual(recordOf(full, contextOf()), {
      id: "ferry-stops",
      address: "1987/ferry-stops.html",
      title: "Ferry stops",
      date: "1987-03-12",
      precision: "day",
      dateBasis: "stated",
      updated: "1987-03-13",
      source: "Evening Record",
      url: "https://record.example/ferry",
      authors: ["Joan Pike"],
      agency: "AP",
      section: "Sea",
      genre: "Report",
      lang: "en-GB",
      words: 12,
      summary: "The last boat.",
      summaryBasis: "stated",
      topics: ["Ferries"],
      suggestedTopics: [],
      people: ["Margaret Osei"],
      organisations: ["Harbour Board"],
      places: ["Carrow Haven"],
      foundPeople: [],
      foundOrganisations: [],
      foundPlaces: [],
      related: [],
      group: null,
      groupLabel: null,
      storylines: [],
      file: "a.csv",
      locator: "row 3",
      format: "csv",
      sha256: "0".repeat(64),
      capturedAt: "2001",
      rights: "CC BY 4.0",
      licence: "CC-BY-4.0",
    });
  });

  test("has every field, in order, where nothing is known: null, or an empty list", () => {
    const record = recordOf(entry("bare"), contextOf({}, { rights: "© The Record" }));
    assert.deepEqual(Object.keys(record), [...fields.keys()]);
    for (const [name, { type, required }] of fields) {
      if (type === "list" || type === "related") assert.deepEqual(record[name], [], name);
      else if (required) assert.notEqual(record[name], null, name);
    }
    assert.equal(record.date, null);
    assert.equal(record.dateBasis, "none");
    assert.equal(record.rights, "© The Record");
    assert.equal(record.licence, null);
  });

  test("related articles come with the reason, and whether they are older", () => {
    const older = entry("older", { date: "1986" });
    const newer = entry("newer", { date: "1987-03-13" });
    const related = new Map([
      [
        "ferry-stops",
        [
          { entry: newer, reason: "both mention ferries", score: 0.5 },
          { entry: older, reason: "both by Joan Pike", score: 0.25 },
        ],
      ],
    ]);
    assert.deepEqual(recordOf(full, contextOf({ related })).related, [
      { id: "newer", reason: "both mention ferries", score: 0.5, when: "after" },
      { id: "older", reason: "both by Joan Pike", score: 0.25, when: "before" },
    ]);
  });

  test("a group has the id of its first printing, whichever of them is asked", () => {
    const group: Printing[] = [
      { entry: full, isSame: true },
      { entry: entry("b-late", { date: "1987-03-14" }), label: "update", isSame: false },
      { entry: entry("a-undated"), label: "copy", isSame: true },
    ];
    const context = contextOf({ printings: new Map(group.map((one) => [one.entry.article.id, group])) });
    assert.deepEqual(
      group.map((one) => recordOf(one.entry, context)).map((record) => [record.group, record.groupLabel]),
      [
        ["ferry-stops", "first"],
        ["ferry-stops", "update"],
        ["ferry-stops", "copy"],
      ],
    );
  });

  test("what it is made from changes with its file, its place and whatever of others it tells of", () => {
    const other = entry("other", { date: "1986" });
    const with_ = (reason: string) =>
      contextOf({ related: new Map([["bare", [{ entry: other, reason, score: 0.5 }]]]) });
    const bare = entry("bare");
    const moved = { ...bare, path: "1988/bare.md" };
    const edited = { ...bare, marks: { ...bare.marks, digest: "edited" } };
    const inputs = [
      inputsOf(bare, contextOf()),
      inputsOf(moved, contextOf()),
      inputsOf(edited, contextOf()),
      inputsOf(bare, with_("one")),
      inputsOf(bare, with_("two")),
    ];
    assert.equal(new Set(inputs).size, inputs.length);
    assert.equal(inputsOf(bare, with_("two")), inputs[4]);
  });
});

test("before and after are said only where the dates tell", () => {
  const when = (here: string | undefined, there: string | undefined) =>
    whenOf(entry("here", { date: here }), entry("there", { date: there }));
  assert.equal(when("1987", "1986-12-31"), "before");
  assert.equal(when("1987-03", "1987-04-01"), "after");
  assert.equal(when("1987", "1987-04-01"), null);
  assert.equal(when("1987-04-01", "1987-04-01T10:00:00Z"), null);
  assert.equal(when("1987-04-01T10:00:00Z", "1987-04-01T10:30:00+01:00"), "before");
  assert.equal(when("1987-04-01T10:00:00Z", "1987-04-01T11:00:00+01:00"), null);
  assert.equal(when(undefined, "1987"), null);
});

test("a line on rights is a licence where it is the name or address of one and nothing more", () => {
  const name = (rights: string | undefined) => licenceOf(rights)?.name;
  assert.equal(name("CC BY 4.0"), "CC-BY-4.0");
  assert.equal(name("Licensed under CC-BY-SA 3.0."), "CC-BY-SA-3.0");
  assert.equal(name("Licence: Creative Commons BY-NC-ND 4.0"), "CC-BY-NC-ND-4.0");
  assert.equal(name("https://creativecommons.org/licenses/by/4.0/"), "CC-BY-4.0");
  assert.equal(name("CC0"), "CC0-1.0");
  for (const more of ["Text © The Record, pictures CC BY 4.0", "Not CC BY 4.0", "© 1987", "CC BY", "", undefined])
    assert.equal(name(more), undefined, more);
});

test("words are counted as a reader reads them, in scripts without spaces too", () => {
  assert.equal(countWords("The *ferry* — [stopped](https://a.example/b-c), well-known o’clock."), 5);
  assert.equal(countWords("# Head\n\n- one\n- two\n\n---\n"), 3);
  assert.equal(countWords(""), 0);
  assert.equal(countWords("-".repeat(200_000)), 0);
  assert.ok(countWords("港では船が止まった。") > 3);
});
