import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { feed } from "../../scripts/sources/feed.ts";
import { nameOf } from "../../scripts/sources/feed/people.ts";
import { withoutChrome } from "../../scripts/sources/feed/text.ts";
import type { Found, RawArticle } from "../../scripts/sources/source.ts";
import { readXml, textOf } from "../../scripts/sources/xml/reader.ts";
import { put, temporaryFolder } from "../support/archive.ts";
import { fileOf, headOf, readAll } from "../support/files.ts";
import { CASES, filesBelow, importInto } from "./golden.ts";

const rss = (items: string) => `<rss version="2.0"><channel><title>Post</title>${items}</channel></rss>`;
const read = (text: string | Uint8Array) => readAll(feed, fileOf("feed.xml", text));
const articles = (found: Found[]) => found.filter((one): one is RawArticle => one.type === "article");

describe("a feed is known by what it holds", () => {
  test("in any of its formats, under any name", () => {
    for (const start of [
      "<rss/>",
      "\n<!-- x --><?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><RSS version='0.91'>",
      '<rdf:RDF xmlns:rdf="r"><channel>',
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom">',
      '<feed version="0.3">',
      "<CHANNEL><ITEM>",
      '{"title":"x","version":"https://jsonfeed.org/version/1"}',
    ])
      assert.ok(feed.detect(headOf("thing.bin", start)), start);
  });
  test("and nothing else is", () => {
    for (const start of [
      "<html><rss>",
      '<rss xmlns:wp="http://wordpress.org/export/1.2/">',
      "<rdf:RDF xmlns:rdf='r'><Person>",
      "<feed><cow/></feed>",
      '{"version":"1.0"}',
      "rss",
    ])
      assert.ok(!feed.detect(headOf("feed.xml", start)), start);
  });
});

test("a document with nothing in it is an empty feed by its name alone", async () => {
  const hollow = "<?xml version='1.0'?>\n<!-- nothing yet -->\n";
  assert.ok(feed.detect(headOf("feed.rss", hollow)));
  assert.ok(!feed.detect(headOf("page.html", hollow)));
  assert.deepEqual(await read(hollow), [{ type: "skipped", reason: "a feed without items" }]);
});

describe("an item's text", () => {
  test("is a summary where it breaks off, and the line of the feed's maker goes", () => {
    const cases: [given: string, kept: string, cut: boolean][] = [
      ["<p>A</p><p>The post <a href='x'>A</a> first appeared on <a href='y'>B</a>.</p>", "<p>A</p>", false],
      ["A… <a href='x'>Continue reading <span>A</span> →</a>", "A…", true],
      ["A [&#8230;]", "A [&#8230;]", true],
      ["A [...]", "A [...]", true],
      ['<p>A</p><div class="feedflare">x</div>', "<p>A</p>", false],
      ["<p>A</p><br> <a href='x'><img alt='Add to Facebook' src='y'></a>&nbsp;<br/>", "<p>A</p>", false],
      ["A. <a href='x'><img src='http://ads.service.example/1'></a>", "A.", false],
      ["A. <a href='x'>More about boats</a>", "A. <a href='x'>More about boats</a>", false],
    ];
    for (const [given, kept, cut] of cases)
      assert.deepEqual(withoutChrome({ html: true, text: given }), { text: { html: true, text: kept }, cut });
  });
  test("that was escaped once too often is HTML all the same; one about HTML is left as it is", async () => {
    const item = (text: string) => `<item><title>A</title><description>${text}</description></item>`;
    const twice = "&amp;lt;!-- x --&amp;gt;&amp;lt;p&amp;gt;Fog&amp;lt;/p&amp;gt; &lt;br/&gt;";
    const found = articles(await read(rss(item(twice) + item("&lt;p&gt;Write &amp;lt;p&amp;gt;&lt;/p&gt;"))));
    assert.deepEqual(
      found.map(({ body }) => "text" in body && body.text),
      ["<!-- x --><p>Fog</p>", "<p>Write &lt;p&gt;</p>"],
    );
  });
  test("is plain where nothing in it is markup", async () => {
    const [one] = articles(
      await read(rss("<item><title>T</title><description>One.\n\nTwo, 3 &lt; 4.</description></item>")),
    );
    assert.deepEqual(one?.body, { kind: "paragraphs", paragraphs: ["One.", "Two, 3 < 4."] });
  });
  test("that was escaped twice is unescaped twice", async () => {
    const [one] = articles(
      await read(rss("<item><description>&amp;lt;p&amp;gt;A&amp;lt;/p&amp;gt;</description></item>")),
    );
    assert.deepEqual(one?.body, { kind: "html", text: "<p>A</p>" });
  });
});

