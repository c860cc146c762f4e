import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, type TestContext, test } from "node:test";
import sharp from "sharp";
import { makeArchive, put } from "../support/archive.ts";
import { filesBelow, importInto } from "./golden.ts";

const WORDS = "The harbour was closed for a day, and nobody could say when the ferry would go again.";
const story = (version: number) =>
  JSON.stringify({
    uri: "urn:cp:fog",
    type: "text",
    version: `${version}`,
    headline: `Fog ${version}`,
    body_text: WORDS,
  });
const fileOf = (version: number) => `sources/wire/${version}.json`;
const ARTICLE = "undated/fog-1.md";

/** The headline that is published, and those that are kept as earlier versions. */
function standing(archive: string): { published: string[]; earlier: string[] } {
  const titles = (folder: string) =>
    Object.values(filesBelow(path.join(archive, "content", folder)))
      .map((text) => /^title: (.*)$/m.exec(text)![1]!)
      .sort();
  return { published: titles("articles"), earlier: titles("versions") };
}

async function imported(t: TestContext, versions: number[]): Promise<string> {
  const archive = makeArchive(t, Object.fromEntries(versions.map((one) => [fileOf(one), story(one)])));
  await importInto(archive, []);
  return archive;
}

describe("what is no longer in the sources stays in the archive", () => {
  test("the newest version: the earlier one that is left does not take its place", async (t) => {
    const archive = await imported(t, [1, 2]);
    const before = filesBelow(path.join(archive, "content"));
    assert.deepEqual(standing(archive), { published: ["Fog 2"], earlier: ["Fog 1"] });
    rmSync(path.join(archive, fileOf(2)));
    const { totals } = await importInto(archive, []);
    assert.deepEqual([totals.imported, totals.updated, totals.rejected ?? 0], [0, 0, 0]);
    assert.deepEqual(filesBelow(path.join(archive, "content")), before);
  });

  test("an earlier version: it is still kept when a newer one comes", async (t) => {
    const archive = await imported(t, [1, 2]);
    rmSync(path.join(archive, fileOf(1)));
    await importInto(archive, []);
    assert.deepEqual(standing(archive), { published: ["Fog 2"], earlier: ["Fog 1"] });
    put(archive, fileOf(3), story(3));
    await importInto(archive, []);
    assert.deepEqual(standing(archive), { published: ["Fog 3"], earlier: ["Fog 1", "Fog 2"] });
  });

  test("all of them: nothing is deleted", async (t) => {
    const archive = await imported(t, [1, 2]);
    const before = filesBelow(path.join(archive, "content"));
    for (const version of [1, 2]) rmSync(path.join(archive, fileOf(version)));
    put(archive, "sources/other.md", "---\ntitle: Ice\n---\n\nIt froze.\n");
    await importInto(archive, []);
    for (const [file, text] of Object.entries(before))
      assert.equal(filesBelow(path.join(archive, "content"))[file], text, file);
  });
});

describe("a version that gives way to a newer one", () => {
  test("leaves it its place and its id, and its own words are kept", async (t) => {
    const archive = await imported(t, [1]);
    const id = /^id: (.*)$/m.exec(filesBelow(path.join(archive, "content/articles"))[ARTICLE]!)![1]!;
    put(archive, fileOf(2), story(2));
    await importInto(archive, []);
    const content = filesBelow(path.join(archive, "content"));
    assert.deepEqual(Object.keys(content).sort(), [`articles/${ARTICLE}`, `versions/${id}/1.md`]);
    assert.match(content[`articles/${ARTICLE}`]!, /^title: Fog 2$/m);
    assert.ok(content[`versions/${id}/1.md`]!.includes(`id: ${id}\n`));
    assert.ok(content[`versions/${id}/1.md`]!.includes(WORDS));
  });

  test("stays where it is if a person has edited it, and the newer one stands beside it", async (t) => {
    const archive = await imported(t, [1]);
    const target = path.join(archive, "content/articles", ARTICLE);
    const edited = readFileSync(target, "utf8").replace("Fog 1", "Thick fog");
    writeFileSync(target, edited);
    put(archive, fileOf(2), story(2));
    await importInto(archive, []);
    assert.equal(readFileSync(target, "utf8"), edited);
    assert.deepEqual(standing(archive).earlier, []);
    assert.match(readFileSync(`${target}.new`, "utf8"), /^title: Fog 2$/m);
  });

  test("names its pictures from where it now lies", async (t) => {
    const page = (version: number) =>
      `<!doctype html><html><head><title>Fog</title></head><body><article><h1>Fog</h1><p><img src="fog.png" alt="Fog"></p><p>${WORDS} ${WORDS} ${version}</p><p>${WORDS}</p></article></body></html>`;
    const archive = makeArchive(t, {});
    const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#357" } })
      .png()
      .toBuffer();
    for (const version of [1, 2]) {
      put(archive, `sources/v${version}/fog.html`, page(version));
      put(archive, `sources/v${version}/fog.png`, picture);
      const about = { url: "https://paper.example/fog", capturedAt: `2020-01-0${version}T00:00:00Z` };
      put(archive, `sources/v${version}/fog.html.json`, JSON.stringify(about));
      await importInto(archive, [path.join(archive, `sources/v${version}`)]);
    }
    const content = path.join(archive, "content");
    const [kept] = Object.keys(filesBelow(path.join(content, "versions")));
    assert.ok(kept !== undefined);
    const places = [...filesBelow(path.join(content, "versions"))[kept]!.matchAll(/(?:\.\.\/)+media\/\S+?\.png/g)];
    assert.ok(places.length > 0);
    for (const [place] of places)
      assert.ok(readFileSync(path.join(content, "versions", path.dirname(kept), place)).length > 0, place);
  });
});
