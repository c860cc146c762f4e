import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { articleText, buildArchive, makeArchive, put, temporaryFolder } from "../support/archive.ts";

/** Each test plants a canary: code that would write this file, or text that would stand in a page, if content could act. */
const canaryIn = (folder: string) => path.join(folder, "canary");
const writes = (canary: string) => `require("fs").writeFileSync(${JSON.stringify(canary)}, "ran")`;
const GOOD = { "content/articles/2001/01/02-good.md": articleText("title: Good\ndate: 2001-01-02") };

for (const language of ["js", "javascript", "json", "coffee", "node", "cjs"])
  test(`front matter written as ${language} does not run and is reported`, async (t) => {
    const root = makeArchive(t, GOOD);
    const canary = canaryIn(temporaryFolder(t));
    put(
      root,
      "content/articles/2001/01/03-bad.md",
      `---${language}\n{ title: (${writes(canary)}, "Bad") }\n---\nText.\n`,
    );
    const { summary, said } = await buildArchive(root);
    assert.ok(!existsSync(canary));
    assert.equal(summary.errors, 1);
    assert.match(said.join("\n"), /03-bad\.md:1: .*(not read|not registered)/);
    assert.equal(summary.articles, 1);
  });

test("template code in headline, front matter and body is text", async (t) => {
  const code = `{{ 7 * 7 }} {% include 'x' %} <%= 7 * 7 %> ${"$"}{7 * 7} {{ page.url }}`;
  const root = makeArchive(t, {
    "content/articles/2001/01/02-code.md": articleText(
      `title: '${code.replaceAll("'", "''")}'\ndate: 2001-01-02`,
      code,
    ),
  });
  const { page } = await buildArchive(root);
  const html = page("2001/01/02-code.html");
  assert.ok(html.includes("{{ 7 * 7 }} {% include "));
  assert.ok(html.includes("{{ page.url }}"));
  assert.ok(!html.includes("49"));
});

test("permalink, layout, templateEngineOverride and eleventyComputed in front matter do nothing", async (t) => {
  const root = makeArchive(t, {
    "content/articles/2001/01/02-keys.md": articleText(
      [
        "title: Keys",
        "date: 2001-01-02",
        "permalink: ../../../escaped.html",
        "layout: ../../../../etc/passwd",
        "templateEngineOverride: njk,md",
        "pagination: {data: collections.all, size: 1}",
        "eleventyComputed: {title: '{{ 7 * 7 }}', permalink: /taken.html}",
      ].join("\n"),
    ),
  });
  const { out, summary } = await buildArchive(root);
  assert.equal(summary.errors, 0);
  assert.ok(existsSync(path.join(out, "2001/01/02-keys.html")));
  assert.ok(!existsSync(path.join(out, "taken.html")));
  assert.ok(!existsSync(path.join(out, "../../../escaped.html")));
  assert.ok(!existsSync(path.join(root, "escaped.html")));
});

test("data files, templates and configuration among the content are never run", async (t) => {
  const root = makeArchive(t, GOOD);
  const canary = canaryIn(temporaryFolder(t));
  const names = [
    "content/articles/articles.11tydata.js",
    "content/articles/2001/01/02-good.11tydata.js",
    "content/articles/2001/01/02-good.11tydata.cjs",
    "content/articles/2001/01/page.11ty.js",
    "content/articles/2001/01/page.11ty.ts",
    "content/articles/2001/01/page.njk",
    "content/_data/evil.js",
    "content/_data/site.js",
    "content/pages/pages.11tydata.js",
    "content/pages/evil.11ty.js",
    ".eleventy.js",
    "eleventy.config.js",
  ];
  for (const name of names) put(root, name, `${writes(canary)}; module.exports = {};`);
  put(root, "content/articles/2001/01/data.11tydata.json", '{"permalink": "taken.html"}');
  const { out, summary } = await buildArchive(root);
  assert.ok(!existsSync(canary));
  assert.equal(summary.articles, 1);
  assert.ok(!existsSync(path.join(out, "taken.html")));
});

