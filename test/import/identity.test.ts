import assert from "node:assert/strict";
import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { makeArchive, put, snapshot, temporaryFolder } from "../support/archive.ts";
import { CASES, filesBelow, importInto } from "./golden.ts";

const post = (title: string, extra = "", body = `About ${title}.`) =>
  `---\ntitle: ${title}\ndate: 1987-03-12\n${extra}---\n\n${body}\n`;
const articles = (archive: string) => filesBelow(path.join(archive, "content", "articles"));
const fates = (files: { records: { fate: string }[] }[]) =>
  files.flatMap((file) => file.records.map(({ fate }) => fate));

describe("ids and places", () => {
  test("two records with one address get ids of their own, the same in every run and alone", async (context) => {
    const url = "canonical_url: https://paper.example/fog\n";
    const archive = makeArchive(context, {
      "sources/a.md": post("Fog", url, "Thick."),
      "sources/b.md": post("Fog", url, "Thin."),
    });
    const first = await importInto(archive, []);
    assert.deepEqual(fates(first.files), ["imported", "imported"]);
    const ids = first.files.map((file) => file.records[0]!.id);
    assert.notEqual(ids[0], ids[1]);
    assert.equal(Object.keys(articles(archive)).length, 2);
    const before = snapshot(archive);
    assert.deepEqual(fates((await importInto(archive, [])).files), ["unchanged", "unchanged"]);
    const alone = await importInto(archive, [path.join(archive, "sources", "b.md")]);
    assert.deepEqual(fates(alone.files), ["unchanged"]);
    assert.equal(alone.files[0]!.records[0]!.id, ids[1]);
    assert.deepEqual(articles(archive), filesBelow(path.join(archive, "content", "articles")));
    assert.deepEqual(
      snapshot(path.join(archive, "content")),
      Object.fromEntries(
        Object.entries(before)
          .filter(([file]) => file.startsWith("content/"))
          .map(([file, text]) => [file.slice(8), text]),
      ),
    );
  });

  test("one address and the same words are one article", async (context) => {
    const url = "url: https://paper.example/fog\n";
    const archive = makeArchive(context, { "sources/a.md": post("Fog", url), "sources/b.md": post("Fog", url) });
    const { files } = await importInto(archive, []);
    assert.deepEqual(fates(files), ["imported", "duplicate"]);
    assert.equal(files[1]!.records[0]!.reason, "a copy of 1987/03/12-fog.md");
  });

  test("a wire story's correction is its later version, also from a file of its own and read first", async (context) => {
    const story = (version: string, headline: string) =>
      JSON.stringify({ uri: "urn:cp:fog", type: "text", version, headline, body_text: `${headline}.` });
    const archive = makeArchive(context, {
      "sources/wire/a.json": story("2", "Two boats lost"),
      "sources/wire/b.json": story("1", "Three boats lost"),
    });
    const { files } = await importInto(archive, []);
    assert.deepEqual(fates(files).sort(), ["imported", "version"]);
    const [made, ...others] = Object.values(articles(archive));
    assert.match(made!, /^title: Two boats lost$/m);
    assert.deepEqual(others, []);
  });

  test("a place that is taken gets a piece of the id, whatever the case of letters", async (context) => {
    const archive = makeArchive(context, {
      "sources/a.md": post("Fog", "", "Thick."),
      "sources/b.md": post("FOG!", "", "Thin."),
      "content/articles/1987/03/12-Rain.md": "---\nid: mine\ntitle: Rain\n---\n\nMine.\n",
      "sources/c.md": post("Rain"),
    });
    const { files } = await importInto(archive, []);
    const places = files.map((file) => file.records[0]!.path!);
    assert.equal(places[0], "1987/03/12-fog.md");
    assert.equal(places[1], `1987/03/12-fog-${files[1]!.records[0]!.id!.slice(0, 4)}.md`);
    assert.match(places[2]!, /^1987\/03\/12-rain-[0-9a-f]{4}\.md$/);
  });

  test("an edited headline keeps the id; the id follows from the file and the record alone", async (context) => {
    const archive = makeArchive(context, { "sources/a.md": post("Fog") });
    const before = (await importInto(archive, [])).files[0]!.records[0]!;
    put(archive, "sources/a.md", post("Fog lifts"));
    const after = (await importInto(archive, [])).files[0]!.records[0]!;
    assert.deepEqual([after.id, after.path, after.fate], [before.id, before.path, "updated"]);
  });
});

