import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launch } from "../browser/launch.ts";
import { serveFolder, type TestServer } from "../browser/server.ts";
import { LIMITS } from "../../scripts/search/shards/plan.ts";
import { small } from "./corpus.ts";
import { makeSite, type SmallSite } from "./site.ts";
import { settled, visitPage } from "./visit.ts";

/** The page as a reader uses it. */

const MOUNTS = ["/", "/repo/", "/a/b/c/"];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Kind = "one index" | "shards";
const KINDS: Kind[] = ["one index", "shards"];

let browser: Browser;
const sites = new Map<Kind, { site: SmallSite; servers: TestServer[] }>();

before(async () => {
  browser = await launch();
  for (const [kind, limits] of [
    ["one index", LIMITS],
    ["shards", { single: 0, largest: 16, smallest: 4 }],
  ] as const) {
    const site = await makeSite(small, "en", limits);
    const servers: TestServer[] = [];
    for (const mount of MOUNTS) servers.push(await serveFolder(site.folder, mount));
    sites.set(kind, { site, servers });
  }
});

after(async () => {
  await browser?.close();
  for (const { site, servers } of sites.values()) {
    for (const server of servers) await server.close();
    site.remove();
  }
});

/** What was found, and then its counts: large archives show the one before the other, and make the boxes anew for it. */
const status = async (page: Page, text: RegExp) => {
  await page.getByRole("status").filter({ hasText: text }).waitFor();
  await settled(page, 'document.querySelector("#counting").hidden');
};
const titles = (page: Page) => page.locator(".entries h3").allTextContents();
const query = (page: Page) => new URL(page.url()).search;
const facet = (page: Page, name: string, value: string) => page.locator(`[data-facet=${name}] input[value="${value}"]`);
const countOf = async (page: Page, name: string, value: string) =>
  Number(await facet(page, name, value).locator("xpath=../*[@class='num']").textContent());

