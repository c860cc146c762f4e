import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { makeArchive, put, temporaryFolder } from "../support/archive.ts";
import { filesBelow, importInto } from "./golden.ts";

const articlesOf = (archive: string) => filesBelow(path.join(archive, "content/articles"));

test("the word source: in a text stays what it is, in prose, in code and in plain pages", async (t) => {
  const body =
    "It rose to 12 (source:Reuters), then (source: Reuters).\n\n```\nkey: (source:a)\n```\n\nSee <https://x.example/?a=source:b>.";
  const archive = makeArchive(t, {
    "sources/a.md": `---\ntitle: Rates\ndate: 2001-02-03\n---\n\n${body}\n`,
    "sources/b.txt": "Rates rise\n\nThey rose to 12 (source:Reuters) on Tuesday, the bank said, and may rise again.\n",
  });
  await importInto(archive, []);
  assert.ok(articlesOf(archive)["2001/02/03-rates.md"]!.includes(body));
  assert.ok(articlesOf(archive)["undated/rates-rise.md"]!.includes("(source:Reuters)"));
});

test("nothing is written through a symbolic link among the articles", async (t) => {
  const victim = temporaryFolder(t);
  for (const place of ["content/articles/undated", "content/articles", "content", ".backfile"]) {
    const archive = makeArchive(t, { "sources/a.md": "---\ntitle: Rates\n---\n\nText of it.\n" });
    mkdirSync(path.dirname(path.join(archive, place)), { recursive: true });
    symlinkSync(victim, path.join(archive, place));
    await assert.rejects(importInto(archive, []), /is a symbolic link/);
    assert.deepEqual(filesBelow(victim), {});
  }
});

test("a sidecar that is a pipe or a symbolic link says nothing", {
  skip: process.platform === "win32" && "no pipes",
}, async (t) => {
  const secret = path.join(temporaryFolder(t), "secret");
  writeFileSync(secret, "root:x:0:0");
  const archive = makeArchive(t, {
    "sources/a.md": "---\ntitle: A\n---\n\nText.\n",
    "sources/b.md": "---\ntitle: B\n---\n\nText.\n",
  });
  execFileSync("mkfifo", [path.join(archive, "sources/a.md.json")]);
  symlinkSync(secret, path.join(archive, "sources/b.md.json"));
  await importInto(archive, []);
  assert.equal(Object.keys(articlesOf(archive)).length, 2);
  assert.doesNotMatch(readFileSync(path.join(archive, ".backfile/import-report.json"), "utf8"), /root:x/);
});

test("a file that cannot be read is rejected, and the others are imported", {
  skip: process.platform !== "linux" && "no such names",
}, async (t) => {
  const archive = makeArchive(t, { "sources/a.md": "---\ntitle: A\n---\n\nText.\n" });
  put(archive, "sources/z.md", "---\ntitle: Z\n---\n\nText of Z.\n");
  writeFileSync(
    Buffer.concat([Buffer.from(path.join(archive, "sources/bad")), Buffer.from([0xff]), Buffer.from(".txt")]),
    "x",
  );
  const { files, totals } = await importInto(archive, []);
  assert.equal(totals.imported, 2);
  assert.match(files.flatMap(({ records }) => records.map(({ reason }) => reason ?? "")).join("\n"), /cannot be read/);
  assert.ok(existsSync(path.join(archive, "content/articles/undated/z.md")));
});
