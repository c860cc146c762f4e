import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { articleText, makeArchive, snapshot } from "../support/archive.ts";
import { backfile } from "../support/cli.ts";
import { dice, noise, storyOf } from "./newsroom.ts";

function newsroom(t: TestContext): string {
  const roll = dice(7);
  const pieces = [...storyOf(0, 6, roll), ...storyOf(1, 6, roll), ...noise(80, roll)];
  return makeArchive(
    t,
    Object.fromEntries(
      pieces.map(({ id, title, date, body }) => [
        `content/articles/1987/${id}.md`,
        articleText(`id: ${id}\ntitle: "${title}"\ndate: ${date}`, body),
      ]),
    ),
  );
}

async function run(archive: string, ...more: string[]) {
  const { code, stdout, stderr } = await backfile(["storylines", "--archive", archive, "--json", ...more]);
  return { code, stderr, summary: code === 0 ? JSON.parse(stdout) : undefined };
}

test("suggestions become files; run again nothing changes; what a person edits stays", async (t) => {
  const archive = newsroom(t);
  const folder = path.join(archive, "content/storylines");
  const dry = await run(archive, "--dry-run");
  assert.equal(dry.summary.written, 2, dry.stderr);
  assert.ok(!existsSync(folder));
  assert.equal((await run(archive)).summary.written, 2);
  const before = snapshot(folder);
  const again = await run(archive);
  assert.deepEqual([again.summary.unchanged, again.summary.written, again.summary.renewed], [2, 0, 0]);
  assert.deepEqual(snapshot(folder), before);

  const [name] = readdirSync(folder).sort();
  const file = path.join(folder, name!);
  const [, out] = /members:\n- (\S+)/.exec(readFileSync(file, "utf8"))!;
  const edited = readFileSync(file, "utf8")
    .replace(/title: .*/, "title: Ours")
    .replace(`- ${out}\n`, "")
    .replace("members:", `excluded:\n- ${out}\nmembers:`);
  writeFileSync(file, edited);
  const kept = await run(archive);
  assert.equal(kept.summary.edited, 1, kept.stderr);
  assert.equal(readFileSync(file, "utf8"), edited);
  assert.equal(readdirSync(folder).length, 2);
});

test("nothing is written where a file cannot be read, or through a link", async (t) => {
  const archive = newsroom(t);
  const folder = path.join(archive, "content/storylines");
  mkdirSync(folder);
  writeFileSync(path.join(folder, "broken.md"), "---\ntitle: Broken\nmember: []\n---\n");
  const { code, stderr } = await run(archive);
  assert.equal(code, 1);
  assert.match(stderr, /content\/storylines\/broken\.md:3: member: is no key of a storyline/);
  assert.deepEqual(readdirSync(folder), ["broken.md"]);
  const linked = newsroom(t);
  symlinkSync(folder, path.join(linked, "content/storylines"));
  assert.match((await run(linked)).stderr, /symbolic link/);
  assert.deepEqual(readdirSync(folder), ["broken.md"]);
});
