import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { serveFolder, type TestServer } from "../browser/server.ts";
import { makeSite, type SmallSite } from "./site.ts";

const ENGINE = `export { open } from "./_includes/js/search/engine.ts";
export { narrow, sorted } from "./_includes/js/search/facets.ts";
export { readAddress } from "./_includes/js/search/state.ts";`;

export type Running = { site: SmallSite; server: TestServer; page: Page };

/** A site that is served, and a page in which its engine can be asked: `import("./assets/engine.js")`. */
export async function start(browser: Browser, ...of: Parameters<typeof makeSite>): Promise<Running> {
  const site = await makeSite(...of);
  const assets = path.join(site.folder, "assets");
  const shards = readdirSync(assets).find((name) => name.startsWith("shards-"));
  await build({
    stdin: { contents: ENGINE, resolveDir: process.cwd() },
    outfile: path.join(assets, "engine.js"),
    define: { SHARDS: JSON.stringify(shards) },
    bundle: true,
    format: "esm",
    logLevel: "silent",
  });
  const server = await serveFolder(site.folder);
  const page = await browser.newPage();
  await page.goto(`${server.url}search.html`);
  return { site, server, page };
}

export async function stop({ site, server, page }: Running): Promise<void> {
  await page.close();
  await server.close();
  site.remove();
}
