import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { Context } from "../../scripts/site/context.ts";
import { renderPage } from "../../scripts/site/layouts.ts";
import type { Page } from "../../scripts/site/page.ts";
import { sitemapPages } from "../../scripts/site/pages/others.ts";
import { articleText, buildArchive, makeArchive, put, snapshot, temporaryFolder } from "../support/archive.ts";

const ferry = articleText(
  "title: Ferry terminal to close\ndate: 1987-03-12\nsource: {name: Evening Record}\nsection: Transport\ntopics: [Ferries]\nauthors: [Alan Reyes]",
  "The ferry terminal at Harbour Street will close, said Margaret Osei of the port authority.",
);
const small = {
  "content/_data/site.json": JSON.stringify({
    name: "The Harbour Record",
    language: "en-GB",
    timezone: "Europe/London",
  }),
  "content/pages/about.md": "---\ntitle: About\n---\n\nKept by volunteers.\n",
  "content/articles/1987/03/12-ferry.md": ferry,
  "content/articles/1987/04/rain.md": articleText("title: Rain\ndate: 1987-04\ntopics: [Weather]"),
  "content/articles/1990/almanac.md": articleText("title: Almanac\ndate: 1990"),
  "content/articles/undated/letter.md": articleText("title: A letter\ndateText: the day after the storm"),
};

test("an archive has the pages that readers look for", async (t) => {
  const { out, summary } = await buildArchive(makeArchive(t, small), { search: true });
  const pages = [
    "index",
    "browse",
    "search",
    "about",
    "404",
    "1987/index",
    "1987/03/index",
    "1987/03/12-ferry",
    "1987/04/rain",
  ];
  pages.push("1990/index", "1990/almanac", "undated/index", "undated/letter", "topics/index", "topics/ferries");
  pages.push("sources/index", "sources/evening-record", "sections/transport", "authors/alan-reyes");
  for (const page of pages) assert.ok(existsSync(path.join(out, `${page}.html`)), page);
  for (const file of ["feed.xml", "feed.json", "topics/ferries.xml", "pagefind/pagefind.js"])
    assert.ok(existsSync(path.join(out, file)), file);
  assert.equal(summary.articles, 4);
  assert.equal(summary.errors, 0);
});

test("a sitemap and canonical addresses exist only where the site's address is known", async (t) => {
  const root = makeArchive(t, small);
  const without = await buildArchive(root);
  assert.ok(!existsSync(path.join(without.out, "sitemap.xml")));
  assert.doesNotMatch(without.page("1987/03/12-ferry.html"), /rel="canonical"/);
  const { page } = await buildArchive(root, { address: "https://archive.example/record" });
  assert.match(page("sitemap.xml"), /<loc>https:\/\/archive\.example\/record\/1987\/03\/12-ferry\.html<\/loc>/);
  assert.match(
    page("1987/03/12-ferry.html"),
    /<link rel="canonical" href="https:\/\/archive\.example\/record\/1987\/03\/12-ferry\.html">/,
  );
});

