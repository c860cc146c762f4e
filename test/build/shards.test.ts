import assert from "node:assert/strict";
import { cpSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import sharp from "sharp";
import type { BuildOptions } from "../../scripts/build/make.ts";
import { prepareParts } from "../../scripts/build/build.ts";
import { merge } from "../../scripts/build/merge.ts";
import { claimOutput } from "../../scripts/build/output.ts";
import { archivePaths } from "../../scripts/settings.ts";
import {
  articleText,
  buildArchive,
  makeArchive,
  NOW,
  put,
  silentReport,
  snapshot,
  temporaryFolder,
} from "../support/archive.ts";

const stories = (count: number) =>
  Object.fromEntries([
    ["content/_data/site.json", '{"name": "The Record"}'],
    ...Array.from({ length: count }, (_, at) => [
      `content/articles/19${80 + (at % 9)}/0${1 + (at % 8)}/${at}-story.md`,
      articleText(
        `title: Story ${at}\ndate: 19${80 + (at % 9)}-0${1 + (at % 8)}\ntopics: [Harbour, Topic ${at % 5}]\nsource: {name: Post}`,
        `Margaret Osei of the Harbour Board spoke of the ferry ${"again ".repeat(at % 4)}at Carrow Haven.`,
      ),
    ]),
  ]);

/** The parts of an archive, each built by a machine of its own: a copy of the content that knows of no other. */
async function partsOf(
  t: Parameters<typeof makeArchive>[0],
  files: { [file: string]: string | Uint8Array },
  count: number,
  options: Partial<BuildOptions> = {},
) {
  const parts: string[] = [];
  for (let index = 1; index <= count; index += 1) {
    const { out } = await buildArchive(makeArchive(t, files), { shard: { index, count }, ...options });
    parts.push(out);
  }
  return parts;
}

function merged(t: Parameters<typeof makeArchive>[0], parts: string[], out = path.join(temporaryFolder(t), "dist")) {
  claimOutput(out, archivePaths(temporaryFolder(t)));
  merge(parts, out, silentReport());
  return out;
}

test("parts from 1, 2, 3 or 7 machines, in any order, are the very site that one makes", async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 2, 3, 7),
      fc.integer({ min: 0, max: 30 }),
      fc.boolean(),
      async (count, articles, back) => {
        const files = stories(articles);
        const whole = await buildArchive(makeArchive(t, files));
        const parts = await partsOf(t, files, count);
        assert.deepEqual(snapshot(merged(t, back ? parts.reverse() : parts)), snapshot(whole.out));
      },
    ),
    {
      numRuns: 8,
      examples: [
        [7, 5, true],
        [3, 12, false],
      ],
    },
  );
});

test("pictures of articles, versions and prose come together as one machine serves them, each once", async (t) => {
  const picture = (background: string, width: number) =>
    sharp({ create: { width, height: 300, channels: 3, background } })
      .jpeg()
      .toBuffer();
  const [shared, alone, large] = await Promise.all([picture("red", 400), picture("blue", 400), picture("#357", 1000)]);
  const seen = (name: string, at: number) =>
    articleText(
      `id: story-${at}\ntitle: Story ${at}\ndate: 1990-01-0${at}`,
      `One.\n\n![Boats](../../../media/${name})\n\nTwo.`,
    );
  const files = {
    "content/_data/site.json": '{"name": "The Record"}',
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((at) => [`content/articles/1990/01/0${at}-a.md`, seen("shared.jpg", at)]),
    ),
    "content/articles/1990/01/07-b.md": articleText(
      "id: story-7\ntitle: Story 7\ndate: 1990-01-07\nimage: {src: ../../../media/large.jpg, alt: Boats}",
    ),
    "content/versions/story-7/1.md": articleText(
      "id: story-7\ntitle: Was 7\ndate: 1990-01-07",
      "![](../../media/alone.jpg)",
    ),
    "content/pages/about.md": "---\ntitle: About\n---\n\n![Us](../media/shared.jpg)\n",
    "content/media/shared.jpg": shared,
    "content/media/alone.jpg": alone,
    "content/media/large.jpg": large,
    "content/media/nobody.jpg": await picture("green", 400),
  };
  const whole = await buildArchive(makeArchive(t, files));
  const served = Object.keys(snapshot(whole.out)).filter((file) => file.startsWith("media/"));
  // Three in their own size, and two smaller copies of the large one.
  assert.equal(served.length, 5, served.join());
  for (const count of [2, 5]) {
    const parts = await partsOf(t, files, count);
    const holding = parts.filter((part) => Object.keys(snapshot(part)).some((file) => file.startsWith("media/")));
    assert.ok(holding.length > 1, "more than one part has pictures");
    assert.deepEqual(snapshot(merged(t, parts)), snapshot(whole.out));
  }
});

