import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { TestServer } from "../browser/server.ts";

export type Visit = { page: Page; server: TestServer; done(): Promise<void> };

/** Opens the search page; `done` fails on any complaint of the page and on any request to another host. */
export async function visitPage(
  browser: Browser,
  server: TestServer,
  search: string,
  options: BrowserContextOptions,
): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("console", (message) => {
    const asked = message.location().url.endsWith("/favicon.ico");
    if (["error", "warning"].includes(message.type()) && !asked) trouble.push(message.text());
  });
  page.on("request", (request) => {
    if (
      !request.url().startsWith(server.url) &&
      !request.url().endsWith("/favicon.ico") &&
      !request.url().startsWith("data:")
    )
      trouble.push(request.url());
  });
  page.on("dialog", (dialog) => trouble.push(`dialog: ${dialog.message()}`));
  await page.goto(`${server.url}search.html${search}`);
  return {
    page,
    server,
    async done() {
      assert.deepEqual(trouble, []);
      await context.close();
    },
  };
}

/** Waits until an expression holds in the page. The page's policy forbids the usual way, which compiles text. */
export async function settled(page: Page, expression: string): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    if (await page.evaluate(expression).catch(() => false)) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`not so after 5 seconds: ${expression}`);
}
