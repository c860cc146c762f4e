import assert from "node:assert/strict";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/**
 * Opens a page of its own, and holds what every visit must hold: nothing is asked of another host, nothing fails to
 * load, and the console stays silent.
 */
export async function visiting(
  browser: Browser,
  site: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(new URL(site).origin) && !/^(data|blob|file):/.test(url))
      complaints.push(`asked another host: ${url}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  try {
    await look(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/** What axe finds wrong with the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = (await page.evaluate("axe.run(document, { preload: false })")) as AxeResults;
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
}
