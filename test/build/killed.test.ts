import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { program } from "../../scripts/serve/child.ts";
import { articleText, makeArchive, put, snapshot, temporaryFolder } from "../support/archive.ts";

const NOW = "2026-06-15T12:00:00Z";

function start(home: string, archive: string, ...options: string[]): ChildProcess {
  const command = [path.join(home, "bin/backfile.js"), "build", "--quiet", "--archive", archive, "--now", NOW];
  return spawn(process.execPath, [...command, "--no-search", ...options], { stdio: "ignore" });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on("exit", (code) => resolve(code)));
}

const story = (at: number, words: string) =>
  articleText(
    `title: Story ${at}\ndate: 1987-0${1 + (at % 9)}\ntopics: [Harbour]`,
    `${words} The Harbour Board met at Carrow Haven about the ferry.`,
  );

test("a build that is killed at any moment leaves nothing that the next one does not mend", async (t) => {
  const root = makeArchive(t, { "content/_data/site.json": '{"name": "The Record"}' });
  for (let at = 0; at < 60; at += 1) put(root, `content/articles/1987/${at}.md`, story(at, "First."));
  assert.equal(await ended(start(program, root)), 0);
  for (let round = 1; round <= 6; round += 1) {
    for (let at = 0; at < 60; at += 1 + round)
      put(root, `content/articles/1987/${at}.md`, story(at, `Round ${round}.`));
    const child = start(program, root, ...(round % 2 ? ["--workers", "2"] : []));
    const end = ended(child);
    await new Promise((resolve) => setTimeout(resolve, 150 + round * 170));
    child.kill("SIGKILL");
    await end;
    if (round % 3 !== 0) continue;
    assert.equal(await ended(start(program, root)), 0);
    const fresh = temporaryFolder(t, "fresh");
    cpSync(path.join(root, "content"), path.join(fresh, "content"), { recursive: true });
    assert.equal(await ended(start(program, fresh)), 0);
    assert.deepEqual(snapshot(path.join(root, "dist")), snapshot(path.join(fresh, "dist")));
  }
});

test("a changed layout, style or script makes every page anew, as from nothing", async (t) => {
  const home = temporaryFolder(t, "program");
  for (const part of ["bin", "scripts", "_includes", ".eleventy.ts", "package.json", "tsconfig.json"])
    cpSync(path.join(program, part), path.join(home, part), { recursive: true });
  symlinkSync(path.join(program, "node_modules"), path.join(home, "node_modules"));
  const root = makeArchive(t, { "content/_data/site.json": '{"name": "The Record"}' });
  put(root, "content/articles/1987/1.md", story(1, "First."));
  assert.equal(await ended(start(home, root)), 0);
  for (const [file, change] of [
    ["_includes/layouts/month.ts", (text: string) => text.replace("html`", "html`<!-- changed -->")],
    ["_includes/css/base.css", (text: string) => `${text}\n@layer base { .changed { color: red; } }\n`],
    ["_includes/js/timeago.ts", (text: string) => `${text}\nconsole.log("changed");\n`],
    ["scripts/site/groups.ts", (text: string) => text.replace('"Undated"', '"No date"')],
  ] as const) {
    const full = path.join(home, file);
    const before = readFileSync(full, "utf8");
    assert.notEqual(change(before), before);
    writeFileSync(full, change(before));
    assert.equal(await ended(start(home, root)), 0, file);
    const fresh = temporaryFolder(t, "fresh");
    cpSync(path.join(root, "content"), path.join(fresh, "content"), { recursive: true });
    assert.equal(await ended(start(home, fresh)), 0);
    assert.deepEqual(snapshot(path.join(root, "dist")), snapshot(path.join(fresh, "dist")), file);
  }
});
