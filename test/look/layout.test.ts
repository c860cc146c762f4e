import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Locator, Page } from "playwright-core";
import { launch } from "../browser/launch.ts";
import { writeSite } from "./site.ts";

/** Where things stand on the fixture pages, as it was once seen to be wrong. */
const { folder } = await writeSite();
const browser = await launch();

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function opened(address: string, width: number, look: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.goto(pathToFileURL(path.join(folder, address)).href);
  await look(page);
  await page.close();
}

const boxOf = async (locator: Locator) => (await locator.boundingBox())!;
const WIDE = 1280;
const NARROW = 390;

test("an index without headings stands in the text column, as wide as that", () =>
  opened("sources/index.html", WIDE, async (page) => {
    const [title, list] = [await boxOf(page.locator("h1")), await boxOf(page.locator(".index"))];
    assert.equal(list.x, title.x);
    assert.ok(list.width > 500, `${list.width}`);
  }));

for (const address of ["storylines/ugly.html", "home-ugly.html"])
  test(`${address}: the summary of an article without a source stands below its headline`, () =>
    opened(address, WIDE, async (page) => {
      const row = page.locator(".ledger li", { hasText: "No source at all" });
      const [title, summary] = [await boxOf(row.locator("a")), await boxOf(row.locator("p"))];
      assert.equal(summary.x, title.x);
      assert.ok(summary.y >= title.y + title.height - 1);
    }));

test("what differs begins apart from what explains it", () =>
  opened("1987/03/12-ferry/differences.html", WIDE, async (page) => {
    const [head, text] = [await boxOf(page.locator(".head")), await boxOf(page.locator("h2"))];
    assert.ok(text.y - (head.y + head.height) >= 16);
  }));

for (const width of [WIDE, NARROW])
  test(`${width} wide: what opens other printings shows that it does`, () =>
    opened("1987/03/12.html", width, async (page) => {
      assert.equal(await page.evaluate('getComputedStyle(document.querySelector("summary")).display'), "list-item");
    }));

test("a link among what is said of an article can be told from it", () =>
  opened("2025/06/17-crowded.html", WIDE, async (page) => {
    const style = `getComputedStyle(document.querySelector('.entries .meta a')).textDecorationLine`;
    assert.equal(await page.evaluate(style), "underline");
  }));

for (const address of ["topics/ferries.html", "storylines/ferry-ramps.html"])
  test(`${address}: on paper there is no feed`, () =>
    opened(address, WIDE, async (page) => {
      assert.equal(await page.getByRole("link", { name: "Atom" }).isVisible(), true);
      await page.emulateMedia({ media: "print" });
      for (const link of await page.locator('a[href$=".xml"]').all()) assert.equal(await link.isVisible(), false);
      assert.equal(await page.getByText("Feed", { exact: true }).first().isVisible(), false);
    }));

test("a storyline that is told from the right reads from the right", () =>
  opened("storylines/arabic.html", WIDE, async (page) => {
    assert.equal(await page.evaluate('getComputedStyle(document.querySelector(".body")).direction'), "rtl");
    const [sign, title] = await Promise.all([boxOf(page.locator("h1 bdi")), boxOf(page.locator("h1"))]);
    assert.equal(sign.x, title.x, "the site's own columns stay");
  }));

test("in a text from the right the site's own words keep their order, and begin where the line begins", async () => {
  await opened("1987/03/12-ar/differences.html", WIDE, async (page) => {
    assert.equal(await page.locator("bdi", { hasText: "[1,412 words the same]" }).count(), 1);
  });
  for (const width of [WIDE, NARROW])
    await opened("storylines/arabic.html", width, async (page) => {
      const summary = page.locator("li p", { hasText: "From the text:" }).filter({ hasText: /\p{Script=Arabic}/u });
      const [line, label] = [await boxOf(summary), await boxOf(summary.locator(".meta"))];
      assert.ok(Math.abs(line.x + line.width - (label.x + label.width)) < 2);
    });
});
