import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { LIMITS } from "../../scripts/search/shards/plan.ts";
import { launch } from "../browser/launch.ts";
import { serveFolder } from "../browser/server.ts";
import { small } from "./corpus.ts";
import { makeSite, SHARDED } from "./site.ts";
import { visitPage } from "./visit.ts";

/** Pagefind leaves out what has no word; an article that is a picture below a "?" is an article all the same. */

const bare = (name: string, title: string, text: string): SearchRecord => ({
  address: `undated/${name}.html`,
  title,
  text,
  lang: "en",
  dateText: "",
  topics: [],
  authors: [],
});
const wordless = [bare("question-mark", "?", ""), bare("three-dots", "…", "— * —"), bare("a-fish", "🐟", "🐟 🐟")];

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const [kind, limits] of [
  ["one index", LIMITS],
  ["shards", SHARDED],
] as const)
  test(`${kind}: articles without a single word are found by the words of their addresses`, async (t) => {
    const site = await makeSite([...small, ...wordless], "en", limits);
    t.after(site.remove);
    const server = await serveFolder(site.folder);
    t.after(server.close);
    for (const { address, title } of wordless) {
      const [, word] = /(\w+)\.html$/.exec(address)!;
      const { page, done } = await visitPage(browser, server, `?q=${word}`, {});
      const link = page.locator(`#results a[href$="${address}"]`);
      await link.waitFor();
      assert.equal(await link.textContent(), title);
      await done();
    }
  });
