import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { launch } from "../browser/launch.ts";
import { writeSite } from "./site.ts";

/** The fixture pages, opened from disk: what holds there holds on any server. */
const { folder, addresses } = await writeSite();
const browser = await launch();

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** What runs in the page is text here: the tests are not compiled for a browser. */
const FOCUSED = "document.activeElement.textContent";

const redirects = new Set(["1987/old.html"]);
// Served under any address, it finds its files through a base that does not exist on disk.
const based = new Set(["404-based.html"]);
// The same rows as a small day, two thousand times: its layout is looked at, its accessibility is that of the small one.
const large = new Set(["1987/03/12-big.html"]);
const shown = addresses.filter((address) => !redirects.has(address) && !based.has(address));

for (const address of shown) {
  test(`${address}: no accessibility violation, wide and narrow, light and dark; nothing to scroll sideways`, async () => {
    await opened(address, {}, async (page) => {
      for (const width of [1200, 390]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: "light" });
        assert.equal(await page.evaluate("document.documentElement.scrollWidth > innerWidth"), false, `${width}`);
        if (large.has(address)) continue;
        assert.deepEqual(await violations(page, {}), [], `${width} light`);
        await page.emulateMedia({ colorScheme: "dark" });
        assert.deepEqual(await violations(page, { runOnly: ["color-contrast"] }), [], `${width} dark`);
      }
    });
  });
}

test("opened from disk, styles and time-ago script load, and nothing is asked of another place", async () => {
  await opened("1987/03/12-ferry.html", {}, async (page, asked) => {
    assert.ok(asked.every((url) => url.startsWith(pathToFileURL(folder).href)));
    assert.deepEqual(asked.map((url) => path.extname(url)).sort(), [".css", ".html", ".js"]);
    assert.equal(await page.evaluate('getComputedStyle(document.querySelector(".meta")).fontSize'), "13px");
  });
});

test("the words stay true in a page that was built long ago, and in one that stays open", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.clock.install({ time: new Date("2025-06-17T13:00:00Z") });
  await page.goto(url("2025/06/17-crowded.html"));
  const first = page.locator(".side .when .ago");
  assert.equal(await first.textContent(), "33 minutes ago");
  await page.clock.runFor("02:00");
  assert.equal(await first.textContent(), "35 minutes ago");
  await page.clock.setFixedTime(new Date("2036-03-12T12:00:00Z"));
  await page.goto(url("1987/03/12-ferry.html"));
  assert.equal(await page.locator(".side .when .ago").textContent(), "49 years ago");
  await context.close();
});

test("without JavaScript the date and its time-ago at build are read, and the search form leads to the search page", async () => {
  await opened("1987/03/12-ferry.html", { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator(".side .when").textContent(), "12 March 1987 39 years ago");
    assert.equal(await page.getByRole("searchbox", { name: "Search the archive" }).count(), 1);
    await page.getByRole("searchbox").fill("ferry");
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL(/search\.html\?q=ferry$/);
  });
});

test("by keyboard: the skip link is first, and leads to the text; every bar of a spine has its name", async () => {
  await opened("index.html", {}, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(FOCUSED), "Skip to the text");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#main$/);
    await page.keyboard.press("Tab");
    assert.match(String(await page.evaluate(FOCUSED)), /^1974: \d+ articles$/);
  });
});

test("an old address leads on", async () => {
  const page = await browser.newPage();
  await page.goto(url("1987/old.html"));
  await page.waitForURL(/12-ferry\.html$/);
  await page.close();
});

test("on paper: ink on white without navigation, and the whole checksum", async () => {
  await opened("1987/03/12-ferry.html", { colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal(await page.locator(".masthead nav").isVisible(), false);
    assert.equal(await page.locator(".pager").isVisible(), false);
    assert.equal(await page.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)");
    assert.equal(await page.evaluate('getComputedStyle(document.querySelector(".hash")).maxWidth'), "none");
  });
});

function url(address: string): string {
  return pathToFileURL(path.join(folder, address)).href;
}

async function opened(
  address: string,
  options: BrowserContextOptions,
  look: (page: Page, asked: string[]) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  try {
    await page.goto(url(address));
    await look(page, asked);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

async function violations(page: Page, options: RunOptions): Promise<string[]> {
  await page.evaluate(axe.source);
  // Preloading would ask for the style sheets by script, which a page opened from disk may not.
  const run = `axe.run(document, ${JSON.stringify({ ...options, preload: false })})`;
  const results = (await page.evaluate(run)) as AxeResults;
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
}