describe("copies", () => {
  const wire = (publisher: string, date = "1987-03-12") =>
    `---\ntitle: Fog on the Sound\ndate: ${date}\n${publisher ? `source: ${publisher}\n` : ""}---\n\nThe *fog* came at [noon](https://x.example/${publisher.length}).\n`;

  test("overlapping scrapes do not double an article, and the report names the one that stays", async (context) => {
    const archive = makeArchive(context, {
      "sources/1/a.md": wire("Valley Mail"),
      "sources/2/a.md": wire("Valley Mail"),
    });
    const { files, totals } = await importInto(archive, []);
    assert.deepEqual(fates(files), ["imported", "duplicate"]);
    assert.equal(totals.articles, 1);
    assert.deepEqual(fates((await importInto(archive, [])).files), ["unchanged", "duplicate"]);
  });

  test("a page that names no publisher may be a copy of any", async (context) => {
    const archive = makeArchive(context, { "sources/a.md": wire("Valley Mail"), "sources/b.md": wire("") });
    assert.deepEqual(fates((await importInto(archive, [])).files), ["imported", "duplicate"]);
  });

  test("a wire story that two papers printed is two articles", async (context) => {
    const archive = makeArchive(context, {
      "sources/a.md": wire("Valley Mail"),
      "sources/b.md": wire("Harbour Record"),
    });
    assert.deepEqual(fates((await importInto(archive, [])).files), ["imported", "imported"]);
  });

  test("a notice that was printed on two days is two articles", async (context) => {
    const archive = makeArchive(context, {
      "sources/a.md": wire("Valley Mail"),
      "sources/b.md": wire("Valley Mail", "1987-03-13"),
    });
    assert.deepEqual(fates((await importInto(archive, [])).files), ["imported", "imported"]);
  });
});

describe("provenance", () => {
  test("the same folder gives the same bytes wherever it lies and wherever the archive is", async (context) => {
    const page = path.join(CASES, "text", "aggregator-page");
    const made = [];
    for (const place of ["one", "two/deeper"]) {
      const folder = path.join(temporaryFolder(context), place, "scrapes");
      mkdirSync(folder, { recursive: true });
      for (const name of ["input.txt", "input.txt.json"]) cpSync(path.join(page, name), path.join(folder, name));
      const archive = temporaryFolder(context);
      await importInto(archive, [folder]);
      made.push(snapshot(archive));
    }
    assert.deepEqual(made[0], made[1]);
    const report = Buffer.from(
      (made[0] as { [file: string]: string })[
        "content/articles/undated/minister-turns-up-on-the-island-for-the-second-time-in-a.md"
      ]!,
      "base64",
    ).toString();
    assert.match(report, /file: scrapes\/input\.txt\n/);
  });

  test("names are relative to sources/ inside it, and never absolute", async (context) => {
    const archive = makeArchive(context, { "sources/paper/a.md": post("Fog") });
    const names = [];
    for (const input of [
      [],
      [path.join(archive, "sources", "paper")],
      [path.join(archive, "sources", "paper", "a.md")],
    ])
      names.push(...(await importInto(archive, input)).files.map(({ file }) => file));
    assert.deepEqual(names, ["paper/a.md", "paper/a.md", "paper/a.md"]);
  });

  test("a folder below sources/ can stand for its publisher", async (context) => {
    const archive = makeArchive(context, {
      "sources/paper/a.md": post("Fog"),
      "sources/paper/b.md": post("Rain", "source: Other\n"),
    });
    const settings = { sources: { paper: { name: "The Paper", url: "https://paper.example/" } } };
    await importInto(archive, [], { settings });
    const made = articles(archive);
    assert.match(made["1987/03/12-fog.md"]!, /source:\n {2}name: The Paper\n {2}url: https:\/\/paper\.example\//);
    assert.match(made["1987/03/12-rain.md"]!, /source:\n {2}name: Other\n/);
  });
});