test("two builds of one moment are the same bytes in other folders, time zones and locales", async (t) => {
  const one = await buildArchive(makeArchive(t, small), { search: true });
  const before = snapshot(one.out);
  const { TZ, LANG, LC_ALL } = process.env;
  t.after(() => Object.assign(process.env, { TZ: TZ ?? "", LANG: LANG ?? "", LC_ALL: LC_ALL ?? "" }));
  Object.assign(process.env, { TZ: "Pacific/Kiritimati", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" });
  const root = makeArchive(t, {});
  for (const [file, text] of Object.entries(small).reverse()) put(root, `deep/er/${file}`, text);
  const other = await buildArchive(path.join(root, "deep/er"), {
    search: true,
    out: path.join(temporaryFolder(t), "public"),
  });
  assert.deepEqual(snapshot(other.out), before);
});

test("building again changes nothing, and what is gone from the content is gone from the site", async (t) => {
  const root = makeArchive(t, small);
  const { out } = await buildArchive(root, { search: true });
  const before = snapshot(out);
  await buildArchive(root, { search: true });
  assert.deepEqual(snapshot(out), before);
  rmSync(path.join(root, "content/articles/1987/04"), { recursive: true });
  await buildArchive(root, { search: true });
  assert.ok(!existsSync(path.join(out, "1987/04")));
  assert.ok(!existsSync(path.join(out, "topics/weather.html")));
  assert.ok(existsSync(path.join(out, "1987/03/12-ferry.html")));
});

test("adding articles renumbers nothing: every address stays", async (t) => {
  const root = makeArchive(t, small);
  const { out } = await buildArchive(root);
  const before = Object.keys(snapshot(out)).filter((file) => file.endsWith(".html") || file.endsWith(".xml"));
  for (let day = 1; day <= 28; day += 1)
    for (let i = 0; i < 8; i += 1)
      put(
        root,
        `content/articles/1987/03/${String(day).padStart(2, "0")}-more-${i}.md`,
        articleText(`title: More ${day} ${i}\ndate: 1987-03-${String(day).padStart(2, "0")}\ntopics: [Ferries]`),
      );
  await buildArchive(root);
  const after = new Set(Object.keys(snapshot(out)));
  assert.deepEqual(
    before.filter((file) => !after.has(file)),
    [],
  );
  assert.ok(after.has("1987/03/12.html"), "a large month has day pages");
});

test("an edited headline keeps its address; an old address of a moved article leads to it", async (t) => {
  const root = makeArchive(t, small);
  put(root, "content/articles/1987/03/12-ferry.md", ferry.replace("Ferry terminal to close", "Terminal closes"));
  const { page } = await buildArchive(root);
  assert.match(page("1987/03/12-ferry.html"), /<h1>Terminal closes<\/h1>/);
  mkdirSync(path.join(root, "content/articles/1987/05"), { recursive: true });
  renameSync(
    path.join(root, "content/articles/1987/03/12-ferry.md"),
    path.join(root, "content/articles/1987/05/12-ferry.md"),
  );
  put(
    root,
    "content/articles/1987/05/12-ferry.md",
    ferry.replace("title:", "aliases: [1987/03/12-ferry.html, /old/ferry/, ../../evil.html]\ntitle:"),
  );
  const moved = await buildArchive(root);
  assert.match(moved.page("1987/03/12-ferry.html"), /url=\.\.\/\.\.\/1987\/05\/12-ferry\.html/);
  assert.match(moved.page("old/ferry/index.html"), /1987\/05\/12-ferry\.html/);
  assert.match(moved.said.join("\n"), /evil\.html" cannot be a page/);
});

test("an unknown date is never invented, and its words are shown", async (t) => {
  const { page } = await buildArchive(makeArchive(t, small));
  assert.match(page("undated/letter.html"), /the day after the storm/);
  assert.doesNotMatch(page("undated/letter.html"), /<time/);
  assert.doesNotMatch(page("undated/letter.html"), /datePublished/);
});

test("a date known to the month or year is shown and told as that", async (t) => {
  const { page } = await buildArchive(makeArchive(t, small));
  assert.match(page("1987/04/rain.html"), /<time datetime="1987-04">April 1987<\/time>/);
  assert.match(page("1987/04/rain.html"), />39 years ago</);
  assert.match(page("1990/almanac.html"), /<time datetime="1990">1990<\/time>/);
});

test("drafts are left out, withdrawn articles keep their address and lose their text", async (t) => {
  const root = makeArchive(t, {
    ...small,
    "content/articles/2001/01/02-draft.md": articleText("title: A draft\ndate: 2001-01-02\nstatus: draft"),
    "content/articles/2001/01/03-gone.md": articleText("title: Gone\ndate: 2001-01-03\nstatus: withdrawn", "Libel."),
  });
  const { out, page, summary } = await buildArchive(root);
  assert.equal(summary.drafts, 1);
  assert.ok(!existsSync(path.join(out, "2001/01/02-draft.html")));
  assert.doesNotMatch(page("2001/01/03-gone.html"), /Libel/);
  assert.ok(!existsSync(path.join(out, "2001/index.html")), "withdrawn articles are in no list");
});

test("a broken file is named with its line, and the rest of the site is built", async (t) => {
  const root = makeArchive(t, {
    ...small,
    "content/articles/1999/01/01-bad.md": "---\ntitle: Bad\ndate: 1999-02-31\n---\nText.\n",
  });
  const { summary, said } = await buildArchive(root);
  assert.equal(summary.errors, 1);
  assert.match(said.join("\n"), /content\/articles\/1999\/01\/01-bad\.md:3: date: is not a day of the calendar/);
  assert.equal(summary.articles, 4);
});

test("an archive without articles or pages still makes a site; a folder that is no archive does not", async (t) => {
  await assert.rejects(buildArchive(makeArchive(t, {})), /there is no content/);
  const { out, summary } = await buildArchive(makeArchive(t, { "content/_data/site.json": '{"name": "Empty"}' }), {
    search: true,
  });
  assert.equal(summary.articles, 0);
  assert.ok(readdirSync(out).includes("index.html"));
});

test("a large site's sitemap lists sitemaps, and these list every page once", () => {
  const page = (at: number): Page => ({ address: `${at}.html`, layout: "redirect", model: fail, inputs: () => ({}) });
  const pages = Array.from({ length: 7 }, (_, at) => ({ ...page(at), layout: "undated" }) as Page);
  const context = { site: { address: "https://archive.example/" } } as Context;
  const made = [...sitemapPages(context, [...pages, page(9)], 3)].map((each) => [
    each.address,
    renderPage(each, context.site),
  ]);
  assert.deepEqual(
    made.map(([address]) => address),
    ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"],
  );
  const texts = made.map(([, text]) => text).join("");
  for (const { address } of pages) assert.equal(texts.split(`<loc>https://archive.example/${address}</loc>`).length, 2);
  for (const number of [1, 2, 3])
    assert.match(texts, new RegExp(`<sitemap><loc>https://archive.example/sitemap-${number}.xml`));
  assert.doesNotMatch(texts, /9\.html/);
});

function fail(): never {
  throw new Error("no model is asked for");
}