test("a writer is a name and never an address", () => {
  const cases: [words: string, name: string | undefined][] = [
    ["ann@post.example (Ann Lee)", "Ann Lee"],
    ["Ann Lee <ann@post.example>", "Ann Lee"],
    ["Ann Lee (mailto:ann@post.example)", "Ann Lee"],
    ["ann@post.example", undefined],
    ["Ann Lee", "Ann Lee"],
  ];
  for (const [words, name] of cases) assert.equal(nameOf(words), name, words);
});

test("an item is the same one in every capture, and its versions are told apart", async () => {
  const item = '<item><title>T</title><guid isPermaLink="false">g</guid><description>D</description></item>';
  const [one] = articles(await readAll(feed, fileOf("a.xml", rss(item), { capturedAt: "2010-01-01T00:00:00Z" })));
  const two = articles(
    await readAll(feed, fileOf("b.xml", rss(`<item/>${item}`), { capturedAt: "2010-01-02T00:00:00Z" })),
  )[0];
  assert.deepEqual([one?.identity, one?.record], [two?.identity, two?.record]);
  assert.deepEqual([one?.version, two?.version], ["2010-01-01T00:00:00Z", "2010-01-02T00:00:00Z"]);
});

describe("an item without a time of its own", () => {
  const item = (title: string, inner = "<guid>https://post.example/a</guid>") =>
    `<item><title>${title}</title>${inner}<description>D</description></item>`;
  const dated = (date: string, items: string) => rss(items).replace("<item>", `${date}<item>`);
  const read = async (text: string, capturedAt?: string) =>
    articles(await readAll(feed, fileOf("a.xml", text, capturedAt === undefined ? {} : { capturedAt })));

  test("is of the version of its feed, and not of the feed's date", async () => {
    const pub = "<pubDate>Mon, 04 Jan 2010 10:00:00 GMT</pubDate>";
    const build = "<lastBuildDate>Tue, 05 Jan 2010 10:00:00 GMT</lastBuildDate>";
    for (const [head, version] of [
      [pub, "2010-01-04T10:00:00+00:00"],
      [build + pub, "2010-01-05T10:00:00+00:00"],
      [pub + build, "2010-01-05T10:00:00+00:00"],
      ["", undefined],
    ] as const) {
      const [found] = await read(dated(head, item("T")));
      assert.equal(found?.version && Date.parse(found.version), version && Date.parse(version), head);
      assert.deepEqual([found?.fields.date, found?.fields.updated], [undefined, undefined]);
    }
    const [told] = await read(dated(build, item("T")), "2010-02-01T00:00:00Z");
    assert.equal(told?.version, "2010-02-01T00:00:00Z");
    const atom =
      "<feed xmlns='http://www.w3.org/2005/Atom'><updated>2010-01-06T00:00:00Z</updated><entry><id>urn:a</id><title>T</title><content>D</content></entry></feed>";
    const [entry] = await read(atom);
    assert.deepEqual(
      [Date.parse(entry!.version!), entry?.fields.date],
      [Date.parse("2010-01-06T00:00:00Z"), undefined],
    );
  });

  test("shares no version with another item of the same feed", async () => {
    const found = await read(dated("<pubDate>2010-01-04</pubDate>", item("One") + item("Two")));
    assert.deepEqual(
      found.map(({ version }) => version),
      ["2010-01-04", undefined],
    );
  });

  test("is not known by the front page that it links to", async () => {
    const front = "<link>https://post.example/</link>";
    const found = await read(rss(item("One", front) + item("Two", front)).replace("<item>", `${front}<item>`));
    assert.deepEqual(
      found.map(({ fields }) => fields.url),
      [undefined, undefined],
    );
    assert.notEqual(found[0]?.identity, found[1]?.identity);
  });

  test("is what the later capture says, and the earlier capture is kept", async (context) => {
    for (const order of [
      ["a", "b"],
      ["b", "a"],
    ]) {
      const archive = temporaryFolder(context, "captures");
      const words = { a: ["Three boats lost", "04"], b: ["Two boats lost", "05"] } as const;
      for (const [at, which] of order.entries()) {
        const [title, day] = words[which as "a" | "b"];
        put(archive, `sources/${at}.xml`, dated(`<lastBuildDate>2010-01-${day}</lastBuildDate>`, item(title)));
      }
      const { totals } = await importInto(archive, [path.join(archive, "sources")]);
      assert.deepEqual([totals.imported, totals.version], [1, 1]);
      const contents = Object.entries(filesBelow(path.join(archive, "content")));
      const titleOf = (folder: string) =>
        contents.flatMap(([file, text]) => (file.startsWith(folder) ? [/^title: (.+)$/m.exec(text)?.[1]] : []));
      assert.deepEqual(titleOf("articles/undated/"), ["Two boats lost"]);
      assert.deepEqual(titleOf("versions/"), ["Three boats lost"]);
    }
  });
});

