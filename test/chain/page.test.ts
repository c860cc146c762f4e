import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../browser/launch.ts";
import { serveFolder } from "../browser/server.ts";
import { temporaryFolder } from "../support/archive.ts";
import { backfile } from "../support/cli.ts";
import { visiting } from "../support/visit.ts";

/** A captured page of an aggregator, from the file to the browser. */
type Captured = {
  file: string;
  profiles?: string;
  /** The captured page's own article, and the related ones with the time-ago that a reader sees an hour after capture. */
  main: RegExp;
  related: { title: RegExp; ago: string; source: string }[];
  /** What stands under "Related articles" on the first of them, and why. */
  relates?: [RegExp, RegExp];
  /** A word to search for, and the headline it must find. */
  find: [string, RegExp];
};

const own: Captured = {
  file: fileURLToPath(new URL("./harbour-page.txt", import.meta.url)),
  profiles: fileURLToPath(new URL("../../profiles/", import.meta.url)),
  main: /Pilots ask for a second launch/,
  related: [
    { title: /Bridge toll to end/, ago: "1 hour ago", source: "Valley Mail" },
    { title: /Herring return/, ago: "1 hour ago", source: "Northern Fishing News" },
    { title: /Choir sings/, ago: "yesterday", source: "The Harbour Record" },
  ],
  find: ["herring", /Herring return/],
};

const seed: Captured = {
  file: fileURLToPath(new URL("../../../shared/seeds/aggregator-page.txt", import.meta.url)),
  main: /Pyongyang again/,
  relates: [/deadliest attack on Kyiv/, /both mention .*Vladimir Putin/],
  related: [
    { title: /Iberian blackout/, ago: "1 hour ago", source: "Associated Press" },
    { title: /Ban Russian Gas/, ago: "1 hour ago", source: "Bloomberg" },
    { title: /deadliest attack on Kyiv/, ago: "1 hour ago", source: "New York Post" },
  ],
  find: ["blackout", /Iberian blackout/],
};

test("a captured page of our own gives its four articles, to be found in a browser", (t) => followed(t, own));

test(
  "the page that Backfile began with gives its four articles, to be found in a browser",
  {
    skip: existsSync(seed.file) ? false : "skipped: the seed page is not at hand",
  },
  (t) => followed(t, seed),
);

async function followed(t: TestContext, captured: Captured): Promise<void> {
  const root = temporaryFolder(t);
  if (captured.profiles) {
    mkdirSync(path.join(root, "profiles"));
    copyFileSync(path.join(captured.profiles, "tideline.json"), path.join(root, "profiles/tideline.json"));
  }
  const args = [
    "import",
    captured.file,
    "--archive",
    root,
    "--captured-at",
    "2025-06-17T09:00:00-04:00",
    "--strict",
    "--json",
  ];
  const first = await backfile(args);
  assert.equal(first.code, 0, first.stderr);
  assert.deepEqual(counts(first.stdout), { articles: 4, imported: 4, unchanged: 0, unknownLines: 0 });
  assert.deepEqual(counts((await backfile(args)).stdout), { articles: 4, imported: 0, unchanged: 4, unknownLines: 0 });
  const built = await backfile(["build", "--archive", root, "--now", "2025-06-17T10:00:00-04:00"]);
  assert.equal(built.code, 0, built.stderr);

  const server = await serveFolder(path.join(root, "dist"), "/archive/");
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    await server.close();
  });
  await visiting(browser, server.url, {}, async (page) => {
    await page.clock.setFixedTime(new Date("2025-06-17T10:00:00-04:00"));
    await page.goto(`${server.url}undated/index.html`);
    await page.getByRole("link", { name: captured.main }).click();
    assert.equal(await page.locator("h1").count(), 1);
    assert.equal(
      await page
        .locator("main time[datetime]")
        .first()
        .getAttribute("datetime")
        .then((date) => date?.startsWith("2025")),
      true,
    );
    const listed = page.locator("section", { has: page.getByRole("heading", { name: /listed/i }) });
    for (const { title } of captured.related) assert.equal(await listed.getByRole("link", { name: title }).count(), 1);
    if (captured.relates) {
      const related = page.locator("section", { has: page.getByRole("heading", { name: "Related articles" }) });
      assert.equal(await related.getByRole("link", { name: captured.relates[0] }).count(), 1);
      assert.match((await related.textContent())!, captured.relates[1]);
    }
    for (const { title, ago, source } of captured.related) {
      await page.goto(server.url);
      await page.getByRole("link", { name: title }).first().click();
      await page.waitForURL(/2025\/06\/1[67]-/);
      assert.equal(await page.locator(".side .ago").first().textContent(), ago);
      assert.match((await page.locator(".side").first().textContent())!, new RegExp(source));
    }
    await page.goto(`${server.url}search.html?q=${captured.find[0]}`);
    await page.getByRole("link", { name: captured.find[1] }).first().waitFor();
  });
}

function counts(json: string) {
  const { articles, imported, unchanged, unknownLines } = JSON.parse(json) as { [key: string]: number };
  return { articles, imported, unchanged, unknownLines };
}