test("the search index is the same too, whether it is one or cut into shards", async (t) => {
  const files = stories(30);
  for (const searchLimits of [undefined, { single: 5, largest: 8, smallest: 2 }]) {
    const whole = await buildArchive(makeArchive(t, files), { search: true, searchLimits });
    const parts = await partsOf(t, files, 3, { search: true, searchLimits });
    assert.deepEqual(snapshot(merged(t, parts)), snapshot(whole.out));
  }
});

test("machines that are given a prepared cache do not relate again, and make the same part", async (t) => {
  const files = stories(30);
  const planner = makeArchive(t, files);
  const report = silentReport();
  const { articles } = await prepareParts({ archive: planner, out: path.join(planner, "dist"), now: NOW }, report);
  assert.equal(articles, 30);
  const [alone] = await partsOf(t, files, 2);
  const machine = temporaryFolder(t);
  // A copy's times are not those that the cache remembers, as after a checkout.
  cpSync(planner, machine, { recursive: true });
  const relations = path.join(machine, ".backfile/cache/relations.jsonl");
  const before = statSync(relations).ino;
  const { out } = await buildArchive(machine, { shard: { index: 1, count: 2 } });
  assert.equal(statSync(relations).ino, before);
  assert.deepEqual(snapshot(out), snapshot(alone!));
});

test("preparing tells of articles that cannot be shown, and an archive must have content", async (t) => {
  const bad = makeArchive(t, { ...stories(2), "content/articles/1999/bad.md": "---\ndate: 1999-02-30\n---\n" });
  const report = silentReport();
  const options = (archive: string) => ({ archive, out: path.join(archive, "dist"), now: NOW });
  assert.equal((await prepareParts(options(bad), report)).articles, 2);
  assert.match(report.said.join("\n"), /1999\/bad\.md/);
  assert.equal(report.errors, 1);
  await assert.rejects(prepareParts(options(temporaryFolder(t)), report), /no content\//);
});

test("no page is in two parts, and a part is not built anew for nothing", async (t) => {
  const root = makeArchive(t, stories(20));
  const one = await buildArchive(root, { shard: { index: 1, count: 2 }, out: path.join(root, "one") });
  const two = await buildArchive(root, { shard: { index: 2, count: 2 }, out: path.join(root, "two") });
  const pages = (folder: string) => Object.keys(snapshot(folder)).filter((file) => file.endsWith(".html"));
  assert.deepEqual(
    pages(one.out).filter((page) => pages(two.out).includes(page)),
    [],
  );
  assert.ok(one.summary.rendered > 10 && two.summary.rendered > 10);
  const again = await buildArchive(root, { shard: { index: 1, count: 2 }, out: path.join(root, "one") });
  assert.equal(again.summary.rendered, 0);
});

test("merging over an older site leaves nothing of it", async (t) => {
  const old = merged(t, await partsOf(t, stories(9), 2));
  put(old, "1999/stray.html", "gone from the content");
  const whole = await buildArchive(makeArchive(t, stories(4)));
  merged(t, await partsOf(t, stories(4), 2), old);
  assert.deepEqual(snapshot(old), snapshot(whole.out));
});

test("parts that do not belong together are refused, with what is wrong", async (t) => {
  const [one, two, three] = await partsOf(t, stories(6), 3);
  const [other] = await partsOf(t, stories(5), 3);
  const [half] = await partsOf(t, stories(6), 2);
  assert.throws(() => merged(t, []), /name the folders/);
  assert.throws(() => merged(t, [one!, two!]), /missing: part 3\/3/);
  assert.throws(() => merged(t, [one!, one!, two!, three!]), /both part 1\/3/);
  assert.throws(() => merged(t, [other!, two!, three!]), /not of one build/);
  assert.throws(() => merged(t, [half!, two!]), /is part 2\/3, and .* is part 1\/2/);
  assert.throws(() => merged(t, [temporaryFolder(t)]), /is not a part of a site/);
  put(two!, "backfile.json", JSON.stringify({ build: "unfinished 1", part: "2/3" }));
  assert.throws(() => merged(t, [one!, two!, three!]), /not finished: build it again/);
  rmSync(three!, { recursive: true });
  assert.throws(() => merged(t, [one!, three!]), /is not a part/);
});

test("pages made by worker processes are those made by one", async (t) => {
  const root = makeArchive(t, { "content/pages/about.md": "---\ntitle: About\n---\n\nUs.\n", ...stories(25) });
  const one = await buildArchive(root, { out: path.join(root, "one"), workers: 1 });
  const three = await buildArchive(root, { out: path.join(root, "three"), workers: 3 });
  assert.equal(three.summary.rendered, one.summary.pages);
  assert.deepEqual(snapshot(three.out), snapshot(one.out));
});
