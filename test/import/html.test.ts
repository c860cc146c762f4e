import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { html } from "../../scripts/sources/html.ts";
import { parsePage } from "../../scripts/sources/html/document.ts";
import { readPage } from "../../scripts/sources/html/page.ts";
import { howSaved } from "../../scripts/sources/html/saved.ts";
import type { RawArticle } from "../../scripts/sources/source.ts";
import { fileOf, headOf, readAll } from "../support/files.ts";

const TEXT = [
  "The fog closed the harbour of Port Ellis for nine hours on Tuesday, and no boat went out before noon.",
  "Nobody could remember a longer one, although the harbour master had looked it up and found eleven.",
  "The ferry waited on the other side with forty passengers and one cow, who was said to be the calmest.",
];
const BODY = `<h1>Fog closes the harbour</h1>${TEXT.map((words) => `<p>${words}</p>`).join("\n")}`;
const page = (body = BODY, head = "<title>Fog closes the harbour</title>", before = "<!DOCTYPE html>") =>
  `${before}<html><head>${head}</head><body>${body}</body></html>`;

async function read(text: string | Uint8Array, name = "fog.html", beside: { [path: string]: Uint8Array } = {}) {
  const found = await readAll(html, fileOf(name, text, { beside }));
  assert.equal(found.length, 1);
  return found[0]!;
}

async function article(text: string | Uint8Array): Promise<RawArticle> {
  const found = await read(text);
  assert.equal(found.type, "article", JSON.stringify(found).slice(0, 200));
  return found as RawArticle;
}

async function reason(text: string, name?: string, beside?: { [path: string]: Uint8Array }): Promise<string> {
  const found = await read(text, name, beside);
  assert.equal(found.type, "skipped");
  return (found as { reason: string }).reason;
}

describe("a page is known by how it begins, whatever stands before that", () => {
  const pages: [string, string, string][] = [
    ["a doctype", "a", "<!doctype HTML public '-//W3C//DTD HTML 3.2//EN'><title>x"],
    ["no doctype", "a.txt", "\n\n<HTML>\n<BODY>x"],
    ["a comment of a browser", "a", "\ufeff<!-- saved from url=(0014)about:internet -->\r\n<html><body>x"],
    ["an XML declaration", "a.xml", '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y">\n<html xmlns="z">'],
    ["code that a server left in", "a.php", "<?php include('x'); ?>\n<%@ Page %>\n<html>"],
    ["a warning of a server", "a.html", "<br />\n<b>Warning</b>: mysql_connect()\n<!DOCTYPE html>\n<html>"],
    ["headers that were kept", "a.html", "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>"],
    ["a piece without a frame", "a.htm", "<h1>Fog</h1><p>It came."],
  ];
  for (const [name, file, text] of pages) test(name, () => assert.ok(html.detect(headOf(file, text))));

  const others: [string, string, string][] = [
    ["Markdown with HTML in it", "a.md", "<div align=center>\n\n# Fog\n\n<p>It came.</p></div>"],
    ["Markdown that shows a page", "a.md", "# How to write\n\n```\n<html>\n```\n"],
    ["HTML with front matter", "a.html", "---\ntitle: Fog\n---\n<html><p>It came.</p></html>"],
    ["a feed", "a.xml", '<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>'],
    ["NITF", "a.xml", "<!DOCTYPE nitf SYSTEM 'x'><nitf><body><p>x</p></body></nitf>"],
    ["words", "a.txt", "Fog closes <b>harbour</b>\n\nIt came."],
  ];
  for (const [name, file, text] of others) test(`not ${name}`, () => assert.ok(!html.detect(headOf(file, text))));

  test("also in UTF-16", async () => {
    const wide = Buffer.from(`\ufeff${page()}`, "utf16le");
    const { fields, body } = await article(wide);
    assert.equal(fields.title, "Fog closes the harbour");
    assert.match((body as { text: string }).text, /forty passengers/);
  });
});

