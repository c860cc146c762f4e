import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { launch } from "../browser/launch.ts";
import { serveFolder } from "../browser/server.ts";
import { snapshot, temporaryFolder } from "../support/archive.ts";
import { backfile, PROJECT } from "../support/cli.ts";
import { violations, visiting } from "../support/visit.ts";

/** The sample archive through the doors a person uses: the commands, then a browser. Built once for all tests here. */
let root = "";
let dist = "";
let browser: Browser;
const cleanUp: (() => void)[] = [];

before(async () => {
  root = temporaryFolder({ after: (fn: () => void) => void cleanUp.push(fn) } as never, "sample");
  for (const part of ["sources", "profiles"])
    cpSync(path.join(PROJECT, part), path.join(root, part), { recursive: true });
  for (const part of ["content/_data", "content/pages"])
    cpSync(path.join(PROJECT, part), path.join(root, part), { recursive: true });
  dist = path.join(root, "dist");
  const imported = await backfile(["import", "--archive", root, "--strict"]);
  assert.equal(imported.code, 0, imported.stdout + imported.stderr);
  const built = await backfile(["build", "--archive", root, "--now", "2026-06-15T12:00:00Z"]);
  assert.equal(built.code, 0, built.stderr);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  for (const fn of cleanUp) fn();
});

test("importing the sample twice changes no byte", async () => {
  const before = snapshot(path.join(root, "content"));
  const again = JSON.parse((await backfile(["import", "--archive", root, "--json"])).stdout) as {
    imported: number;
    unchanged: number;
    articles: number;
  };
  assert.equal(again.imported, 0);
  assert.equal(again.unchanged, again.articles);
  assert.deepEqual(snapshot(path.join(root, "content")), before);
});

/** The texts of a folder of the content, by their paths. */
function textsOf(folder: string): Map<string, string> {
  const files = Object.entries(snapshot(path.join(root, "content", folder)));
  return new Map(files.map(([file, text]) => [file, Buffer.from(text, "base64").toString()]));
}

test("the sample has at least 140 articles, some of every year from 1974 to 2023, in several languages", () => {
  const articles = textsOf("articles");
  assert.ok(articles.size >= 140, `${articles.size}`);
  const years = new Set([...articles.keys()].map((file) => file.slice(0, 4)).filter((year) => /^\d{4}$/.test(year)));
  assert.deepEqual(
    [...years].sort(),
    Array.from({ length: 50 }, (_, index) => String(1974 + index)),
  );
  const languages = new Set([...articles.values()].map((text) => /^lang: (\S+)/m.exec(text)?.[1]));
  for (const lang of ["fr", "ar", "ja"]) assert.ok(languages.has(lang), lang);
});

