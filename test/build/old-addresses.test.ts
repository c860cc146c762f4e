import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, describe, test } from "node:test";
import { takeInventory } from "../../scripts/check/inventory.ts";
import { checkHosts } from "../../scripts/check/hosts.ts";
import { checkLinks } from "../../scripts/check/links.ts";
import { resolveTarget } from "../../scripts/serve/resolve.ts";
import { launch } from "../browser/launch.ts";
import { serveFolder } from "../browser/server.ts";
import { articleText, buildArchive, makeArchive } from "../support/archive.ts";

const browser = await launch();
after(() => browser.close());

const article = (title: string, aliases: string[]) =>
  articleText(`title: ${title}\ndate: 2001-01-02\naliases: ${JSON.stringify(aliases)}`);
const FOG = "2001/01/02-fog.html";
const ICE = "2001/01/02-ice.html";

/** The page that a host of plain files gives for an address, following it to a folder's index. */
function served(out: string, asked: string): string {
  const found = resolveTarget(out, "/", asked);
  if (found.kind === "redirect") return served(out, found.to);
  assert.equal(found.kind, "file", asked);
  return readFileSync((found as { file: string }).file, "utf8");
}

describe("old addresses as paths", () => {
  const kept: { [alias: string]: string } = {
    "/old story.html": "/old%20story.html",
    "/new%20story.html": "/new%20story.html",
    "/2009/03/05/caf%C3%A9/": "/2009/03/05/caf%C3%A9/",
    "/2009/تقرير": "/2009/%D8%AA%D9%82%D8%B1%D9%8A%D8%B1",
    "/news/fog,ice (and snow)!.htm": "/news/fog,ice%20(and%20snow)!.htm",
    "/100%25.html": "/100%25.html",
    "/story.php": "/story.php",
  };
  test("those with spaces, signs and percent signs are files where a host looks for them", async (t) => {
    const root = makeArchive(t, { "content/articles/2001/01/02-fog.md": article("Fog", Object.keys(kept)) });
    const { out, said } = await buildArchive(root);
    for (const asked of Object.values(kept)) assert.match(served(out, asked), /This page has moved[\s\S]*02-fog\.html/);
    assert.deepEqual(
      said.filter((line) => line.includes("old address")),
      [],
    );
    const inventory = takeInventory(out);
    assert.deepEqual([checkLinks(inventory, null).problems, checkHosts(inventory).problems], [[], []]);
  });

  const lost = ["/a%2Fb.html", "/%E9t%E9.html", "/a%00b", "/../up.html", "/con/", "/a:b", "/dot./x", "/%zz", "/ "];
  test("those that are no names are left out, each with its article", async (t) => {
    const root = makeArchive(t, { "content/articles/2001/01/02-fog.md": article("Fog", lost) });
    const { said } = await buildArchive(root);
    for (const alias of lost.slice(0, -1))
      assert.ok(
        said.some((line) => line.includes(`02-fog.md: its old address ${JSON.stringify(alias)} cannot be a page`)),
        alias,
      );
  });
});

describe("old addresses with a query", () => {
  const files = {
    "content/articles/2001/01/02-fog.md": article("Fog", ["/?p=12", "/story.php?id=5&lang=en"]),
    "content/articles/2001/01/02-ice.md": article("Ice", ["/index.php?p=13", "/?p=12", "/?title=caf%C3%A9%20noir"]),
  };

  test("are kept in redirects.json, one article each; who comes second is told", async (t) => {
    const { out, page, said } = await buildArchive(makeArchive(t, files));
    assert.deepEqual(JSON.parse(page("redirects.json")), {
      "/?p=12": FOG,
      "/?p=13": ICE,
      "/?title=café noir": ICE,
      "/story.php?id=5&lang=en": FOG,
    });
    assert.deepEqual(
      said.filter((line) => line.includes("old address")).map((line) => line.replace(/^.*?02-/, "")),
      [`ice.md: its old address /?p=12 leads to ${FOG}; the redirect is left out`],
    );
    assert.deepEqual(checkLinks(takeInventory(out), null).problems, []);
  });

  test("check finds those that lead nowhere", async (t) => {
    const { out } = await buildArchive(makeArchive(t, files));
    const inventory = takeInventory(out);
    inventory.sizes.delete(FOG);
    const { problems } = checkLinks(inventory, null);
    assert.equal(problems.filter(({ file }) => file === "redirects.json").length, 2);
  });

  test("lead on in a browser, from the home page and from 404; other queries stay", async (t) => {
    const { out } = await buildArchive(makeArchive(t, files));
    const server = await serveFolder(out);
    const page = await browser.newPage();
    t.after(() => Promise.all([page.close(), server.close()]));
    const ends = async (asked: string, url: string) => {
      await page.goto(server.url + asked);
      await page.waitForURL(server.url + url);
    };
    await ends("?p=12", FOG);
    await ends("index.php?p=13&utm_source=mail", ICE);
    await ends("index.html?title=caf%C3%A9%20noir#words", `${ICE}#words`);
    await ends("story.php?id=5&lang=en", FOG);
    await page.goto(`${server.url}?p=99`, { waitUntil: "networkidle" });
    assert.equal(page.url(), `${server.url}?p=99`);
    const asked = server.requests.length;
    await page.goto(server.url, { waitUntil: "networkidle" });
    assert.ok(server.requests.slice(asked).every(({ target }) => !target.includes("redirects")));
  });

  test("where there is none, nothing is made or loaded for them", async (t) => {
    const { out, page } = await buildArchive(
      makeArchive(t, { "content/articles/2001/01/02-fog.md": article("Fog", ["/fog/"]) }),
    );
    assert.ok(!existsSync(path.join(out, "redirects.json")));
    assert.ok(!/assets\/old-/.test(page("index.html") + page("404.html")));
  });
});
