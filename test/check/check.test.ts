import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { checkBudgets } from "../../scripts/check/budgets.ts";
import { checkPictures } from "../../scripts/check/pictures.ts";
import { checkContent } from "../../scripts/check/content.ts";
import { checkHtml } from "../../scripts/check/html.ts";
import { takeInventory } from "../../scripts/check/inventory.ts";
import { sectionLines } from "../../scripts/check/print.ts";
import { kindOf, samplePages } from "../../scripts/check/sample.ts";
import { archivePaths } from "../../scripts/settings.ts";

let work: string;
before(() => {
  work = mkdtempSync(path.join(tmpdir(), "backfile-check-"));
});
after(() => rmSync(work, { recursive: true, force: true }));

function folder(name: string, files: { [address: string]: string }): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(work, name, file)), { recursive: true });
    writeFileSync(path.join(work, name, file), text);
  }
  return path.join(work, name);
}

const sound = '<!DOCTYPE html>\n<html lang="en"><head><title>A page</title></head><body><p>Text.</p></body></html>\n';

describe("the sample of pages", () => {
  test("a page's kind is the form of its address", () => {
    const kinds = {
      "index.html": "index.html",
      "search.html": "search.html",
      "1987/index.html": "0000/index.html",
      "1987/03/index.html": "0000/00/index.html",
      "1987/03/12.html": "0000/00/00.html",
      "1987/03/12-ferry-ramp.html": "0000/00/*",
      "topics/index.html": "topics/index.html",
      "topics/ferry.html": "topics/*",
      "topics/ferry/1987.html": "topics/*/0000.html",
      "undated/notes.html": "undated/*",
    };
    for (const [address, kind] of Object.entries(kinds)) assert.equal(kindOf(address), kind);
  });

  test("it has every kind, never more than asked of one, and is the same each time", () => {
    const pages = Array.from({ length: 500 }, (_, index) => `19${10 + (index % 90)}/01/01-a${index}.html`);
    const { kinds, sample } = samplePages([...pages, "index.html", "1987/index.html"], 20);
    assert.equal(kinds, 3);
    assert.equal(sample.length, 22);
    assert.ok(sample.includes("index.html") && sample.includes("1987/index.html"));
    assert.deepEqual(samplePages([...pages, "index.html"], 20, 5).sample.length, 5);
    assert.deepEqual(samplePages([...pages].reverse().concat("1987/index.html", "index.html"), 20).sample, sample);
  });
});

test("invalid HTML is named with its line and the rule", () => {
  const dir = folder("html", { "index.html": sound, "a.html": sound.replace("<p>", '\n<p id="x">One.</p><p id="x">') });
  const { problems, checked } = checkHtml(takeInventory(dir));
  assert.equal(checked, "2 pages, of 2 kinds");
  assert.ok(problems.every(({ file, line }) => file === "a.html" && line === 3));
  assert.match(problems.map(({ reason }) => reason).join(), /no-dup-id/);
});

test("what a reader must load beside the text stays within its budget", () => {
  const noise = (bytes: number) =>
    Array.from({ length: bytes }, (_, at) => (at * 7919).toString(36))
      .join("")
      .slice(0, bytes);
  const head =
    '<link rel="stylesheet" href="../../assets/site.css"><script src="../../assets/timeago.js" defer></script>';
  const dir = folder("budgets", {
    "1987/03/12-lean.html": `<html><head>${head}</head><body><main>${noise(90_000)}</main></body></html>`,
    "1987/03/13-fat.html": `<html><head>${head}</head><body><p>${noise(3000)}</p><main></main></body></html>`,
    "assets/site.css": `a{}/*${noise(20_000)}*/`,
    "assets/timeago.js": "1",
    "assets/search-1.js": noise(30_000),
    "search.html": '<script src="assets/search-1.js" type="module"></script>',
  });
  const reasons = checkBudgets(takeInventory(dir)).problems.map(
    ({ file, reason }) => `${file} ${reason.split(":")[0]}`,
  );
  assert.deepEqual(reasons.sort(), [
    "1987/03/12-lean.html styles",
    "1987/03/13-fat.html frame",
    "search.html search script",
  ]);
});

