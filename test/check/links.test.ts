import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { takeInventory } from "../../scripts/check/inventory.ts";
import { checkLinks } from "../../scripts/check/links.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "backfile-check-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function site(files: { [address: string]: string }, address: string | null = null): string[] {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    writeFileSync(path.join(dir, file), text);
  }
  const section = checkLinks(takeInventory(dir), address);
  assert.equal(section.count, section.problems.length);
  return section.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`);
}

const page = (body: string) => `<!doctype html>\n<title>A page</title>\n${body}\n`;

describe("links", () => {
  test("a sound site has no problems", () => {
    const files = {
      "index.html": page(
        '<a href="1987/03/12-ferry.html#reply">a</a> <a href="#here" id="here">b</a> <img src="data:image/gif;base64,AA">' +
          '<a href="https://elsewhere.example/x">c</a> <a href="mailto:a@b.example">d</a> <a href="">e</a> <a href="#top">f</a>' +
          '<form action="search.html?x=1"></form>',
      ),
      "search.html": page(""),
      "1987/03/12-ferry.html": page(
        '<p id="reply"><a href="../../index.html">up</a> <a href="%C3%A9t%C3%A9%20a.html">s</a>',
      ),
      "1987/03/été a.html": page(
        '<link rel="stylesheet" href="../../assets/site.css"><a name="old"></a><a href="#old">x</a>',
      ),
      "assets/site.css": "@import 'more.css'; a { background: url(dot.png) } /* url(gone.png) */",
      "assets/more.css": "",
      "assets/dot.png": "",
      "old/index.html": '<meta http-equiv="refresh" content="0; url=../index.html">',
    };
    assert.deepEqual(site(files), []);
  });

  test("a link that leads nowhere is named with its line", () => {
    assert.deepEqual(site({ "a.html": page('<p>\n<a href="gone.html">x</a>') }), [
      'a.html:4 "gone.html" leads to no file (gone.html)',
    ]);
  });

  test("a fragment that no element has is found, on the same page and on another", () => {
    const found = site({
      "a.html": page('<a href="#no">x</a><a href="b.html#nor">y</a>'),
      "b.html": page('<b id="yes">'),
    });
    assert.deepEqual(found, [
      'a.html:3 "#no" names an id that is not here',
      'a.html:3 "#nor" is not on the page b.html',
    ]);
  });

  test("names differ by case", () => {
    assert.equal(site({ "a.html": page('<a href="B.html">x</a>'), "b.html": page("") }).length, 1);
  });

  test("a link that works only at the root, only on a host, or only by luck is a problem", () => {
    const found = site({
      "a/b.html": page(
        '<a href="/a/b.html">x</a>\n<a href="../../a/b.html">y</a>\n<a href="../c/">z</a>\n<a href="../c">w</a>',
      ),
      "c/index.html": page(""),
    });
    assert.deepEqual(found, [
      'a/b.html:3 "/a/b.html" begins with a slash',
      'a/b.html:4 "../../a/b.html" leads out of the site',
      'a/b.html:5 "../c/" names a folder',
      'a/b.html:6 "../c" names a folder',
    ]);
  });

  test("nothing is loaded from another host, by whatever element or style", () => {
    const found = site({
      "a.html": page(
        [
          '<img src="https://elsewhere.example/a.png" srcset="b.png 1x, https://elsewhere.example/b.png 2x">',
          '<script src="//elsewhere.example/a.js"></script>',
          '<link rel="stylesheet" href="http://elsewhere.example/a.css">',
          '<link rel="preconnect" href="https://elsewhere.example">',
          '<p style="background: url(https://elsewhere.example/c.png)">',
          "<style>@import 'https://elsewhere.example/d.css';</style>",
          '<video poster="https://elsewhere.example/p.jpg"><source src="https://elsewhere.example/v.mp4"></video>',
          '<link rel="canonical" href="https://elsewhere.example/">',
        ].join("\n"),
      ),
      "b.png": "",
      "s.css": "a { background: url( 'https://elsewhere.example/e.png' ) }",
    });
    assert.equal(found.length, 10);
    for (const line of found) assert.match(line, /from another host$/);
  });

  test("a link that would run a script is a problem", () => {
    assert.match(
      site({ "a.html": page('<a href=" JavaScript:alert(1)">x</a>') })[0] ?? "",
      /not an address of the web/,
    );
  });

  test("whole addresses below the site's own are followed; feeds and the sitemap too", () => {
    const own = "https://example.org/archive/";
    const files = {
      "index.html": page(
        `<link rel="canonical" href="${own}"><a href="${own}gone.html">x</a><a href="https://example.org/">y</a>`,
      ),
      "a.html": page(""),
      "feed.xml": `<feed xmlns="http://www.w3.org/2005/Atom">\n<link rel="self" href="${own}feed.xml"/>\n<entry><link href="${own}b.html"/></entry></feed>`,
      "sitemap.xml": `<urlset>\n<url><loc>${own}a.html</loc></url>\n<url><loc>${own}c.html</loc></url></urlset>`,
      "feed.json": `{"version": "https://jsonfeed.org/version/1.1",\n"items": [{"url": "${own}d.html"}]}`,
      "data.json": '{"url": "not a feed.html"}',
    };
    assert.deepEqual(site(files, own), [
      'feed.json:2 "https://example.org/archive/d.html" leads to no file (d.html)',
      'feed.xml:3 "https://example.org/archive/b.html" leads to no file (b.html)',
      'index.html:3 "https://example.org/archive/gone.html" leads to no file (gone.html)',
      'sitemap.xml:3 "https://example.org/archive/c.html" leads to no file (c.html)',
    ]);
  });

  test("a page for any address is read from its base", () => {
    const files = {
      "404.html": '<base href="/archive/"><a href="index.html">x</a><a href="gone.html">y</a>',
      "index.html": "",
    };
    assert.deepEqual(site(files), ['404.html:1 "gone.html" leads to no file (gone.html)']);
  });
});