describe("a saved page says where and when it was saved", () => {
  const saved = (before: string) => howSaved(`${before}${page()}`);

  test("Internet Explorer and Chrome", () => {
    const { address, by } = saved(
      "<!DOCTYPE html>\n<!-- saved from url=(0041)https://paper.example/1999/fog.html?a=1&b=2 -->",
    );
    assert.deepEqual([address, by], ["https://paper.example/1999/fog.html?a=1&b=2", "saved from url"]);
  });

  test("what came from nowhere has no address", () => {
    assert.equal(saved("<!-- saved from url=(0014)about:internet -->").address, undefined);
    assert.equal(saved("<!-- saved from url=(0022)http://internet.e-mail -->").address, undefined);
    assert.equal(saved("<!-- saved from url=(0030)file:///C:/Users/joan/fog.html -->").address, undefined);
  });

  test("SingleFile, with its offset", () => {
    const { address, capturedAt } = saved(
      "<html><!--\n Page saved with SingleFile \n url: https://paper.example/fog \n saved date: Thu Jun 01 2023 12:34:56 GMT+0200 (Central European Summer Time)\n-->",
    );
    assert.deepEqual([address, capturedAt], ["https://paper.example/fog", "2023-06-01T12:34:56+02:00"]);
  });

  test("HTTrack", () => {
    const { address, capturedAt } = saved(
      "<!-- Mirrored from www.paper.example/fog.html by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 12 Mar 2013 10:11:12 GMT -->",
    );
    assert.deepEqual([address, capturedAt], ["http://www.paper.example/fog.html", "2013-03-12T10:11:12Z"]);
  });

  test("WebScrapBook and Save Page WE", () => {
    const scrapbook = saved(
      '<html data-scrapbook-source="https://paper.example/fog" data-scrapbook-create="20180312010203123">',
    );
    assert.deepEqual([scrapbook.address, scrapbook.capturedAt], ["https://paper.example/fog", "2018-03-12T01:02:03Z"]);
    const extension = saved(
      '<meta name="savepage-url" content="https://paper.example/fog"><meta name="savepage-date" content="Mon Jan 02 2023 03:04:05 GMT-0500 (EST)">',
    );
    assert.equal(extension.capturedAt, "2023-01-02T03:04:05-05:00");
  });

  test("a web archive's page is of the time of its capture, not of the copy", () => {
    const {
      address,
      capturedAt,
      html: plain,
    } = saved(
      '<!-- saved from url=(0078)https://web.archive.org/web/20130312101112/http://www.paper.example/fog.html --><a href="/web/20130312101112/http://paper.example/b">b</a>',
    );
    assert.deepEqual([address, capturedAt], ["http://www.paper.example/fog.html", "2013-03-12T10:11:12Z"]);
    assert.match(plain, /<a href="http:\/\/paper\.example\/b">/);
  });

  test("<base> is the page's address where it names a page", () => {
    assert.equal(
      saved('<base href="https://paper.example/1999/fog.html">').address,
      "https://paper.example/1999/fog.html",
    );
    assert.equal(saved('<base href="https://paper.example/1999/">').address, undefined);
  });

  test("words in the text are no mark", () => {
    assert.equal(howSaved(page(`${BODY}<p>By HTTrack, Tue, 12 Mar 2013</p>`)).capturedAt, undefined);
  });

  test("a sidecar's capture time goes before the page's own", async () => {
    const text = `<!--\n Page saved with SingleFile \n url: https://paper.example/fog \n saved date: Thu Jun 01 2023 12:34:56 GMT+0200 (x)\n-->${page()}`;
    const [told] = await readAll(html, fileOf("fog.html", text, { capturedAt: "2020-01-01" }));
    const [own] = await readAll(html, fileOf("fog.html", text));
    assert.equal((told as RawArticle).capturedAt, "2020-01-01");
    assert.equal((own as RawArticle).capturedAt, "2023-06-01T12:34:56+02:00");
  });
});

describe("pages that can be no articles are passed over, with the reason", () => {
  test("a page that leads on", async () => {
    assert.match(await reason(page("Moved.", '<meta http-equiv=Refresh content="0; url=new.html">')), /leads on/);
  });

  test("the menu in a frame", async () => {
    assert.match(
      await reason(page("<a href=a>Today</a> | <a href=b>Tides</a> | <a href=c>Sport</a>", "<title>Menu</title>")),
      /only links/,
    );
  });

  test("a page that shows itself anew is an article", async () => {
    await article(page(BODY, '<title>Fog closes the harbour</title><meta http-equiv="refresh" content="300">'));
  });

  test("a frameset, but not the page in it", async () => {
    assert.match(
      await reason('<html><frameset><frame src="a.html"><noframes><p>No frames</p></noframes></frameset>'),
      /frames/,
    );
  });

  for (const title of [
    "404 Not Found",
    "Just a moment...",
    "Page not found | Ellis Post",
    "Access Denied",
    "Ellis Post - Error 404",
    "Seite nicht gefunden",
  ])
    test(`"${title}"`, async () =>
      assert.match(await reason(page("<p>Go back.</p>", `<title>${title}</title>`)), /error page/));

  test("an article about such a page is none", async () => {
    const head = "<title>Page not found: how a town lost its website</title>";
    await article(page(BODY.replace(/<h1>.*<\/h1>/, "<h1>Page not found: how a town lost its website</h1>"), head));
  });

  test("frames of advertisements in the folder of a saved page", async () => {
    const beside = { "../fog.html": Buffer.from(page()) };
    assert.equal(await reason(page(), "saved/fog_files/ad.html", beside), "part of the saved page fog.html");
    assert.equal(await reason(page(), "saved/fog-Dateien/ad.html", beside), "part of the saved page fog.html");
  });

  test("the page in a frame of a saved frameset is an article", async () => {
    const beside = {
      "../fog.html": Buffer.from('<html><frameset><frame src="./fog_files/main.html"></frameset></html>'),
    };
    assert.equal((await read(page(), "saved/fog_files/main.html", beside)).type, "article");
  });

  test("so is a page in a folder that is only named like that", async () => {
    assert.equal((await read(page(), "court_files/fog.html")).type, "article");
  });
});

