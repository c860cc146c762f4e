import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { articleText, buildArchive, makeArchive, put } from "../support/archive.ts";

const article = (id: string, date: string | undefined, title: string, more = "") =>
  articleText(
    `id: ${id}\ntitle: ${title}\n${date === undefined ? "" : `date: ${date}\n`}${more}`,
    `The text of ${title}.`,
  );

const FILES = {
  "content/_data/site.json": JSON.stringify({ name: "The Record", address: "https://record.example/" }),
  "content/articles/1976/storm.md": article("storm", "1976-01-05", "Storm takes the ramp"),
  "content/articles/1987/lorry.md": article("lorry", "1987-03-12", "Ramp drops under lorry"),
  "content/articles/1987/island.md": article("island", "1987-03-12", "What islanders need to know"),
  "content/articles/1988/report.md": article("report", "1988-02-20", "The report", "lang: ar"),
  "content/articles/1988/draft.md": article("held", "1988-03-20", "Held", "status: draft"),
  "content/articles/1988/gone.md": article("gone", "1988-04-20", "Gone", "status: withdrawn"),
  "content/articles/undated/memory.md": article("memory", undefined, "A memory"),
  "content/articles/1990/other.md": article("other", "1990-01-01", "Nothing of it"),
};

const RAMPS = `---
title: The ramps
members: [memory, report, lorry, storm, island, held, gone, other]
excluded: [other]
---

Three ramps, and [what the last one did](../articles/1987/lorry.md). <script>alert(1)</script>
`;

const SUGGESTED = "---\ntitle: Islanders\nstatus: suggested\nmembers: [island, report]\n---\n";

test("a storyline has a page in time order, with its gaps, and its members say where they stand in it", async (t) => {
  const root = makeArchive(t, {
    ...FILES,
    "content/storylines/ramps.md": RAMPS,
    "content/storylines/islanders.md": SUGGESTED,
  });
  const { page, said } = await buildArchive(root);
  assert.deepEqual(said, []);
  const ramps = page("storylines/ramps.html");
  const order = [
    "Storm takes",
    "Nothing for eleven years",
    "Ramp drops",
    "islanders need",
    "Eleven months later",
    "The report",
    "Date unknown",
    "A memory",
  ];
  const places = order.map((words) => ramps.indexOf(words));
  assert.ok(
    places.every((place, at) => place > (places[at - 1] ?? 0)),
    String(places),
  );
  assert.match(ramps, /Storyline of 5 articles/);
  assert.match(ramps, /href="\.\.\/1987\/lorry\.html">what the last one did/);
  assert.match(ramps, /&lt;script&gt;alert/);
  assert.doesNotMatch(ramps, /Nothing of it|Gone|Held|nobody has looked/);
  assert.match(page("storylines/islanders.html"), /nobody has looked at it yet/);
  const island = page("1987/island.html");
  assert.match(
    island,
    /Part 1 of 2 in <a href="\.\.\/storylines\/islanders\.html">Islanders<\/a> <span class="meta">suggested/,
  );
  assert.match(island, /Part \d of 5 in <a href="\.\.\/storylines\/ramps\.html">The ramps<\/a><\/h2>/);
  assert.doesNotMatch(page("1990/other.html"), /Part \d/);
  assert.doesNotMatch(page("1988/gone.html"), /Part \d/);
  const index = page("storylines/index.html");
  assert.ok(index.indexOf("The ramps") < index.indexOf("Suggested from the articles"));
  assert.ok(index.indexOf("Suggested from the articles") < index.indexOf("Islanders"));
  for (const shown of ["index.html", "browse.html"]) assert.match(page(shown), /storylines\/index\.html/);
  assert.match(page("sitemap.xml"), /storylines\/ramps\.html/);
  assert.match(page("storylines/ramps.xml"), /<title>The Record: The ramps<\/title>[\s\S]*The report/);
});

test("what stands below a member's headline is its own summary, or is marked as taken from its text", async (t) => {
  const body = `${"The ramp at Gannet Point dropped under a lorry, and the terminal was shut to all vehicles. ".repeat(3)}

The board met on Thursday and said nothing. Its chairman went home by the back door, as he had come.`;
  const files = {
    ...FILES,
    "content/articles/1987/lorry.md": articleText("id: lorry\ntitle: Ramp drops\ndate: 1987-03-12", body),
    "content/articles/1987/island.md": article("island", "1987-03-12", "Islanders", "summary: Said by the source."),
    "content/storylines/ramps.md": RAMPS,
  };
  const root = makeArchive(t, files);
  const { page } = await buildArchive(root);
  assert.match(page("storylines/ramps.html"), /From the text:<\/bdi> <span>The ramp at Gannet Point/);
  assert.match(page("storylines/ramps.html"), /<p>Said by the source\.<\/p>/);
  put(root, "content/_data/site.json", JSON.stringify({ name: "The Record", computed: { summaries: false } }));
  await buildArchive(root);
  assert.doesNotMatch(page("storylines/ramps.html"), /From the text|Gannet Point/);
  assert.match(page("storylines/ramps.html"), /Said by the source/);
});

test("an archive without storylines, or with them switched off, has no word of them", async (t) => {
  const root = makeArchive(t, FILES);
  const { out, page } = await buildArchive(root);
  const bare = page("1987/lorry.html");
  assert.ok(!existsSync(path.join(out, "storylines")));
  put(root, "content/storylines/ramps.md", RAMPS);
  put(root, "content/storylines/broken.md", "---\ntitle: [\n---\n");
  put(
    root,
    "content/_data/site.json",
    JSON.stringify({ name: "The Record", address: "https://record.example/", computed: { storylines: false } }),
  );
  const { said } = await buildArchive(root);
  assert.deepEqual(said, []);
  assert.ok(!existsSync(path.join(out, "storylines")));
  assert.equal(page("1987/lorry.html"), bare);
});

test("what is wrong with a file is told with its line, and the others are shown", async (t) => {
  const root = makeArchive(t, {
    ...FILES,
    "content/storylines/ramps.md": RAMPS,
    "content/storylines/lost.md": "---\ntitle: Lost\nmembers:\n- storm\n- no-such-id\nexcluded:\n- nor-this\n---\n",
    "content/storylines/broken.md": "---\ntitle: Broken\nmember: [storm]\n---\n",
    "content/storylines/Un safe.md": "---\ntitle: Unsafe\nmembers: [storm]\n---\n",
  });
  const { said, page, out } = await buildArchive(root);
  assert.deepEqual(said.toSorted(), [
    "content/storylines/Un safe.md: its name cannot stand in an address; use a-z, 0-9 and '-', and not index",
    "content/storylines/broken.md:3: member: is no key of a storyline",
    "content/storylines/lost.md:5: no-such-id: no article has this id",
    "content/storylines/lost.md:7: nor-this: no article has this id",
  ]);
  assert.match(page("storylines/lost.html"), /Storm takes the ramp/);
  assert.ok(readFileSync(path.join(out, "storylines/ramps.html")).length > 0);
});