describe("XML that is not well-formed", () => {
  const titles = async (text: string, size = text.length) => {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      text.slice(at * size, at * size + size),
    );
    const found: string[] = [];
    for await (const one of readXml(pieces, (where) => where.at(-1) === "t"))
      if (one.type === "element") found.push(textOf(one.node));
    return found;
  };
  test("loses no more than its mistakes, however it is cut into pieces", async () => {
    const text =
      '<r a="1&2"><t>A & B</t></b><t>C < D &nope; &#147;E&#148;</T><t>F<br>G</t><![CDATA[</r>]]><t x=1>H</t></r>';
    for (const size of [text.length, 1, 2, 7])
      assert.deepEqual(await titles(text, size), ["A & B", "C < D &nope; “E”", "FG", "H"]);
  });
  test("takes no longer for being hostile", async () => {
    for (const bad of [
      "<a ",
      "&",
      "&amp",
      '<a x="',
      "<![CDATA[",
      "</a>",
      "<t>",
      "<!DOCTYPE [",
      "<!--",
      "<?x ",
      "&#",
      '<t x="',
    ])
      await titles(`<r>${bad.repeat(60_000)}`, 65_536);
  });
});

test("a damaged feed is read or refused, and never throws", async () => {
  const whole = [
    "rss/input/evening-post.xml",
    "atom/input/reach.atom",
    "rdf/input/old.rdf",
    "json-feed/input/feed.json",
  ].map((file) => readFileSync(path.join(CASES, "feed", file)));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.array(
        fc.tuple(fc.nat(), fc.constantFrom("<", ">", "&", '"', "]]>", "</item>", "<item>", "\0", "\u00e9", "")),
        { maxLength: 6 },
      ),
      fc.nat(),
      async (bytes, changes, end) => {
        let text = bytes.toString("utf8");
        for (const [place, put] of changes)
          text = text.slice(0, place % text.length) + put + text.slice((place % text.length) + 1);
        const cut = Buffer.from(end % 3 === 0 ? text.slice(0, end % text.length) : text);
        if (cut.length === 0) return;
        await read(cut);
      },
    ),
    { numRuns: 300 },
  );
});