describe("links of a saved page lead where they led", () => {
  const linked = `${BODY}<p>More stood in <a href="b.html?x=1&amp;y=2">the paper of the day before</a>, which had foreseen it all.</p>`;

  test("to whole addresses, where it is known where the page stood", async () => {
    const { body } = await article(
      page(
        linked,
        '<title>Fog closes the harbour</title><link rel=canonical href="https://paper.example/1999/fog.html">',
      ),
    );
    assert.match((body as { text: string }).text, /href="https:\/\/paper\.example\/1999\/b\.html\?x=1&amp;y=2"/);
  });

  test("to the files beside it, where it is not", async () => {
    const { body } = await article(page(linked));
    assert.match((body as { text: string }).text, /href="x-backfile-source-file:b\.html"/);
  });
});

describe("hostile pages neither hang nor stop the import", () => {
  const deep = (count: number, tag: string) => `${`<${tag}>`.repeat(count)}${BODY}`;
  const hostile: [string, string][] = [
    ["2,000 nested divs", deep(2000, "div")],
    ["100,000 nested divs", deep(100_000, "div")],
    ["100,000 nested tables", deep(100_000, "table><tr><td")],
    ["20,000 nested lists", deep(20_000, "ul><li")],
    ["20,000 open fonts", Array.from({ length: 20_000 }, (_, at) => `<font size=${at}>`).join("") + BODY],
    ["100,000 ends of what never began", `${"</div></p>".repeat(50_000)}${BODY}`],
    ["everything left open", BODY.replaceAll(/<\/[^>]+>/g, "")],
    ["10 MB in one line", `${BODY}<p>${"fog ".repeat(2_500_000)}</p>`],
    ["100,000 links", `${BODY}${'<a href="x">y</a> '.repeat(100_000)}`],
    ["<plaintext>", `${BODY}<plaintext>${"<div>".repeat(1000)}`],
    ["a comment that never ends", `${BODY}<!-- ${"- ".repeat(100_000)}`],
    ["100,000 comments that never end", `${BODY}${"<!--".repeat(100_000)}`],
    ["100,000 times an open quote", `${BODY}${'<a href="'.repeat(100_000)}`],
    ["a script in a picture", `${BODY}<svg><script>alert(1)</script><style><img src=x onerror=alert(1)></style></svg>`],
  ];
  for (const [name, body] of hostile)
    test(name, async () => {
      const found = await read(page(body));
      assert.ok(found.type === "article" || found.type === "skipped");
      if (found.type === "article") assert.doesNotMatch((found.body as { text: string }).text, /<script|onerror=/i);
    });

  test("no body, no head, no text", async () => {
    for (const text of ["<html>", "<html><head><title>Fog</title>", "<!doctype html>", "<body>"])
      assert.ok(["article", "skipped"].includes((await read(text)).type));
  });

  test("NUL bytes are left out", async () => {
    const { body } = await article(page().replaceAll("harbour", "har\0bour"));
    assert.match((body as { text: string }).text, /the harbour of Port Ellis/);
  });

  test("a refresh to a script leads nowhere", async () => {
    await article(
      page(
        BODY,
        '<title>Fog closes the harbour</title><meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
      ),
    );
  });

  test("the words below the deepest tag stay", () => {
    const words: string[] = [];
    const stack = [...parsePage(deep(100_000, "div")).children];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (node.type === "text") words.push(node.data);
      else if ("children" in node) stack.push(...node.children);
    }
    assert.match(words.join(" "), /forty passengers/);
  });
});

describe("pages of the 1990s set their headings in large type", () => {
  const reading = (line: string) => {
    const paragraphs = [
      "The last keeper climbed down its 198 steps on Monday.",
      "Edwin Marsh has lived there since 1966.",
    ];
    const text = paragraphs.map((words) => `<p>${words} ${"Nobody was waiting at the top, he said. ".repeat(3)}</p>`);
    const html = `<title>The Ellis Chronicle - Lighthouse keeper leaves</title><body>${line}${text.join("")}</body>`;
    const page = readPage({ html, name: "a.html" });
    assert.equal(page.type, "article");
    return page.type === "article" ? page : undefined;
  };
  test("a line in large type that the page's title ends with is the headline, and no part of the text", () => {
    const page = reading("HARBOR<br><font size=5><b>Lighthouse keeper leaves</b></font><br>By the sea<br>");
    assert.equal(page?.fields.title, "Lighthouse keeper leaves");
    assert.doesNotMatch(String(page?.body.kind === "html" && page.body.text), /keeper leaves/);
  });
  test("large letters within a line are none", () => {
    const page = reading("<font size=5>T</font>he light goes out at <font size=6>midnight</font> on Monday.<br>");
    assert.equal(page?.fields.title, "The Ellis Chronicle - Lighthouse keeper leaves");
  });
});