test("symbolic links among the articles are refused, not followed", async (t) => {
  const root = makeArchive(t, GOOD);
  const outside = temporaryFolder(t);
  writeFileSync(path.join(outside, "secret.md"), articleText("title: Secret\ndate: 2001-01-05"));
  mkdirSync(path.join(root, "content/articles/2001/02"), { recursive: true });
  symlinkSync(path.join(outside, "secret.md"), path.join(root, "content/articles/2001/02/05-link.md"));
  symlinkSync(outside, path.join(root, "content/articles/2002"));
  const { summary, said } = await buildArchive(root);
  assert.equal(summary.articles, 1);
  assert.match(said.join("\n"), /05-link\.md: is a symbolic link/);
});

test("raw HTML and javascript: addresses in Markdown neither run nor link", async (t) => {
  const body = [
    "<script>canary()</script> <img src=x onerror=canary()> <b onclick=canary()>x</b>",
    "[a](javascript:canary()) [b](JAVASCRIPT:canary()) [c](data:text/html,canary) [d](vbscript:canary) [e](file:///etc/passwd)",
    "[f](&#106;avascript:canary()) ![g](javascript:canary()) ![h](https://elsewhere.example/pixel.png)",
    "<javascript:canary()> [i][ref]",
    "",
    "[ref]: javascript:canary()",
  ].join("\n");
  const root = makeArchive(t, {
    "content/articles/2001/01/02-html.md": articleText("title: HTML\ndate: 2001-01-02", body),
  });
  const html = (await buildArchive(root)).page("2001/01/02-html.html");
  const article = html.slice(html.indexOf('<div class="body">'), html.indexOf("</article>"));
  assert.ok(article.includes("&lt;script&gt;canary()&lt;/script&gt;"));
  assert.doesNotMatch(article, /<(script|img|b)\b/);
  assert.doesNotMatch(article, /href="\s*(javascript|data|vbscript|file):/i);
  assert.ok(article.includes('href="https://elsewhere.example/pixel.png"'));
});

test("hostile text in every field of the front matter stands as text", async (t) => {
  const hostile = `"><script>canary()</script><img src=x onerror='canary()'>`;
  const quoted = JSON.stringify(hostile);
  const fields = ["title", "summary", "section", "agency", "place", "rights", "dateText"].map(
    (key) => `${key}: ${quoted}`,
  );
  const root = makeArchive(t, {
    "content/articles/undated/hostile.md": articleText(
      [
        ...fields,
        `authors: [${quoted}]`,
        `topics: [${quoted}]`,
        `source: {name: ${quoted}, url: "https://x.example/\\"><script>"}`,
        `listed: [{title: ${quoted}, source: ${quoted}, url: "https://x.example/'onload='canary()"}]`,
        `corrections: [{text: ${quoted}}]`,
        `pictures: [{caption: ${quoted}, credit: ${quoted}, src: ${quoted}}]`,
        `image: {src: ${quoted}, alt: ${quoted}, caption: ${quoted}}`,
      ].join("\n"),
    ),
  });
  const { out, summary } = await buildArchive(root);
  assert.equal(summary.errors, 0);
  for (const address of [
    "undated/hostile.html",
    "undated/index.html",
    "index.html",
    "topics/index.html",
    "search.html",
    "feed.xml",
  ]) {
    const page = readFileSync(path.join(out, address), "utf8");
    assert.doesNotMatch(page, /<script>canary/, address);
    assert.doesNotMatch(page, /<img src=x/, address);
  }
});

test("the output folder is never a place with other things in it", async (t) => {
  const root = makeArchive(t, GOOD);
  const precious = temporaryFolder(t);
  put(precious, "thesis.txt", "years of work");
  await assert.rejects(buildArchive(root, { out: precious }), /not empty and was not made by Backfile/);
  await assert.rejects(buildArchive(root, { out: root }), /holds the archive itself/);
  await assert.rejects(buildArchive(root, { out: path.join(root, "content/site") }), /lies inside/);
  assert.equal(readFileSync(path.join(precious, "thesis.txt"), "utf8"), "years of work");
});