test("pictures that do not state their size or words are named, and heavy ones warned of once", () => {
  const copies = (wide: string) => `srcset="m/${wide}-480.webp 480w, m/${wide}.jpg 1200w"`;
  const page = (pictures: string) =>
    `<!DOCTYPE html>\n<html lang="en"><head><title>A</title></head><body>\n${pictures}</body></html>`;
  const root = folder("pictures", {
    "a.html": page(
      `<img src="m/good.jpg" ${copies("good")} width="1200" height="800" alt="">\n<img src="m/good.jpg" width="auto" height="800">\n`,
    ),
    "b.html": page(`<img src="m/bad.jpg" ${copies("bad")} width="1200" height="800" alt="Fog">`.repeat(2)),
    "c.html": page(`<img src="m/alone.png" width="1200" height="800" alt="Fog">`),
    "m/good.jpg": "x".repeat(600 * 1024),
    "m/good-480.webp": "x".repeat(60 * 1024),
    "m/bad.jpg": "x".repeat(3 * 1024 * 1024),
    "m/bad-480.webp": "x".repeat(300 * 1024),
    "m/alone.png": "x".repeat(800 * 1024),
  });
  const { checked, count, problems, warnings } = checkPictures(takeInventory(root));
  assert.equal(checked, "5 in pages");
  assert.deepEqual(
    [count, problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`)],
    [1, ["a.html:4 the picture m/good.jpg does not state its width and alt"]],
  );
  assert.deepEqual(
    warnings.map(({ reason }) => reason),
    [
      "m/good.jpg has 600 KB, more than 250 KB (a.html)",
      "m/bad-480.webp has 300 KB, more than 250 KB (b.html)",
      "m/bad.jpg has 3,072 KB, more than 1,024 KB (b.html)",
      "m/alone.png has 800 KB, more than 250 KB (c.html)",
    ],
  );
});

test("content that does not validate and ids used twice are named", () => {
  const article = (id: string, more = "") => `---\ntitle: A\nid: ${id}\n${more}---\n\nText.\n`;
  const root = folder("content", {
    "content/articles/1987/03/12-a.md": article("abcd1234"),
    "content/articles/1987/03/13-b.md": article("abcd1234"),
    "content/articles/1987/03/14-c.md": article("efgh1234", "date: 1987-02-30\n"),
  });
  const { checked, problems } = checkContent(archivePaths(root));
  assert.equal(checked, "3 article files");
  assert.deepEqual(
    problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`),
    [
      "content/articles/1987/03/13-b.md:3 has the id abcd1234, as content/articles/1987/03/12-a.md has",
      "content/articles/1987/03/14-c.md:4 date: is not a day of the calendar",
    ],
  );
});

test("earlier versions that do not validate, lie elsewhere or have no article are named", () => {
  const version = (id: string, more = "") => `---\ntitle: A\nid: ${id}\n${more}---\n\nText.\n`;
  const root = folder("versions", {
    "content/articles/1987/03/12-a.md": version("abcd1234"),
    "content/versions/abcd1234/1.md": version("abcd1234"),
    "content/versions/abcd1234/2.md": version("abcd1234", "date: 1987-02-30\n"),
    "content/versions/abcd1234/3.md": version("efgh1234"),
    "content/versions/gone1234/1.md": version("gone1234"),
    "content/versions/stray.md": "---\ntitle: A\n---\n\nText.\n",
  });
  const { checked, problems } = checkContent(archivePaths(root));
  assert.equal(checked, "1 article files and 5 earlier versions");
  assert.deepEqual(
    problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`.replace("content/versions/", "")),
    [
      "abcd1234/2.md:4 date: is not a day of the calendar",
      "abcd1234/3.md:3 does not lie in the folder of its id, efgh1234",
      "gone1234/1.md:3 is a version of gone1234, which is not in content/articles",
      "stray.md:1 does not lie in the folder of its id, ca86f4b27cbd",
    ],
  );
});

test("a section reads as its outcome, its problems by file and line, and what to do once", () => {
  const problem = (line: number) => ({ file: "a.html", line, reason: `is wrong ${line % 5}`, fix: "mend it" });
  const problems = Array.from({ length: 30 }, (_, at) => problem(at + 1));
  const lines = sectionLines(
    { name: "Links", checked: "9 links", problems, count: 1030, warnings: [{ reason: "look", fix: "do" }] },
    "dist",
  );
  assert.equal(lines[0], "✗ Links    9 links: 1,030 problems");
  assert.deepEqual(lines.slice(1, 3), ["  ! look", "  dist/a.html:1: is wrong 1"]);
  assert.deepEqual(lines.slice(-3), ["  … and 1,010 more", "  → do", "  → mend it"]);
  assert.equal(lines.length, 25);
  const alike = { name: "Links", checked: "9 links", problems: problems.fill(problem(1)), count: 30, warnings: [] };
  assert.equal(sectionLines(alike, "dist").length, 8);
});

test("the command ends with 0 on a sound site, 1 on a problem, and says how to build where there is none", () => {
  const root = path.join(import.meta.dirname, "..", "..");
  const archive = folder("command", { "dist/index.html": sound, "content/_data/site.json": '{"name": "A"}' });
  const check = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(root, "bin/backfile.js"), "check", ...args], { encoding: "utf8" });
  const good = check("--archive", archive, "--json");
  assert.equal(good.status, 0, good.stderr);
  assert.equal(JSON.parse(good.stdout).ok, true);
  cpSync(path.join(archive, "dist"), path.join(archive, "bad"), { recursive: true });
  writeFileSync(path.join(archive, "bad", "a.html"), sound.replace("Text", '<a href="gone.html">Text</a>'));
  const bad = check("--archive", archive, "--out", path.join(archive, "bad"));
  assert.equal(bad.status, 1);
  assert.match(bad.stdout, /✗ Links[\s\S]*bad\/a\.html:2: "gone\.html" leads to no file/);
  const none = check("--archive", path.join(work, "html", "none"));
  assert.equal(none.status, 1);
  assert.match(none.stderr, /no built site.*backfile (-- )?build --archive/);
});
