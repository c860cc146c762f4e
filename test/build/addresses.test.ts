import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { takeInventory } from "../../scripts/check/inventory.ts";
import { checkLinks } from "../../scripts/check/links.ts";
import { articleText, buildArchive, makeArchive, put, temporaryFolder } from "../support/archive.ts";

const GOOD = { "content/articles/2001/01/02-good.md": articleText("title: Good\ndate: 2001-01-02") };
const MD = Buffer.from(".md");

test("a page below the address of another, or at that of a folder, is named and costs nothing else", async (t) => {
  const root = makeArchive(t, {
    ...GOOD,
    "content/articles/a.html.md": articleText("title: A folder's name"),
    "content/articles/a.html.html/b.md": articleText("title: Below a page"),
    "content/articles/c.html/d.md": articleText("title: In a folder"),
    "content/articles/c.md": articleText("title: The folder's name"),
    "content/articles/old.md": articleText(
      "title: Old\naliases: [x.html, x.html/y.html, 2001/01/02-good.html/z.html, feed.xml/q.html, backfile.json/r.html]",
    ),
  });
  const { out, summary, said } = await buildArchive(root);
  assert.ok(existsSync(path.join(out, "2001/01/02-good.html")));
  assert.ok(existsSync(path.join(out, "x.html")));
  assert.match(said.join("\n"), /a\.html\.md: its address a\.html\.html is taken/);
  assert.match(said.join("\n"), /c\.md: its address c\.html is taken/);
  assert.equal(summary.errors, 6);
});

test("an article in the search index's folder is named, not lost", async (t) => {
  const root = makeArchive(t, { ...GOOD, "content/articles/pagefind/lost.md": articleText("title: Lost") });
  const { said } = await buildArchive(root, { search: true });
  assert.match(said.join("\n"), /pagefind\/lost\.md: its address pagefind\/lost\.html is taken/);
});

test("names too long for a file system are named, of articles and of old addresses", async (t) => {
  const long = "b".repeat(300);
  const root = makeArchive(t, {
    ...GOOD,
    [`content/articles/${"a".repeat(252)}.md`]: articleText("title: Long name"),
    "content/articles/old.md": articleText(`title: Old\naliases: [${long}.html]`),
  });
  const { summary, said } = await buildArchive(root);
  assert.equal(summary.errors, 2);
  assert.match(said.join("\n"), /its name is longer than/);
  assert.match(said.join("\n"), /cannot be a page of this site/);
});

test("what an earlier site left in the way of a page is removed, and links are not written through", async (t) => {
  const root = makeArchive(t, { ...GOOD, "content/articles/c.html/d.md": articleText("title: In a folder") });
  const { out } = await buildArchive(root);
  rmSync(path.join(root, "content/articles/c.html"), { recursive: true });
  put(root, "content/articles/c.md", articleText("title: Now a page"));
  const elsewhere = temporaryFolder(t);
  rmSync(path.join(out, "2001"), { recursive: true });
  symlinkSync(elsewhere, path.join(out, "2001"));
  const { page } = await buildArchive(root);
  assert.match(page("c.html"), /Now a page/);
  assert.match(page("2001/01/02-good.html"), /Good/);
  assert.deepEqual(readdirSync(elsewhere), []);
});

test("half a character in front matter does not cost the search index", async (t) => {
  const root = makeArchive(t, {
    ...GOOD,
    "content/articles/half.md": articleText('title: "Half \\ud800 a character"'),
  });
  const { page } = await buildArchive(root, { search: true });
  assert.match(page("half.html"), /<h1>Half \ufffd a character<\/h1>/);
});

test("a problem in content/pages is told with its own place, and no name reaches the terminal as a command", async (t) => {
  const root = makeArchive(t, { ...GOOD, "content/pages/bad.md": "---\ntitle: [\n---\nText.\n" });
  mkdirSync(path.join(root, "content/articles"), { recursive: true });
  put(root, "content/articles/a\u001b[31m\nb.md", articleText("title: Red"));
  const { said } = await buildArchive(root);
  assert.match(said.join("\n"), /content\/pages\/bad\.md:/);
  assert.ok(said.some((line) => line.startsWith("content/articles/a?[31m?b.md: its name")));
});

