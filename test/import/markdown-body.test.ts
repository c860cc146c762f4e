import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { makeArchive } from "../support/archive.ts";
import { filesBelow, importInto } from "./golden.ts";

async function bodyOf(t: Parameters<typeof makeArchive>[0], front: string, body: string): Promise<string> {
  const archive = makeArchive(t, { "sources/a.md": `---\ntitle: A\n${front}---\n\n${body}\n` });
  const { files } = await importInto(archive, []);
  assert.equal(files[0]!.records[0]!.fate, "imported", files[0]!.records[0]!.reason);
  return Object.values(filesBelow(path.join(archive, "content/articles")))[0]!;
}

test("code keeps its blank lines where another block holds HTML", async (t) => {
  const code = "```\none\n\n\n\ntwo\n```";
  const made = await bodyOf(t, "", `<b>Bold</b> words.\n\n\n${code}\n\nThe end.`);
  assert.ok(made.endsWith(`**Bold** words.\n\n${code}\n\nThe end.\n`), made);
});

test("a line with a hundred thousand code spans is imported", async (t) => {
  const line = "`a` ".repeat(120_000).trim();
  assert.ok((await bodyOf(t, "", line)).includes(line));
});

test("a writer may be called constructor", async (t) => {
  assert.match(await bodyOf(t, "author: constructor\n", "Text."), /authors:\n- constructor/);
});