test("every folder of the sample's sources gives articles, in eight formats and more", () => {
  const articles = [...textsOf("articles").values()];
  const files = articles.map((text) => /^ {2}file: "?([^/\n]+)\//m.exec(text)?.[1]);
  const folders = readdirSync(path.join(root, "sources"), { withFileTypes: true }).filter((one) => one.isDirectory());
  assert.deepEqual([...new Set(files)].sort(), folders.map(({ name }) => name).sort());
  const formats = new Set(articles.map((text) => /^ {2}format: (\S+)/m.exec(text)?.[1]));
  assert.ok(formats.size >= 8, [...formats].join(" "));
});

test("a story that was corrected on the wire or on the web keeps what it said before", () => {
  const versions = [...textsOf("versions").values()].join("\n");
  assert.match(versions, /the 13 men on board/);
  assert.match(versions, /by the name of Kevin/);
  const articles = [...textsOf("articles").values()].join("\n");
  assert.match(articles, /the 11 men on board/);
  assert.match(articles, /by the name of Trevor/);
  assert.doesNotMatch(articles, /by the name of Kevin/);
  // Another paper printed the story before it was corrected, and stands as it did.
  const uncorrected = [...textsOf("articles")].filter(([, text]) => /the 13 men on board/.test(text));
  assert.deepEqual(
    uncorrected.map(([file]) => path.basename(file, ".md").replace(/^\d+-/, "")),
    ["thirteen-men-and-no-light-at-the-coal-dock"],
  );
});

test("readers' comments come along, and their e-mail and network addresses and spam do not", () => {
  const content = [...textsOf("articles").values()].join("\n");
  assert.match(content, /The Board's view is that the horns must be attached/);
  const exported = readFileSync(path.join(root, "sources/ferry-users/halfaferry.wordpress.2019-03-01.xml"), "utf8");
  const personal = [...exported.matchAll(/<wp:(?:comment_)?author_(?:email|IP)><!\[CDATA\[([^\]]+)/g)].map(
    ([, one]) => one!,
  );
  assert.ok(personal.length > 10);
  const written = content + readFiles(dist);
  for (const one of [...personal, "loans.example", "who does she think she is"]) assert.ok(!written.includes(one), one);
});

function readFiles(folder: string): string {
  return Object.values(snapshot(folder))
    .map((text) => Buffer.from(text, "base64").toString("latin1"))
    .join("\n");
}

test("check finds nothing to mend in the built sample", async () => {
  const { code, stdout, stderr } = await backfile(["check", "--archive", root]);
  assert.equal(code, 0, stdout + stderr);
});

for (const prefix of ["/", "/repo/", "/a/deep/sub-folder/"])
  test(`at ${prefix}: home, year, article, related, search, and back`, async (t) => {
    const server = await serveFolder(dist, prefix);
    t.after(() => server.close());
    await visiting(browser, server.url, {}, async (page) => {
      await page.goto(server.url);
      await page.getByRole("link", { name: /^1987:/ }).click();
      await page.waitForURL(/1987\/index\.html$/);
      await page.getByRole("link", { name: /Ferry ramp drops/ }).click();
      await page.waitForURL(/1987\/03\/12-/);
      const headline = await page.locator("h1").textContent();
      const related = page
        .locator("section", { has: page.getByRole("heading", { name: "Related articles" }) })
        .getByRole("link");
      assert.ok((await related.count()) > 0);
      assert.ok(!(await related.allTextContents()).includes(headline!));
      await related.first().click();
      await page.waitForFunction(`document.querySelector("h1").textContent !== ${JSON.stringify(headline)}`);
      const article = page.url();
      await page.getByRole("searchbox").fill("lifeboat");
      await page.keyboard.press("Enter");
      await page.waitForURL(/search\.html\?q=lifeboat/);
      const result = page.locator("main mark", { hasText: /lifeboat/i }).first();
      await result.waitFor();
      await page.goBack();
      await page.waitForURL(article);
    });
  });

test("from a disk, everything but search works", async () => {
  const home = pathToFileURL(path.join(dist, "index.html")).href;
  await visiting(browser, home, {}, async (page) => {
    await page.goto(home);
    await page.getByRole("link", { name: /^2011:/ }).click();
    await page
      .getByRole("link", { name: /Five saved/ })
      .first()
      .click();
    assert.match(page.url(), /^file:.*\/2011\/02\/05-five-saved/);
    assert.match((await page.locator("h1").textContent())!, /Five saved/);
  });
});

/** One page of each layout, and the pages in other languages. */
const PAGES = [
  "index.html",
  "browse.html",
  "1987/index.html",
  "1987/03/index.html",
  "undated/index.html",
  "topics/index.html",
  "topics/library.html",
  "sources/index.html",
  "sources/valley-mail.html",
  "sources/half-a-ferry.html",
  "2019/02/03-a-new-bulb.html",
  "2008/11/28-arrested-ship-s-crew-left-in-the-dark-as-fuel-runs-out.html",
  "sections/index.html",
  "authors/index.html",
  "authors/alan-reyes.html",
  "about.html",
  "404.html",
  "search.html",
  "search.html?q=library",
];

for (const scheme of ["light", "dark"] as const)
  test(`no page of the sample breaks a rule of accessibility, ${scheme}`, async (t) => {
    const server = await serveFolder(dist);
    t.after(() => server.close());
    const foreign = Object.keys(snapshot(dist)).filter(
      (file) =>
        /^\d{4}\/.*\.html$/.test(file) &&
        /<article[^>]* lang="(fr|ar|ja)"/.test(readFileSync(path.join(dist, file), "utf8")),
    );
    assert.equal(foreign.length, 3);
    await visiting(browser, server.url, { colorScheme: scheme }, async (page) => {
      for (const address of [...PAGES, ...foreign]) {
        await page.goto(server.url + address);
        if (address.includes("?q=")) await page.locator("main mark").first().waitFor();
        assert.deepEqual(await violations(page), [], address);
      }
    });
  });
