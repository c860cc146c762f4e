import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { checkData } from "../../scripts/check/data.ts";
import { checkHtml } from "../../scripts/check/html.ts";
import { takeInventory } from "../../scripts/check/inventory.ts";
import { checkLinks } from "../../scripts/check/links.ts";
import { articleText, buildArchive, makeArchive, put, snapshot, temporaryFolder } from "../support/archive.ts";
import { linesIn, listOf, rowsOf } from "./reading.ts";

const SETTINGS = { name: "The Record", rights: "CC BY 4.0" };

const story = (at: number, date: string | undefined, more = "") =>
  articleText(
    `id: story-${at}\ntitle: Story ${at}\n${date ? `date: ${date}\n` : ""}topics: [Ferries, "a|b"]\n${more}`,
    `Margaret Osei of the Harbour Board spoke of the Carrow Haven ferry, ${at} times.`,
  );

const files = {
  "content/_data/site.json": JSON.stringify(SETTINGS),
  "content/articles/1990/b.md": story(2, "1990-05-01"),
  "content/articles/1990/a.md": story(3, "1990"),
  "content/articles/1987/a.md": story(1, "1987-03-12"),
  "content/articles/undated/a.md": story(4, undefined),
  "content/articles/1990/draft.md": story(5, "1990-05-02", "status: draft"),
  "content/articles/1990/gone.md": story(6, "1990-05-03", "status: withdrawn"),
};

const dataIn = (out: string) => readdirSync(path.join(out, "data")).sort();
const read = (out: string, name: string) => readFileSync(path.join(out, "data", name), "utf8");
const idsIn = (out: string, name: string) => linesIn(read(out, name)).map(({ id }) => id);

test("every published article is a line, the oldest first, and the same row; drafts and withdrawn ones are not there", async (t) => {
  const { out, page } = await buildArchive(makeArchive(t, files));
  assert.deepEqual(dataIn(out), ["articles.csv", "articles.jsonl", "datapackage.json", "index.html"]);
  assert.deepEqual(idsIn(out, "articles.jsonl"), ["story-1", "story-3", "story-2", "story-4"]);
  const lines = linesIn(read(out, "articles.jsonl"));
  const [head, ...rows] = rowsOf(read(out, "articles.csv"));
  assert.deepEqual(head, Object.keys(lines[0]!));
  const cell = (row: string[], name: string) => row[head!.indexOf(name)]!;
  for (const [at, row] of rows.entries()) {
    assert.equal(cell(row, "id"), lines[at]!.id);
    assert.deepEqual(listOf(cell(row, "topics")), ["Ferries", "a|b"]);
    assert.equal(cell(row, "words"), String(lines[at]!.words));
  }
  assert.equal(rows.length, 4);
  assert.equal(lines[0]!.words, 14);
  assert.equal(lines[0]!.licence, "CC-BY-4.0");
  assert.match(page("browse.html"), /<a href="data\/index\.html">/);
  assert.match(page("data/index.html"), /<a href="articles\.csv">articles\.csv<\/a><\/td><td class="right">4</);
});

test("the page of the data is valid, leads to every file, and lists no file in the sitemap", async (t) => {
  for (const largestData of [undefined, 1300]) {
    const address = "https://record.example/";
    const { out, page } = await buildArchive(makeArchive(t, files), { largestData, address });
    const inventory = takeInventory(out);
    for (const section of [
      checkLinks(inventory, address, () => {}),
      checkHtml(inventory, () => {}),
      checkData(inventory),
    ])
      assert.deepEqual(section.problems, [], section.name);
    const markup = page("data/index.html");
    for (const name of dataIn(out)) if (name !== "index.html") assert.ok(markup.includes(`<a href="${name}">`), name);
    assert.match(page("sitemap.xml"), /data\/index\.html/);
    assert.doesNotMatch(page("sitemap.xml"), /\.(csv|jsonl)/);
  }
});

test("switched off, there is none, and what an earlier build left is removed", async (t) => {
  const root = makeArchive(t, files);
  await buildArchive(root);
  put(root, "content/_data/site.json", JSON.stringify({ ...SETTINGS, computed: { data: false } }));
  const { out, page } = await buildArchive(root);
  assert.ok(!existsSync(path.join(out, "data")));
  assert.doesNotMatch(page("browse.html"), /data\/index/);
});

test("an archive without articles has empty data", async (t) => {
  const { out } = await buildArchive(makeArchive(t, { "content/_data/site.json": '{"name": "Empty"}' }));
  assert.equal(read(out, "articles.jsonl"), "");
  assert.equal(rowsOf(read(out, "articles.csv")).length, 1);
});

test("past its limit the data is cut by year, and one more article moves none of another year", async (t) => {
  const root = makeArchive(t, files);
  const largestData = 1100;
  const { out } = await buildArchive(root, { largestData });
  const names = ["articles-1987", "articles-1990", "articles-1990-2", "articles-undated"];
  const all = (some: string[]) => [...some.flatMap((name) => [`${name}.csv`, `${name}.jsonl`]), "datapackage.json"];
  assert.deepEqual(dataIn(out), [...all(names), "index.html"].sort());
  const { resources } = JSON.parse(read(out, "datapackage.json")) as { resources: { path: string; bytes: number }[] };
  assert.deepEqual(resources.map((each) => each.path).sort(), all(names).slice(0, -1).sort());
  for (const { path: name, bytes } of resources) {
    assert.equal(statSync(path.join(out, "data", name)).size, bytes);
    assert.ok(bytes <= largestData, name);
  }
  const texts = () =>
    all(names)
      .slice(0, -1)
      .map((name) => read(out, name));
  const before = texts();
  put(root, "content/articles/1985/new.md", articleText("id: new-one\ntitle: Rain\ndate: 1985-01-01", "Snow fell."));
  await buildArchive(root, { largestData });
  assert.deepEqual(texts(), before);
  assert.deepEqual(idsIn(out, "articles-1985.jsonl"), ["new-one"]);
});

test("nothing is written again where nothing changed, and what was damaged is mended", async (t) => {
  const root = makeArchive(t, files);
  const { out } = await buildArchive(root);
  const before = snapshot(out);
  const inode = () => statSync(path.join(out, "data/articles.csv")).ino;
  const first = inode();
  put(root, "content/pages/about.md", "---\ntitle: About\n---\n\nAbout.\n");
  await buildArchive(root);
  assert.equal(inode(), first);
  rmSync(path.join(root, "content/pages"), { recursive: true });
  truncateSync(path.join(out, "data/articles.csv"), 10);
  rmSync(path.join(out, "data/articles.jsonl"));
  await buildArchive(root);
  assert.deepEqual(snapshot(out), before);
});

test("no link in the output leads the files elsewhere", async (t) => {
  const root = makeArchive(t, files);
  const elsewhere = temporaryFolder(t, "elsewhere");
  const { out } = await buildArchive(root);
  const expected = snapshot(out);
  rmSync(path.join(out, "data"), { recursive: true });
  symlinkSync(elsewhere, path.join(out, "data"));
  await buildArchive(root);
  assert.deepEqual(readdirSync(elsewhere), []);
  assert.deepEqual(snapshot(out), expected);
});

test("of several machines one makes the data", async (t) => {
  const parts = [];
  for (const index of [1, 2, 3]) {
    const { out } = await buildArchive(makeArchive(t, files), { shard: { index, count: 3 } });
    parts.push(existsSync(path.join(out, "data/articles.csv")));
  }
  assert.deepEqual(parts.sort(), [false, false, true]);
});
