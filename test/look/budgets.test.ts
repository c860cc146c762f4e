import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { buildAssets, compileAssets } from "../../scripts/site/assets.ts";
import { article, site } from "./fixtures.ts";
import { pages } from "./pages.ts";

const KB = 1024;
const zipped = (text: string) => gzipSync(text, { level: 9 }).length;

const assets = await compileAssets();
const content = (name: string) => assets.find((asset) => asset.name === name)!.content;

test("all styles are one file of at most 3.5 KB", () => within(zipped(content("css")), 3.5 * KB));

test("the script of every page is at most 1 KB", () => within(zipped(content("timeago")), KB));

test("what leads on from old addresses is at most 1 KB", () => within(zipped(content("old")), KB));

test("the search page's script is at most 6.125 KB, and what it loads for a large archive too", () => {
  within(zipped(content("search")), 6.125 * KB);
  within(zipped(content("shards")), 6 * KB);
  within(zipped(content("fold")), KB);
});

test("around an article's text stand at most 3 KB", () => {
  const real = { ...site, assets: { css: assets[0]!.address, timeago: assets[1]!.address, old: "", search: "" } };
  const page = pages(real).get("1987/03/12-ferry.html")!;
  within(zipped(page.replace(article.body, "")), 3 * KB);
});

test("the same sources give the same files, named by their content, with no path of the machine inside", async () => {
  assert.deepEqual(await compileAssets(), assets);
  for (const { address, content } of assets) {
    assert.match(address, /^assets\/[a-z]+-[0-9a-f]{8}\.(css|js)$/);
    assert.ok(!content.includes(process.cwd()), address);
  }
});

test("what is written is what was said", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "backfile-assets-"));
  try {
    const written = await buildAssets(folder);
    assert.deepEqual(
      readdirSync(path.join(folder, "assets")).sort(),
      assets.map(({ address }) => path.basename(address)).sort(),
    );
    assert.equal(readFileSync(path.join(folder, written.css), "utf8"), content("css"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the styles ask for no other file, and are understood without nesting", () => {
  assert.doesNotMatch(content("css"), /url\(|@import|&/);
});

function within(bytes: number, budget: number): void {
  assert.ok(bytes <= budget, `${bytes} bytes, budget ${budget}`);
}
