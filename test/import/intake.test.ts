import assert from "node:assert/strict";
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { makeArchive, put, snapshot } from "../support/archive.ts";
import { importInto } from "./golden.ts";

const page = (title: string) => `${title}\n12 March 1987\n\nThe fog came at noon. It left at four.\n`;

/** A profile whose rule takes for ever on a long row of the letter a: what a slip in a pattern does. */
const HANGING = JSON.stringify({
  name: "hanging",
  describes: "Never done",
  recognise: [{ pattern: "^(a+)+$" }],
  article: { shape: ["headline", "body"] },
});
const ENDLESS = `${"a".repeat(60)}!\n`;
/** Threads load the program before they read; that takes a second, and this much on a busy machine. */
const patience = { deadline: 1500, memory: 512 };

const fates = (files: { file: string; records: { fate: string; reason?: string }[] }[]) =>
  Object.fromEntries(
    files.map(({ file, records }) => [file, records.map(({ fate, reason }) => reason ?? fate).join()]),
  );

describe("a file that takes for ever", () => {
  for (const workers of [1, 2]) {
    test(`is rejected after the deadline, and costs no other file its import (${workers} threads)`, async (context) => {
      const archive = makeArchive(context, {
        "profiles/hanging.json": HANGING,
        "sources/a.txt": page("First fog"),
        "sources/b.txt": ENDLESS,
        "sources/c.txt": page("Second fog"),
        "sources/d.txt": ENDLESS,
        "sources/e.txt": page("Third fog"),
      });
      const { files } = await importInto(archive, [], { workers, patience });
      assert.deepEqual(fates(files), {
        "a.txt": "imported",
        "b.txt": "took longer than 1.5 s",
        "c.txt": "imported",
        "d.txt": "took longer than 1.5 s",
        "e.txt": "imported",
      });
    });
  }
});

test("any number of threads makes the same articles and the same report", async (context) => {
  const sources = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [`sources/${index}.txt`, page(`Fog number ${index}`)]),
  );
  const results = [];
  for (const workers of [0, 1, 3]) {
    const archive = makeArchive(context, sources);
    const { files } = await importInto(archive, [], { workers });
    results.push({ files, content: snapshot(path.join(archive, "content")) });
  }
  assert.deepEqual(results[1], results[0]);
  assert.deepEqual(results[2], results[0]);
});

describe("a second import", () => {
  const sources = { "sources/a.txt": page("First fog"), "sources/b.txt": page("Second fog") };
  const memoryOf = (archive: string) => readFileSync(path.join(archive, ".backfile", "import-memory.jsonl"), "utf8");
  const begun = (archive: string) => memoryOf(archive).split("\n").length;

  test("passes over sources that have not changed, and says of them what it said before", async (context) => {
    const archive = makeArchive(context, sources);
    const first = await importInto(archive, []);
    // What would be read again would now be refused.
    const { atime, mtime } = statSync(path.join(archive, "sources", "a.txt"));
    const second = await importInto(archive, []);
    assert.deepEqual(
      second.files,
      first.files.map((file) => ({
        ...file,
        records: file.records.map((record) => ({ ...record, fate: "unchanged" })),
      })),
    );
    utimesSync(path.join(archive, "sources", "a.txt"), atime, mtime);
    assert.deepEqual((await importInto(archive, [])).files, second.files);
  });

  test("makes an article anew that was removed, and sees that one was edited", async (context) => {
    const archive = makeArchive(context, sources);
    const { files } = await importInto(archive, []);
    const [first, second] = files.map(({ records }) => path.join(archive, "content/articles", records[0]!.path!));
    rmSync(first!);
    writeFileSync(second!, `${readFileSync(second!, "utf8")}\nAnd came back.\n`);
    assert.deepEqual(fates((await importInto(archive, [])).files), {
      "a.txt": "imported",
      "b.txt": "edited by a person",
    });
  });

  test("reads sources again when a profile, the settings or a sidecar has changed", async (context) => {
    const archive = makeArchive(context, sources);
    await importInto(archive, []);
    put(archive, "sources/a.txt.json", JSON.stringify({ title: "Fog by another name" }));
    assert.equal((await importInto(archive, [])).totals.updated, 1);
    await importInto(archive, [], { settings: { timezone: "Europe/Paris" } });
    assert.equal((await importInto(archive, [])).totals.unchanged, 2);
  });

  test("goes on behind a torn line of what it remembers", async (context) => {
    const archive = makeArchive(context, sources);
    await importInto(archive, []);
    const file = path.join(archive, ".backfile", "import-memory.jsonl");
    writeFileSync(file, memoryOf(archive).slice(0, -30));
    assert.equal((await importInto(archive, [])).totals.unchanged, 2);
    assert.equal(begun(archive), 4);
  });

  test("knows a copy of an article whose source it passes over", async (context) => {
    const archive = makeArchive(context, sources);
    await importInto(archive, []);
    put(archive, "sources/c.txt", page("First fog"));
    const { totals } = await importInto(archive, []);
    assert.deepEqual([totals.unchanged, totals.duplicate], [2, 1]);
  });
});

test("a sample takes records from all over the sources, and leaves the rest for the import", async (context) => {
  const sources = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `sources/${String(index).padStart(2, "0")}.txt`,
      page(`Fog number ${index}`),
    ]),
  );
  const archive = makeArchive(context, sources);
  const { files } = await importInto(archive, [], { sample: 4 });
  assert.deepEqual(
    files.map(({ file }) => file),
    ["00.txt", "10.txt", "20.txt", "30.txt"],
  );
  const { totals } = await importInto(archive, []);
  assert.deepEqual([totals.unchanged, totals.imported], [4, 36]);
});
