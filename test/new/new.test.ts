import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { CliError } from "../../scripts/lib/errors.ts";
import { createArchive } from "../../scripts/new/create.ts";
import { archivePaths, readSettings, settingsSchema } from "../../scripts/settings.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");
let work: string;
before(() => {
  work = mkdtempSync(path.join(tmpdir(), "backfile-new-"));
});
after(() => rmSync(work, { recursive: true, force: true }));

test("a new archive has all its parts, named after its folder", () => {
  const folder = path.join(work, "harbour-record_1974");
  const files = createArchive(folder, "^1.2.3");
  for (const file of [
    ".github/workflows/pages-large.yml",
    ".github/workflows/pages.yml",
    ".gitignore",
    "README.md",
    "content/_data/site.json",
    "content/articles/.gitkeep",
    "content/pages/about.md",
    "package.json",
    "profiles/README.md",
    "sources/README.md",
  ])
    assert.ok(files.includes(file), file);
  assert.equal(readSettings(archivePaths(folder)).name, "Harbour record 1974");
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  assert.equal(manifest.dependencies.backfile, "^1.2.3");
  assert.equal(manifest.name, "harbour-record-1974");
  for (const file of files) assert.doesNotMatch(readFileSync(path.join(folder, file), "utf8"), /\{\{\w+\}\}/, file);
});

test("its README explains every setting", () => {
  const readme = readFileSync(path.join(ROOT, "scripts/new/template/README.md"), "utf8");
  for (const key of Object.keys(settingsSchema.shape)) assert.ok(readme.includes(`| \`${key}\` |`), key);
});

test("any folder name gives settings and a package that are valid", () => {
  for (const name of ["東京新聞", 'say "news"', "a\\b", "..archive", "İstanbul", "{{version}}"]) {
    const folder = path.join(work, name);
    createArchive(folder, "^1.2.3");
    assert.notEqual(readSettings(archivePaths(folder)).name, "");
    assert.match(JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).name, /^[a-z0-9][a-z0-9-]*$/);
  }
});

test("a folder with something in it is refused, and nothing in it is touched", () => {
  const folder = path.join(work, "taken");
  mkdirSync(folder);
  for (const name of ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]) writeFileSync(path.join(folder, name), "mine");
  assert.throws(
    () => createArchive(folder, "^1.2.3"),
    (thrown: unknown) =>
      thrown instanceof CliError && thrown.exitCode === 2 && /a\.txt, b\.txt, c\.txt and 2 more/.test(thrown.message),
  );
  assert.equal(readdirSync(folder).length, 5);
  assert.throws(() => createArchive(path.join(folder, "a.txt"), "1.2.3"), /is a file/);
});

test("a fresh clone, empty but for .git, is a good place", () => {
  mkdirSync(path.join(work, "clone", ".git"), { recursive: true });
  assert.ok(createArchive(path.join(work, "clone"), "1.2.3").length > 5);
});

test("the command says what to do next, and ends with 2 where it is used wrongly", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(ROOT, "bin/backfile.js"), "new", ...args], { cwd: work, encoding: "utf8" });
  const made = run("mine");
  assert.equal(made.status, 0, made.stderr);
  assert.match(made.stdout, /cd mine\n {2}npm install/);
  const again = run("mine");
  assert.equal(again.status, 2);
  assert.match(again.stderr, /is not empty \(/);
  assert.equal(run().status, 2);
});
