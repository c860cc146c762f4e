import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launch } from "../browser/launch.ts";
import { LIMITS } from "../../scripts/search/shards/plan.ts";
import { generated, small } from "./corpus.ts";
import { type Running, start, stop } from "./running.ts";
import { SHARDED } from "./site.ts";

/** Shards answer as one index does, which is the measure here. Articles have the same rows in both. */

type Answer = { rows: number[]; absent: string[]; begun: string[]; counts: { [facet: string]: [string, number][] } };

const records = [...small, ...generated(1500, 23, "g", 120)];
let browser: Browser;
let one: Running;
let shards: Running;

before(async () => {
  browser = await launch();
  one = await start(browser, records, "en", LIMITS);
  shards = await start(browser, records, "en", SHARDED);
});

after(async () => {
  for (const running of [one, shards]) if (running) await stop(running);
  await browser?.close();
});

/** What the page would show, for an address such as "?q=ferry&sort=newest": all rows in order, and all counts. */
function ask(search: string, { page }: Running): Promise<Answer> {
  return page.evaluate(`(async () => {
    const { open, narrow, sorted, readAddress } = await import("./assets/engine.js");
    const engine = await (window.engine ??= open());
    const state = readAddress(${JSON.stringify(search)});
    const { hits, absent, begun } = await engine.find(state.q);
    await engine.narrowable(state);
    const rows = sorted(narrow(hits, state, engine.table).hits, state, engine.table).map(({ row }) => row);
    await engine.counted(hits, state);
    const { counts } = narrow(hits, state, engine.table);
    const list = (facet) => [...counts[facet]].sort();
    return { rows, absent, begun, counts: Object.fromEntries(Object.keys(counts).map((facet) => [facet, list(facet)])) };
  })()`);
}

const vocabulary = [...new Set(records[700]!.text.split(" ").filter((word) => word.endsWith("k")))].slice(0, 8);
const [a, b] = vocabulary as [string, string];

const queries = [
  ...vocabulary,
  ...["ferry", "the", "ramps closure", `${a} ${b}`, "ferry quay -pier", `-${a}`, "zyxt ferry", "zyxt", "état-major"],
  ...['"and the pier"', '"trawler and the pier"', '"and the" lighthouse', 'ferry -"and the"', '"the the"', "フェリー"],
  ...["ferr*", `${a.slice(0, 3)}*`, "portra", "lighthous", "the*", "quillfeath", "運航停止", ""],
];

const narrowings = [
  ...["", "&year=1980s", "&year=1987&year=undated", "&source=Valley+Mail", "&source=Valley+Mail&section=Weather"],
  ...["&topic=Ferries&topic=Schools&year=1990s", "&from=1985-06&to=1991", "&from=1987-03-12", "&to=1987-03"],
  ...["&from=1987-03-05&to=1987-03-20&topic=Ferries", "&source=No+such+source"],
];

for (const sort of ["newest", "oldest"])
  test(`the same articles in the same order, and the same counts: ${sort} first`, async () => {
    for (const [at, query] of queries.entries())
      for (const narrowing of narrowings.filter((_, other) => other === 0 || (other + at) % 4 === 0)) {
        const search = `?q=${encodeURIComponent(query)}&sort=${sort}${narrowing}`;
        assert.deepEqual(await ask(search, shards), await ask(search, one), search);
      }
  });

test("by relevance the same articles, and nearly the same first", async () => {
  const shares: number[] = [];
  for (const query of queries.filter((query) => query !== "")) {
    const search = `?q=${encodeURIComponent(query)}`;
    const [in1, inShards] = [(await ask(search, one)).rows, (await ask(search, shards)).rows];
    assert.deepEqual([...inShards].sort(), [...in1].sort(), query);
    if (in1.length < 20) continue;
    const first = new Set(in1.slice(0, 10));
    shares.push(inShards.slice(0, 10).filter((row) => first.has(row)).length / 10);
  }
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  assert.ok(mean > 0.8, `of the first ten ${mean} are the same`);
});

test("results are there before the facets are counted, and no number is shown until it is right", async () => {
  const page = await browser.newPage();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/facts", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${shards.server.url}search.html?q=ferry`);
  await page.locator(".entries li").nth(19).waitFor();
  const sources = page.locator("[data-facet=source] .num");
  assert.match((await page.getByRole("status").textContent())!, /^\d+ articles\.$/);
  assert.ok(await page.getByText("Still counting").isVisible());
  assert.deepEqual(await sources.allTextContents(), []);
  assert.match((await page.locator("[data-facet=year] .num").first().textContent())!, /^\d+$/);
  release();
  await sources.first().waitFor();
  assert.ok(await page.getByText("Still counting").isHidden());
  await page.close();
});

test("a rare word costs the same few files however many shards there are", async () => {
  const before = shards.server.requests.length;
  const page = await browser.newPage();
  await page.goto(`${shards.server.url}search.html?q=quillfeather`);
  await page.locator(".entries li").waitFor();
  const asked = shards.server.requests.slice(before).map(({ target }) => target.replace(/.*pagefind\//, ""));
  assert.deepEqual(
    asked
      .filter((file) => /^(shard|words)/.test(file))
      .map((file) => file.replace(/\w+\/\w+\//, "").replace(/\d+/, "N"))
      .sort(),
    ["N", "N", "cards-N"],
  );
  await page.close();
});
