import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { articleText, buildArchive, makeArchive, put, snapshot } from "../support/archive.ts";
import { reports } from "../topics/reports.ts";

const SILENT = Array.from({ length: 240 }, (_, at) => at).filter((at) => Math.floor(at / 4) % 4 === 3);

test("topics are merged, suggested, marked and corrected, and a build upon another is one from nothing", async (t) => {
  const root = makeArchive(t, { "content/_data/site.json": '{"name": "The Record"}', ...reports() });
  const { out } = await buildArchive(root, {});
  const page = (file: string) => readFileSync(path.join(out, file), "utf8");
  const isSuggested = (at: number) => page(`1987/03/${at}-report.html`).includes("Topics suggested by the text");
  const suggested = SILENT.filter(isSuggested);
  assert.ok(suggested.length > 10, `${suggested.length} of ${SILENT.length}`);
  for (let at = 0; at < 240; at += 1) if (!SILENT.includes(at)) assert.ok(!isSuggested(at));

  await t.test("a suggestion is marked in the list of its topic, and is in no feed and no keyword", () => {
    const at = suggested.find((one) => one % 4 === 1)!;
    const row = page("topics/railways.html")
      .split("<li>")
      .find((one) => one.includes(`/${at}-report.html`))!;
    assert.match(row, /suggested/);
    assert.match(page("topics/railways.html"), / of them suggested by the text/);
    assert.ok(!page("topics/railways.xml").includes(`Report ${at}<`));
    assert.ok(!/"keywords"/.test(page(`1987/03/${at}-report.html`)));
  });

  await t.test("both spellings of a topic are one, and the address of the other leads on", () => {
    assert.match(page("topics/ferry.html"), /<a href="\.\.\/topics\/ferries\.html">Ferries<\/a>/);
    assert.match(page("topics/ferry.xml"), /rel="self" href="\.\.\/topics\/ferries\.xml"/);
    assert.match(page("1987/03/0-report.html"), /"keywords":\["Ferries"\]/);
  });

  await t.test("a person's file renames, excludes and holds back, also in a build upon the last", async () => {
    const [held] = suggested;
    put(
      root,
      "content/_data/topics.yml",
      `topics:\n  Boats: [Ferries]\nexclude: [railway]\nunsuggested: [report-${held}]\n`,
    );
    await buildArchive(root, {});
    assert.ok(!isSuggested(held!));
    assert.match(page("topics/ferries.html"), /topics\/boats\.html/);
    assert.ok(!existsSync(path.join(out, "topics/railways.html")));
    const fresh = makeArchive(t, textsOf(root));
    assert.deepEqual(snapshot(out), snapshot((await buildArchive(fresh, {})).out));
  });

  await t.test("settings switch suggestions and summaries off", async () => {
    assert.match(page("1987/03/0-report.html"), /<meta name="description" content="Of this the paper said/);
    put(root, "content/_data/site.json", '{"name": "The Record", "computed": {"topics": false, "summaries": false}}');
    await buildArchive(root, {});
    assert.deepEqual(SILENT.filter(isSuggested), []);
    assert.ok(!page("1987/03/0-report.html").includes('<meta name="description"'));
    assert.ok(!page("index.html").includes("From the text:"));
    const fresh = makeArchive(t, textsOf(root));
    assert.deepEqual(snapshot(out), snapshot((await buildArchive(fresh, {})).out));
  });
});

const textsOf = (root: string) =>
  Object.fromEntries(
    Object.entries(snapshot(path.join(root, "content"))).map(([file, bytes]) => [
      `content/${file}`,
      Buffer.from(bytes, "base64"),
    ]),
  );

test("a slip in topics.yml is told with its file and line, and the rest is built", async (t) => {
  const root = makeArchive(t, {
    "content/articles/a.md": articleText("title: A\ntopics: [ships]"),
    "content/_data/topics.yml": "topics:\n  Ferries: [ships]\ncolour: red\n",
  });
  const { out, said } = await buildArchive(root, {});
  assert.ok(existsSync(path.join(out, "topics/ferries.html")));
  assert.match(said.join("\n"), /content\/_data\/topics\.yml:3: colour: not a key of this file/);
});

test("a reason names the topic two articles share as the archive does, and none that it excludes", async (t) => {
  const told = (id: string, body: string) =>
    articleText(`id: ${id}\ntitle: ${id}\ndate: 1990-05-01\ntopics: [economy_and_jobs]`, body);
  const files = {
    "content/articles/a.md": told(
      "wages",
      "the mill cut wages and hours, and forty weavers went home before the winter",
    ),
    "content/articles/b.md": told(
      "weavers",
      "forty weavers are back at the mill: wages rose by a tenth, hours did not",
    ),
    "content/articles/c.md": told("rain", "it rained on all the days of the show, and nobody came for the marrows"),
  };
  const reasons = async (rules: string) => {
    const { page } = await buildArchive(makeArchive(t, { ...files, "content/_data/topics.yml": rules }));
    return page("a.html");
  };
  assert.match(await reasons("topics:\n  Work and pay: [economy_and_jobs]\n"), /both on Work and pay/);
  const excluded = await reasons("exclude: [economy_and_jobs]\n");
  assert.match(excluded, /href="b\.html"/);
  assert.doesNotMatch(excluded, /both on/);
});
