import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { other, wire } from "../copies/stories.ts";
import { articleText, buildArchive, makeArchive, put } from "../support/archive.ts";
import { reports } from "../topics/reports.ts";
import { linesIn } from "./reading.ts";

/** What a setting of `computed` switches off is in no file for other programs, whatever an earlier build made. */

const SETTINGS = "content/_data/site.json";

const printing = (id: string, day: number, source: string) =>
  articleText(
    `id: ${id}\ntitle: Basin to be dredged\ndate: 1987-04-${day}\nsource: {name: ${source}}\nagency: Coastal Press`,
    wire,
  );

const files = {
  [SETTINGS]: '{"name": "The Record"}',
  ...reports(),
  "content/articles/1987/04/a.md": printing("basin-1", 12, "Evening Record"),
  "content/articles/1987/04/b.md": printing("basin-2", 13, "Valley Mail"),
  "content/articles/1987/04/school.md": articleText(
    "id: school\ntitle: School to stay\ndate: 1987-04-14\nrelated: [basin-1]",
    other,
  ),
  "content/articles/1987/04/osei.md": articleText(
    "id: osei\ntitle: Osei on mud\ndate: 1987-04-15",
    "Margaret Osei, who sits for the fishermen, spoke of the dredger Ironsides and of the inner basin at Northgate.",
  ),
  "content/storylines/basin.md": "---\ntitle: The basin\nmembers: [basin-1, osei]\n---\n",
};

/** What a part gives to each line of the data, and to nothing where it is switched off. */
const FIELDS = {
  related: ["related"],
  copies: ["group", "groupLabel"],
  storylines: ["storylines"],
  topics: ["suggestedTopics"],
  names: ["foundPeople", "foundOrganisations", "foundPlaces"],
  summaries: ["summary", "summaryBasis"],
};
type Part = keyof typeof FIELDS;

type Value = string | null | unknown[];
const isEmpty = (value: Value) => value === null || value.length === 0;

test("each part can be switched off, in the data, the feeds and search alike", async (t) => {
  const root = makeArchive(t, files);
  const build = async (settings: object) => {
    put(root, SETTINGS, JSON.stringify({ name: "The Record", ...settings }));
    const { out } = await buildArchive(root, { search: true });
    const read = (file: string) => readFileSync(path.join(out, file), "utf8");
    const lines = linesIn(read("data/articles.jsonl")) as { [field: string]: Value }[];
    return { lines, feed: read("feed.json"), table: read("pagefind/table.json") };
  };
  const on = await build({});
  for (const part of Object.keys(FIELDS) as Part[])
    await t.test(part, async () => {
      const isGiven = (line: (typeof on.lines)[number]) => FIELDS[part].some((field) => !isEmpty(line[field]!));
      assert.ok(on.lines.filter(isGiven).length > 1, "there is something to switch off");
      const off = await build({ computed: { [part]: false } });
      // What a person chose stays.
      const left = part === "related" ? [["school", ["basin-1"]]] : [];
      const idsOf = (related: Value) => (related as { id: string }[]).map(({ id }) => id);
      assert.deepEqual(
        off.lines.filter(isGiven).map(({ id, related }) => [id, idsOf(related!)]),
        left,
      );
      const isPartOfFeed = part === "copies" || part === "summaries";
      assert.equal(off.feed === on.feed, !isPartOfFeed);
      const isPartOfSearch = part === "copies" || part === "topics";
      assert.equal(off.table === on.table, !isPartOfSearch);
    });
});
