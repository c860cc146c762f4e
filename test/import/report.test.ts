import assert from "node:assert/strict";
import path from "node:path";
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launch } from "../browser/launch.ts";
import { temporaryFolder } from "../support/archive.ts";
import type { FileAccount } from "../../scripts/write/ledger.ts";
import { reportPage } from "../../scripts/write/report/page.ts";
import { tableOf } from "../../scripts/write/table.ts";

const EVIL = `"><img src=x onerror=alert(1)></script><script>alert(2)</script><!--`;

const FEW: FileAccount[] = [
  {
    file: `${EVIL}.md`,
    format: "markdown",
    records: [
      { fate: "rejected", reason: `no headline ${EVIL}`, line: 3 },
      { fate: "imported", path: "1998/03/12-storm.md", notes: [`left out: ${EVIL}`] },
    ],
  },
  { file: "wp.xml", format: "wxr", records: [{ fate: "skipped", reason: "attachment: shown", count: 12 }] },
];

const many: FileAccount[] = Array.from({ length: 200 }, (_, file) => ({
  file: `feeds/${file}.xml`,
  format: "feed",
  records: Array.from({ length: 100 }, (_, item) => ({
    fate: item % 50 === 7 ? ("rejected" as const) : ("imported" as const),
    locator: `item ${item}`,
    ...(item % 50 === 7 ? { reason: "no text" } : { path: `2004/05/story-${file}-${item}.md` }),
  })),
}));

describe("the report's page", () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function open(context: Parameters<typeof temporaryFolder>[0], files: FileAccount[], javaScriptEnabled = true) {
    const place = path.join(temporaryFolder(context), "report.html");
    writeFileSync(place, reportPage(files));
    const page = await browser.newPage({ viewport: { width: 390, height: 800 }, javaScriptEnabled });
    const trouble: string[] = [];
    page.on("dialog", (dialog) => {
      trouble.push(dialog.message());
      void dialog.dismiss();
    });
    page.on("console", (message) => {
      if (message.type() === "error") trouble.push(message.text());
    });
    page.on("pageerror", (error) => void trouble.push(error.message));
    await page.goto(pathToFileURL(place).href);
    return { page, trouble };
  }

  const listed = (page: Page) => page.locator("#list li").allTextContents();

  test("shows hostile names as they are and runs nothing of them", async (context) => {
    const { page, trouble } = await open(context, FEW);
    const lines = await listed(page);
    assert.equal(lines.length, 3);
    assert.ok(lines[0]!.includes(EVIL));
    assert.equal(await page.locator("img").count(), 0);
    assert.equal(await page.locator("script").count(), 2);
    assert.deepEqual(trouble, []);
  });

  test("finds records by fate and by words, and shows more when asked", async (context) => {
    const { page } = await open(context, many);
    assert.equal((await listed(page)).length, 200);
    await page.getByRole("button", { name: "Show more" }).click();
    assert.equal((await listed(page)).length, 400);
    await page.getByLabel("What became of it").selectOption("rejected");
    assert.equal(await page.getByRole("status").textContent(), "400 of 20,000");
    await page.getByLabel("Search").fill("feeds/17.xml TEXT");
    assert.deepEqual(
      (await listed(page)).map((line) => line.replace("no text", "")),
      ["rejected feeds/17.xml (item 7)", "rejected feeds/17.xml (item 57)"],
    );
  });

  test("is read without its script, and is no wider than a phone", async (context) => {
    const { page } = await open(context, FEW, false);
    assert.match((await page.locator("main").textContent())!, /1998\/03\/12-storm\.md/);
    assert.equal(await page.locator(".find").isVisible(), false);
    const running = await open(context, FEW);
    assert.equal(await running.page.locator(".find").isVisible(), true);
    assert.equal(await running.page.evaluate("document.documentElement.scrollWidth"), 390);
  });
});

test("the table's reasons are told apart by what they say, not by the names in it", () => {
  const records = ["Storm", "Fog"].map((name) => ({ fate: "skipped" as const, reason: `a picture item: "${name}"` }));
  const lines = tableOf([{ file: "a.json", format: "ninjs", records }]);
  assert.ok(lines.includes("  2  a picture item: …"), lines.join("\n"));
});

test("the table fits a terminal", () => {
  const reason = "a reason that is told at such length that no terminal has the room to show it on a line of its own";
  const lines = tableOf([{ file: "a.json", format: "ninjs", records: [{ fate: "rejected", reason }] }]);
  assert.ok(lines.join(" ").replace(/\s+/g, " ").includes(reason));
  for (const line of lines) assert.ok(line.length <= 96, line);
});