test("an offset that no clock has is named and does not cost the search index", async (t) => {
  const root = makeArchive(t, {
    ...GOOD,
    "content/articles/off.md": articleText("title: Off\ndate: 2001-01-01T00:00:00+99:99"),
  });
  const { summary, said } = await buildArchive(root, { search: true });
  assert.equal(summary.errors, 1);
  assert.match(said.join("\n"), /off\.md:3: date: must be/);
});

test("a file whose name is no UTF-8 is named and costs nothing else", async (t) => {
  const root = makeArchive(t, { ...GOOD, "content/pages/about.md": "---\ntitle: About\n---\n\nText.\n" });
  const named = (folder: string) => Buffer.concat([Buffer.from(`${root}/${folder}/bad`), Buffer.from([0xff]), MD]);
  try {
    writeFileSync(named("content/articles"), articleText("title: Bad"));
    writeFileSync(named("content/pages"), "Text.\n");
  } catch {
    return t.skip("this file system takes no such name");
  }
  const { summary, said } = await buildArchive(root);
  assert.equal(summary.errors, 2);
  assert.match(said.join("\n"), /content\/articles\/bad\ufffd\.md: its name is not valid UTF-8/);
  assert.match(said.join("\n"), /content\/pages\/bad\ufffd\.md: its name is not valid UTF-8/);
});

test("an output folder that cannot be made is named, and is no bug", async (t) => {
  const root = makeArchive(t, GOOD);
  put(root, "file", "x");
  symlinkSync("nowhere", path.join(root, "dangling"));
  for (const out of ["file/x", "dangling"])
    await assert.rejects(buildArchive(root, { out: path.join(root, out) }), {
      name: "CliError",
      message: /cannot be written to/,
    });
});

test("two of content/pages with one address, or one of the site's own, are named, not lost", async (t) => {
  const text = "---\ntitle: Page\n---\n\nText.\n";
  const root = makeArchive(t, { ...GOOD, "content/pages/our story.md": text, "content/pages/our-story.md": text });
  put(root, "content/pages/search.md", text);
  const { summary, said } = await buildArchive(root);
  assert.equal(summary.errors, 2);
  assert.match(said.join("\n"), /pages\/our-story\.md: its address our-story\.html is taken/);
  assert.match(said.join("\n"), /pages\/search\.md: its address search\.html is taken/);
});

test("an old address leads on as hosts look for it: decoded, in any script, and never out of the site", async (t) => {
  const good = ["/2009/03/05/Old-Slug/", "/2009/%D8%A7%D9%84/", "/2009/é/", "/a%20b/"];
  const bad = ["/%2e%2e/x/", "/..%2f..%2fx/", "/a/%00/", "/%E0%A4%A/", "/.git/config", "/a%5cb/"];
  const aliases = JSON.stringify([...good, ...bad]);
  const root = makeArchive(t, {
    "content/articles/1987/03/12-ferry.md": articleText(`title: Ferry\ndate: 1987-03-12\naliases: ${aliases}`),
  });
  const { page, said } = await buildArchive(root);
  for (const address of ["2009/03/05/Old-Slug/index.html", "2009/ال/index.html", "2009/é/index.html", "a b/index.html"])
    assert.match(page(address), /url=(\.\.\/)+1987\/03\/12-ferry\.html/);
  assert.equal(said.length, bad.length);
});

test("a withdrawn article that is alone in its day, month or year leads to a page that is there", async (t) => {
  const withdrawn = (date: string) => articleText(`title: Gone\ndate: ${date}\nstatus: withdrawn`);
  const root = makeArchive(t, {
    ...GOOD,
    "content/articles/2001/05/06-gone.md": withdrawn("2001-05-06"),
    "content/articles/1987/03/12-gone.md": withdrawn("1987-03-12"),
  });
  const { out, page } = await buildArchive(root);
  assert.deepEqual(checkLinks(takeInventory(out), null).problems, []);
  assert.match(page("2001/05/06-gone.html"), /href="\.\.\/\.\.\/2001\/index\.html"/);
});