for (const kind of KINDS) {
  const visit = (search = "", { mount = 0, ...options }: BrowserContextOptions & { mount?: number } = {}) =>
    visitPage(browser, sites.get(kind)!.servers[mount]!, search, options);

  for (const [mount, path] of MOUNTS.entries())
    test(`${kind}: at ${path}: type, see results, follow one, come back`, async () => {
      const { page, server, done } = await visit("", { mount });
      await page.keyboard.press("/");
      await page.keyboard.type("quillfeather");
      await status(page, /^1 article\.$/);
      assert.equal(query(page), "?q=quillfeather");
      const link = page.locator(".entries a");
      assert.equal(await link.getAttribute("href"), `${server.url}1987/03/12-ramps.html`);
      await link.click();
      await page.getByRole("heading", { name: "Ferry terminal" }).waitFor();
      await page.goBack();
      await status(page, /^1 article\.$/);
      assert.equal(await page.locator("#q").inputValue(), "quillfeather");
      await done();
    });

  test(`${kind}: facets: any of one, all of several, counts live, each state in the address, Back undoes it`, async () => {
    const { page, done } = await visit("?q=ramps");
    await status(page, /^21 articles\.$/);
    const [mail, news] = [await countOf(page, "source", "Valley Mail"), await countOf(page, "source", "Fishing News")];
    await facet(page, "source", "Valley Mail").check();
    await status(page, new RegExp(`^${mail} of 21 articles`));
    assert.equal(await countOf(page, "source", "Fishing News"), news, "the others can still be added");
    await facet(page, "source", "Fishing News").check();
    await status(page, new RegExp(`^${mail + news} of 21 articles`));
    assert.ok(await facet(page, "source", "Fishing News").evaluate((box) => box.matches(":focus")), "focus stays");
    await facet(page, "year", "1980s").check();
    assert.equal(query(page), "?q=ramps&year=1980s&source=Valley+Mail&source=Fishing+News");
    await facet(page, "year", "1987").check();
    await settled(page, 'location.search.includes("year=1987")');
    assert.ok(!query(page).includes("1980s"), "a year takes the place of its decade");
    await page.goBack();
    await settled(page, 'location.search.includes("1980s")');
    await settled(page, "document.querySelector(\"[data-facet=year] input[value='1980s']\").checked");
    await page.goBack();
    await page.goBack();
    await status(page, new RegExp(`^${mail} of 21 articles`));
    await page.goForward();
    await status(page, new RegExp(`^${mail + news} of 21 articles`));
    await done();
  });

  test(`${kind}: newest and oldest first, the undated last in both`, async () => {
    const { page, done } = await visit("?q=ramps");
    await page.getByRole("link", { name: "newest" }).click();
    await settled(page, 'document.querySelector("[data-sort=newest]").ariaCurrent');
    const dates = () =>
      page.locator(".entries time").evaluateAll((times) => times.map((time) => time.getAttribute("datetime")));
    const newest = await dates();
    assert.deepEqual(newest, [...newest].sort().reverse());
    await page.getByRole("button", { name: "Show 1 more" }).click();
    await page.locator(".entries li").nth(20).waitFor();
    assert.equal((await titles(page)).at(-1), "Ramps without a date");
    await page.getByRole("link", { name: "oldest" }).click();
    await settled(page, 'document.querySelector("[data-sort=oldest]").ariaCurrent');
    const oldest = await dates();
    assert.deepEqual(oldest, [...oldest].sort());
    assert.equal(query(page), "?q=ramps&sort=oldest");
    const all = await titles(page);
    assert.ok(all.indexOf("Morning edition") < all.indexOf("Late edition"));
    const late = page.locator(".entries li", { hasText: "Late edition" }).locator("time");
    assert.doesNotMatch((await late.textContent())!, /:/, "lists are about days");
    await done();
  });

  test(`${kind}: dates from and to, and bars that ask for their year`, async () => {
    const { page, done } = await visit("?q=ramps");
    await status(page, /^21/);
    await page.getByLabel("From").fill("1987-03");
    await page.keyboard.press("Tab");
    await page.getByLabel("To", { exact: true }).fill("1987");
    await page.keyboard.press("Enter");
    await status(page, /^4 of 21 articles/);
    assert.equal(query(page), "?q=ramps&from=1987-03&to=1987");
    await page.getByLabel("From").fill("");
    await page.getByLabel("To", { exact: true }).fill("");
    await page.keyboard.press("Enter");
    await status(page, /^21 articles/);
    const bar = page.locator('.spine a[data-year="1987"]');
    const count = Number((await bar.textContent())!.split(": ")[1]);
    await bar.click();
    await status(page, new RegExp(`^${count} of 21 articles`));
    assert.equal(query(page), "?q=ramps&year=1987");
    await done();
  });

  test(`${kind}: what is nowhere is named; a phrase stands beside a word`, async () => {
    const { page, done } = await visit("?q=ramps+zyxt");
    await status(page, /^21 articles\. No article contains “zyxt”; it was left out\.$/);
    await page.locator("#q").fill('"ferry berth" cousin');
    await page.keyboard.press("Enter");
    await status(page, /^1 article\.$/);
    assert.deepEqual(await titles(page), ["Word order"]);
    assert.deepEqual(await page.locator(".excerpt mark").allTextContents(), ["ferry berth", "cousin"]);
    await page.locator("#q").fill("zyxt");
    await status(page, /^No article contains “zyxt”\.$/);
    await done();
  });

  test(`${kind}: hostile text is text`, async () => {
    const { page, done } = await visit("?q=hostilities");
    await status(page, /^1 article/);
    assert.deepEqual(await titles(page), ["<img src=x onerror=alert(1)> and </script><script>alert(2)</script>"]);
    assert.match(
      (await page.locator(".excerpt").textContent())!,
      /<mark>not a mark<\/mark> <a href="javascript:alert\(3\)">/,
    );
    assert.equal(
      await page.locator("#results img, #results script, #results a[href^=javascript], .facets b, .facets i").count(),
      0,
    );
    assert.deepEqual(await page.locator("#results mark").allTextContents(), ["Hostilities"]);
    assert.equal(await facet(page, "source", "<b>Bold</b> Courier").count(), 1);
    await done();
  });

  test(`${kind}: excerpts come from the body, in the article's language`, async () => {
    const { page, done } = await visit(`?q=${encodeURIComponent("フェリー")}`);
    await status(page, /^1 article/);
    const [entry] = await page.locator(".entries li").all();
    assert.equal(await entry!.locator("h3 a").getAttribute("lang"), "ja");
    assert.equal(await entry!.locator("h3").textContent(), "港のフェリー、運航停止");
    assert.deepEqual(await entry!.locator("mark").allTextContents(), ["フェリー", "フェリー"]);
    assert.match(
      (await entry!.locator(".excerpt").textContent())!,
      /^東京の港でフェリーが止まった。住民は「困っている」と話す。/,
    );
    await done();
  });

  test(`${kind}: show more goes on where the list ended, and coming back finds list and place again`, async () => {
    const { page, done } = await visit("?q=the");
    await status(page, /articles/);
    assert.equal((await titles(page)).length, 20);
    await page.getByRole("button", { name: /^Show \d+ more$/ }).click();
    await settled(page, 'document.querySelectorAll(".entries li").length > 20');
    const focused = await page.evaluate("[...document.querySelectorAll('.entries a')].indexOf(document.activeElement)");
    assert.equal(focused, 20);
    assert.equal(query(page), "?q=the&shown=40");
    const link = page.locator(".entries a").nth(30);
    await link.scrollIntoViewIfNeeded();
    await page.waitForTimeout(100);
    const y = await page.evaluate("scrollY");
    await link.click();
    await settled(page, '!location.pathname.endsWith("search.html")');
    await page.goBack();
    await settled(page, 'document.querySelectorAll(".entries li").length > 30');
    await settled(page, `Math.abs(scrollY - ${y}) < 3`);
    await done();
  });

  test(`${kind}: narrow: nothing overflows, facets fold`, async () => {
    const { page, done } = await visit("?q=ramps", { viewport: { width: 390, height: 800 } });
    await status(page, /^21/);
    assert.ok(await facet(page, "year", "1980s").isHidden());
    await page.getByText("Narrow the results").click();
    await facet(page, "year", "1980s").check();
    await status(page, /of 21/);
    assert.ok(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
    await done();
  });

  test(`${kind}: without JavaScript, and from a file, there is a way to browse`, async () => {
    const { page, done } = await visit("", { javaScriptEnabled: false });
    assert.equal(
      await page.getByRole("link", { name: "Browse the archive by date" }).first().getAttribute("href"),
      "browse.html",
    );
    assert.ok(await page.locator("#q").isHidden());
    await done();
    const local = await browser.newPage();
    await local.goto(pathToFileURL(`${sites.get(kind)!.site.folder}/search.html`).href);
    await local.locator(".unable").filter({ hasText: "needs a web server" }).waitFor();
    await local.close();
  });

  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1200, 390])
      test(`${kind}: no axe violations: ${colorScheme}, ${width} wide`, async () => {
        const { page, done } = await visit("?q=ramps&year=1980s", { colorScheme, viewport: { width, height: 900 } });
        await status(page, /of 21/);
        if (width < 800) await page.getByText("Narrow the results").click();
        await page.evaluate(axe);
        const found = await page.evaluate(
          "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))",
        );
        assert.deepEqual(found, []);
        await done();
      });
}
