import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { LIMITS } from "../../scripts/search/shards/plan.ts";
import { launch } from "../browser/launch.ts";
import { serveFolder, type TestServer } from "../browser/server.ts";
import { other, wire } from "../copies/stories.ts";
import { articleText, buildArchive, put } from "../support/archive.ts";
import { violations } from "../support/visit.ts";
import { settled, visitPage } from "./visit.ts";

/** A wire story that three papers printed is found once, and the others can be opened below it. */

const PAPERS = ["Evening Record", "Valley Mail", "Fishing News"];
const WHERE = "content/articles/1987/03";

/** As one index, and cut so that each printing is in a shard of its own. */
const KINDS = { "one index": LIMITS, shards: { single: 0, largest: 1, smallest: 1 } };
type Kind = keyof typeof KINDS;

let browser: Browser;
const folders: string[] = [];
const servers = new Map<Kind, TestServer>();

function writeArchive(root: string): void {
  put(root, "content/_data/site.json", JSON.stringify({ name: "The Harbour Record" }));
  for (const [at, paper] of PAPERS.entries()) {
    const front = [`id: basin-${at}`, `title: Basin ${at}`, `date: 1987-03-${12 + at}`, `source: {name: ${paper}}`];
    put(root, `${WHERE}/${12 + at}-basin.md`, articleText([...front, "agency: Coastal Press"].join("\n"), wire));
  }
  const school = articleText("id: school\ntitle: School\ndate: 1987-03-16\nsource: {name: Valley Mail}", other);
  put(root, `${WHERE}/16-school.md`, school);
}

before(async () => {
  browser = await launch();
  for (const [kind, searchLimits] of Object.entries(KINDS)) {
    const root = mkdtempSync(path.join(tmpdir(), "backfile-fold-"));
    folders.push(root);
    writeArchive(root);
    const { out } = await buildArchive(root, { search: true, searchLimits });
    servers.set(kind as Kind, await serveFolder(out));
  }
});

after(async () => {
  await browser?.close();
  for (const server of servers.values()) await server.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const opened = (page: Page) => page.locator("#results details li h3 a");

for (const kind of Object.keys(KINDS) as Kind[]) {
  const visit = (search: string, options: BrowserContextOptions = {}) =>
    visitPage(browser, servers.get(kind)!, search, options);

  test(`${kind}: the first printing stands for all; what opens the others says how many, and they lead to their pages`, async () => {
    const { page, server, done } = await visit("?q=dredge");
    await page.getByText("and 2 more printings").waitFor();
    await page
      .getByRole("status")
      .filter({ hasText: /^3 articles/ })
      .waitFor();
    assert.deepEqual(await page.locator("#results h3").allTextContents(), ["Basin 0"]);
    await page.getByText("and 2 more printings").click();
    await opened(page).nth(1).waitFor();
    assert.deepEqual(await opened(page).allTextContents(), ["Basin 1", "Basin 2"]);
    assert.deepEqual(
      await opened(page).evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
      [13, 14].map((day) => `${server.url}1987/03/${day}-basin.html`),
    );
    assert.match((await page.locator("#results details li").first().textContent())!, /March 13, 1987.*Valley Mail/s);
    assert.ok((await page.locator("#results details mark").count()) > 0, "the words are marked there too");
    await opened(page).nth(1).click();
    await page.getByRole("heading", { name: "Basin 2" }).waitFor();
    await done();
  });

  test(`${kind}: the keyboard opens and shuts it, and goes on to what it holds`, async () => {
    const { page, done } = await visit("?q=dredge");
    await page.getByText("and 2 more printings").waitFor();
    await page.locator("#results h3 a").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await opened(page).nth(1).waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.textContent"), "Basin 1");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    await opened(page).first().waitFor({ state: "hidden" });
    await page.keyboard.press("Space");
    await opened(page).first().waitFor();
    assert.equal(await opened(page).count(), 2);
    await done();
  });

  test(`${kind}: of those that were narrowed to, the earliest stands for the others; one alone for itself`, async () => {
    const { page, done } = await visit("?q=dredge&source=Valley+Mail&source=Fishing+News");
    await page.getByText("and 1 more printing", { exact: true }).waitFor();
    assert.deepEqual(await page.locator("#results h3").allTextContents(), ["Basin 1"]);
    await page.locator('[data-facet=source] input[value="Valley Mail"]').uncheck();
    await settled(page, 'document.querySelector("#results h3")?.textContent === "Basin 2"');
    assert.equal(await page.locator("#results details").count(), 0);
    await done();
  });

  for (const colorScheme of ["light", "dark"] as const)
    test(`${kind}: open, on a narrow ${colorScheme} page: no axe violations, nothing overflows`, async () => {
      const { page, done } = await visit("?q=dredge", { colorScheme, viewport: { width: 390, height: 800 } });
      await page.getByText("and 2 more printings").click();
      await opened(page).nth(1).waitFor();
      assert.deepEqual(await violations(page), []);
      assert.ok(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
      await done();
    });
}

test("without JavaScript the search page leads to lists that fold them, and these open", async () => {
  const { page, done } = await visitPage(browser, servers.get("one index")!, "", { javaScriptEnabled: false });
  await page.getByRole("link", { name: "Browse the archive by date" }).first().click();
  await page.getByRole("link", { name: /^1987/ }).first().click();
  await page.getByText("and 2 more printings").click();
  const links = page.locator("details a");
  assert.deepEqual(await links.allTextContents(), ["Basin 1", "Basin 2"]);
  await links.first().click();
  await page.getByRole("heading", { name: "Basin 1" }).waitFor();
  await done();
});
