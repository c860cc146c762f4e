import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import type { Found, RawArticle } from "../../scripts/sources/source.ts";
import { warc } from "../../scripts/sources/warc.ts";
import { fileOf, headOf, readAll } from "../support/files.ts";
import { gzipOf, zipOf } from "../support/packing.ts";
import { answer, arcOf, chunked, compressEach, pageOf, sha1Of, warcRecord } from "../support/warcs.ts";

const SITE = "http://post.example/";
const FERRY = pageOf("Ferry back in service", "The ferry sails again.");
const STORM = pageOf("Storm throws boats into the street", "Eleven boats lie in Strand Street.");
const ferry = warcRecord({ address: `${SITE}2011/ferry`, block: answer(FERRY) });
const storm = warcRecord({ address: `${SITE}2011/storm`, block: answer(STORM) });

async function read(data: Uint8Array): Promise<Found[]> {
  assert.ok(warc.detect(headOf("a.bin", data)), "is known by its bytes");
  return readAll(warc, fileOf("crawl.warc", data));
}

const articles = (found: Found[]) => found.filter((one): one is RawArticle => one.type === "article");
const titles = (found: Found[]) => articles(found).map(({ fields }) => fields.title);
const BOTH = ["Ferry back in service", "Storm throws boats into the street"];
/** How many records are accounted for. */
const total = (found: Found[]) => found.reduce((sum, one) => sum + ("count" in one ? (one.count ?? 1) : 1), 0);
const reasons = (found: Found[]) => found.flatMap((one) => ("reason" in one ? [one.reason] : []));

describe("A capture of a page becomes an article", () => {
  test("with its address, its time, its place in the file, and itself as its record", async () => {
    const [found] = articles(
      await read(Buffer.concat([warcRecord({ type: "warcinfo", block: "software: x\r\n" }), ferry])),
    );
    assert.equal(found!.identity, `${SITE}2011/ferry`);
    assert.equal(found!.fields.url, `${SITE}2011/ferry`);
    assert.deepEqual([found!.capturedAt, found!.version], ["2011-03-04T12:00:00Z", "2011-03-04T12:00:00Z"]);
    assert.match(found!.locator!, /^record at byte \d+$/);
    assert.equal(found!.record, FERRY);
  });
  test("without its headline in the text, and with whole addresses in its links", async () => {
    const base = "<base href='http://post.example/2011/03/'>";
    const html = FERRY.replace("<head>", `<head>${base}`).replace(
      "The ferry sails",
      "The <a href='../timetable'>ferry</a> sails",
    );
    assert.notEqual(html.includes("timetable"), false);
    const [found] = articles(await read(warcRecord({ address: `${SITE}2011/ferry`, block: answer(html) })));
    const text = found!.body.kind === "html" ? found!.body.text : "";
    assert.match(text, /<a href="http:\/\/post\.example\/2011\/timetable">ferry<\/a>/);
    assert.doesNotMatch(text, /Ferry back/);
  });
  test("but the front page of a site, which has no headline but the site's name", async () => {
    const html = pageOf("Post Example", "Read the Post Example every day of the week, and on Sundays.");
    const found = await read(warcRecord({ address: SITE, block: answer(html) }));
    assert.deepEqual(found, [{ type: "skipped", reason: "front pages", count: 1 }]);
  });
  const packings: [string, (records: Buffer[]) => Buffer][] = [
    ["plain", (records) => Buffer.concat(records)],
    ["compressed record by record", compressEach],
    ["compressed as a whole", (records) => gzipOf(Buffer.concat(records))],
    ["compressed in pieces that are no records", (records) => inPieces(Buffer.concat(records))],
  ];
  for (const [how, pack] of packings)
    test(`from a WARC that is ${how}`, async () => assert.deepEqual(titles(await read(pack([ferry, storm]))), BOTH));
  for (const version of [1, 2] as const)
    test(`from an ARC of version ${version}, plain or compressed`, async () => {
      const records = [
        { address: `${SITE}2011/ferry with spaces`, block: answer(FERRY) },
        { address: `${SITE}2011/storm`, block: answer(STORM) },
      ];
      const found = await read(arcOf(records, version));
      assert.deepEqual(titles(found), BOTH);
      assert.equal(articles(found)[0]!.capturedAt, "2011-03-04T12:00:00Z");
      assert.equal(articles(found)[0]!.fields.url, `${SITE}2011/ferry%20with%20spaces`);
      assert.equal(total(found), 3);
      assert.deepEqual(titles(await read(gzipOf(arcOf(records, version)))), BOTH);
    });
  for (const version of ["0.17", "0.18", "1.0", "1.1"])
    test(`from WARC ${version}`, async () => {
      const date = version === "1.1" ? "2011-03-04T12:00:00.123456Z" : "2011-03-04T12:00:00Z";
      const [found] = articles(await read(warcRecord({ address: SITE, block: answer(FERRY), version, date })));
      assert.equal(found!.capturedAt, "2011-03-04T12:00:00Z");
    });
  test("from a resource, which is the page without an answer around it", async () => {
    const page = warcRecord({
      type: "resource",
      address: `<${SITE}a>`,
      block: FERRY,
      fields: { "Content-Type": "text/html" },
    });
    assert.deepEqual(titles(await read(page)), [BOTH[0]]);
  });
});

describe("What a server sent is unpacked", () => {
  const body = Buffer.from(FERRY);
  const sent: [string, Buffer, { [name: string]: string }][] = [
    ["chunks", chunked(body), { "Transfer-Encoding": "chunked" }],
    ["chunks that are none", body, { "Transfer-Encoding": "chunked" }],
    ["gzip in chunks", chunked(gzipSync(body)), { "transfer-encoding": "Chunked", "content-encoding": "GZIP" }],
    ["deflate", deflateSync(body), { "Content-Encoding": "deflate" }],
    ["deflate without its wrapping", deflateRawSync(body), { "Content-Encoding": "deflate" }],
    ["Brotli", brotliCompressSync(body), { "Content-Encoding": "br" }],
    ["gzip twice", gzipSync(gzipSync(body)), { "Content-Encoding": "gzip, gzip" }],
    ["gzip that the crawler had undone", body, { "Content-Encoding": "gzip" }],
    ["Brotli that the crawler had undone", body, { "Content-Encoding": "br" }],
  ];
  for (const [what, bytes, fields] of sent)
    test(what, async () => {
      const [found] = articles(await read(warcRecord({ address: SITE, block: answer(bytes, fields) })));
      assert.equal(found!.record, FERRY);
    });
  test("half a gzip, with a note", async () => {
    const bytes = gzipSync(body);
    const block = answer(bytes.subarray(0, bytes.length - 20), { "Content-Encoding": "gzip" });
    const [found] = articles(await read(warcRecord({ address: SITE, block })));
    assert.ok(FERRY.startsWith(found!.record) && found!.record.length > 500);
    assert.ok(found!.notes!.includes("its gzip data end early: the text may be cut off"));
  });
  test("a bomb is refused", async () => {
    const block = answer(gzipSync(Buffer.alloc(70 * 1024 * 1024)), { "Content-Encoding": "gzip" });
    assert.deepEqual(reasons(await read(warcRecord({ address: SITE, block }))), [
      "is larger than 64 MB when decompressed",
    ]);
  });
  test("in the server's character set, or another where that cannot be", async () => {
    const western = Buffer.from(
      FERRY.replace("The ferry sails", "Caf\xe9 sails").replace(/<meta charset[^>]*>/, ""),
      "latin1",
    );
    for (const charset of ["iso-8859-1", "utf-8"]) {
      const block = answer(western, { "Content-Type": `text/html; charset=${charset}` });
      const [found] = articles(await read(warcRecord({ address: SITE, block })));
      assert.match(found!.record, /Café sails/, charset);
    }
  });
});

describe("Captures of one address", () => {
  const at = (date: string, block: Buffer, more = {}) => warcRecord({ address: `${SITE}a`, date, block, ...more });
  test("are versions where they differ, and one where they do not", async () => {
    const found = await read(
      Buffer.concat([
        at("2011-03-04T12:00:00Z", answer(FERRY)),
        at("2011-03-05T12:00:00Z", answer(FERRY, { Date: "another" })),
        at("2011-03-06T12:00:00Z", answer(STORM)),
      ]),
    );
    assert.deepEqual(
      articles(found).map(({ identity, version }) => [identity, version]),
      [
        [`${SITE}a`, "2011-03-04T12:00:00Z"],
        [`${SITE}a`, "2011-03-06T12:00:00Z"],
      ],
    );
    assert.deepEqual(reasons(found), ['same as the capture of "2011-03-04T12:00:00Z"']);
  });
  test("that a revisit tells of are the ones it names", async () => {
    const fields = { "WARC-Payload-Digest": sha1Of(FERRY) };
    const found = await read(
      compressEach([
        at("2011-03-04T12:00:00Z", answer(FERRY), { fields }),
        at("2011-03-05T12:00:00Z", answer(""), { type: "revisit", fields }),
        at("2011-03-05T12:00:00Z", answer(""), { type: "revisit", fields, address: `${SITE}b` }),
        at("2011-03-05T12:00:00Z", answer(""), { type: "revisit", fields: { "WARC-Payload-Digest": sha1Of("x") } }),
      ]),
    );
    assert.equal(articles(found).length, 1);
    assert.deepEqual(articles(found)[0]!.notes, []);
    assert.deepEqual(reasons(found), [
      'same as the capture of "2011-03-04T12:00:00Z"',
      `same as the capture of "${SITE}a at 2011-03-04T12:00:00Z"`,
      "captures of what had not changed (revisits), of which the first is no page or not in this file",
    ]);
  });
});

test("Everything else is counted by its kind", async () => {
  const file = (type: string) => answer("x", { "Content-Type": type });
  const blocks: [string, Buffer][] = [
    ["a.css", file("text/css")],
    ["a.js", file("application/javascript")],
    ["a.jpg", file("image/jpeg")],
    ["a.woff", file("font/woff2")],
    ["a.mp4", file("video/mp4")],
    ["a.pdf", file("application/pdf")],
    ["a.txt", file("text/plain")],
    ["feed", file("application/rss+xml")],
    ["a.json", file("application/json")],
    ["a.x", file("application/x-x")],
    ["robots.txt", file("text/plain")],
    ["old", answer("", { Location: "/old" }, "301 Moved Permanently")],
    ["gone", answer(FERRY, {}, "404 Not Found")],
    ["down", answer(FERRY, {}, "503 Service Unavailable")],
  ];
  const found = await read(
    Buffer.concat([
      ...blocks.map(([path, block]) => warcRecord({ address: SITE + path, block })),
      warcRecord({ type: "request", address: SITE, block: "GET / HTTP/1.1\r\n\r\n" }),
      warcRecord({ type: "metadata", address: SITE, block: "x" }),
      warcRecord({
        address: "dns:post.example",
        block: "20110304120000\npost.example. A 192.0.2.1",
        fields: { "Content-Type": "text/dns" },
      }),
      warcRecord({ type: "resource", address: "urn:x:y", block: FERRY, fields: { "Content-Type": "text/html" } }),
    ]),
  );
  assert.equal(total(found), blocks.length + 4);
  assert.deepEqual(
    found.map((one) => [(one as { reason: string }).reason, (one as { count: number }).count]),
    [
      ["style sheets and scripts", 2],
      ["pictures", 1],
      ["fonts", 1],
      ["sound and video", 1],
      ["PDF documents", 1],
      ["plain text", 1],
      ["feeds and data (XML)", 1],
      ["data (JSON)", 1],
      ["files of other types", 1],
      ["robots.txt", 1],
      ["redirects", 1],
      ["pages that answered 404", 1],
      ["pages that answered 503", 1],
      ["requests", 1],
      ["metadata of captures", 1],
      ["DNS records", 1],
      ["records that are no web page", 1],
    ],
  );
});

describe("Pictures are found in the same archive", () => {
  const picture = warcRecord({
    address: `${SITE}img/ferry.jpg`,
    block: answer("JPEG", { "Content-Type": "image/jpeg" }),
  });
  const other = warcRecord({
    address: "http://cdn.example/storm.png",
    block: answer(chunked(Buffer.from("PNG")), { "Content-Type": "image/png", "Transfer-Encoding": "chunked" }),
  });
  const packings: [string, (records: Buffer[]) => Buffer][] = [
    ["plain", (records) => Buffer.concat(records)],
    ["compressed record by record", compressEach],
    ["compressed as a whole", (records) => gzipOf(Buffer.concat(records))],
  ];
  for (const [how, pack] of packings)
    test(`one that is ${how}`, async () => {
      const [found] = articles(await read(pack([ferry, picture, storm, other])));
      const bytes = async (address: string) => Buffer.from((await found!.media!(address)) ?? "none").toString();
      assert.equal(await bytes("../img/ferry.jpg"), "JPEG");
      assert.equal(await bytes(`${SITE}img/ferry.jpg#top`), "JPEG");
      assert.equal(await bytes("//cdn.example/storm.png"), "PNG");
      assert.equal(await bytes("/img/none.jpg"), "none");
      assert.equal(await bytes("/2011/storm"), "none");
      assert.equal(await bytes("http://["), "none");
    });
  test("by the page's <base>", async () => {
    const page = FERRY.replace("<head>", '<head><base href="http://cdn.example/">');
    const [found] = articles(
      await read(Buffer.concat([warcRecord({ address: `${SITE}a`, block: answer(page) }), other])),
    );
    assert.equal(Buffer.from((await found!.media!("storm.png"))!).toString(), "PNG");
  });
});

describe("A WACZ", () => {
  const untitled = warcRecord({ address: `${SITE}a`, block: answer(FERRY) });
  const members = [
    { name: "archive/data.warc.gz", data: compressEach([untitled, storm]), stored: true },
    {
      name: "archive/more.warc",
      data: warcRecord({ address: `${SITE}c`, block: answer(FERRY.replace("again", "once more")) }),
    },
    {
      name: "pages/pages.jsonl",
      data: `{"format": "json-pages-1.0"}\n{"url": "${SITE}a", "title": "Listed"}\nnonsense\n`,
    },
    { name: "datapackage.json", data: '{"profile": "data-package"}' },
  ];
  test("gives the pages of all its archives", async () => {
    const found = await read(zipOf(members));
    assert.deepEqual(titles(found), [...BOTH, BOTH[0]]);
    assert.equal(articles(found)[0]!.locator, "record at byte 0 of archive/data.warc.gz");
    assert.deepEqual(reasons(found), ["lists, indexes and logs of the archive"]);
  });
  test("is known by the archives in it, and another ZIP is not", () => {
    assert.ok(!warc.detect(headOf("a.wacz", zipOf([{ name: "posts/a.html", data: FERRY }]))));
    assert.ok(!warc.detect(headOf("a.warc.gz", gzipOf(FERRY))));
    assert.ok(!warc.detect(headOf("a.warc", FERRY)));
  });
  test("with a damaged archive gives the others", async () => {
    const [first, second, ...rest] = members;
    const found = await read(zipOf([{ ...first!, stored: false, crc: 7 }, second!, ...rest]));
    assert.deepEqual(titles(found), [...BOTH, BOTH[0]]);
    assert.ok(reasons(found).some((reason) => /checksum is another/.test(reason)));
  });
});

describe("Damage costs the record that it is in, and no other", () => {
  const third = warcRecord({ address: `${SITE}third`, block: answer(pageOf("Third", "Another text.")) });
  const damages: [string, Buffer, { titles: string[]; reason?: RegExp; total?: number }][] = [
    [
      "half a WARC",
      Buffer.concat([ferry, storm.subarray(0, 900)]),
      { titles: [BOTH[0]!], reason: /^ends in the middle: \d+ of \d+ bytes are there$/ },
    ],
    [
      "half a header",
      Buffer.concat([ferry, storm.subarray(0, 90)]),
      { titles: [BOTH[0]!], reason: /^ends in the middle of its header$/ },
    ],
    [
      "half a compressed WARC",
      half(compressEach([ferry, storm])),
      { titles: [BOTH[0]!], reason: /^ends in the middle of its compressed data$/ },
    ],
    [
      "half a WARC that is compressed as a whole",
      half(gzipSync(Buffer.concat([ferry, storm]), { level: 0 })),
      { titles: [BOTH[0]!], reason: /^ends in the middle of its compressed data$/ },
    ],
    [
      "a record cut off within a file",
      Buffer.concat([gzipSync(ferry), half(gzipSync(storm)), gzipSync(third)]),
      { titles: [BOTH[0]!, "Third"], reason: /damaged/ },
    ],
    [
      "a wrong checksum",
      Buffer.concat([gzipSync(ferry), wrongSum(gzipSync(storm)), gzipSync(third)]),
      { titles: [BOTH[0]!, "Third"], reason: /damaged/, total: 3 },
    ],
    [
      "noise between records",
      Buffer.concat([gzipSync(ferry), Buffer.from("noise \x1f\x8b\x08\x00 noise"), gzipSync(storm)]),
      { titles: BOTH, reason: /./ },
    ],
    [
      "noise between plain records",
      Buffer.concat([ferry, Buffer.from("noise\r\nWARC/x\r\n\r\n"), storm]),
      { titles: BOTH },
    ],
    [
      "no blank lines between records",
      Buffer.concat([ferry.subarray(0, -4), storm.subarray(0, -4), third]),
      { titles: [...BOTH, "Third"], total: 3 },
    ],
    [
      "a stated length that is too large",
      Buffer.concat([lying(STORM, 5000), ferry]),
      { titles: [BOTH[1]!, BOTH[0]!], total: 2 },
    ],
    [
      "a stated length that is too small",
      Buffer.concat([lying(STORM, 50), ferry]),
      { titles: [BOTH[1]!, BOTH[0]!], total: 2 },
    ],
    [
      "a stated length beyond everything",
      Buffer.concat([lying(STORM, 1e14), ferry]),
      { titles: [], reason: /^ends in the middle/ },
    ],
    [
      "no stated length",
      Buffer.concat([ferry, lying(STORM, Number.NaN), third]),
      { titles: [BOTH[0]!, "Third"], reason: /^states no length that could be/, total: 3 },
    ],
    [
      "a header line of 10 MB",
      Buffer.concat([ferry, warcRecord({ address: SITE, block: "x", fields: { "X-Long": "x".repeat(1e7) } }), storm]),
      { titles: BOTH, reason: /^its header is longer than 256 KB$/, total: 3 },
    ],
    [
      "a record in a record",
      Buffer.concat([
        warcRecord({ type: "resource", address: `${SITE}w`, block: Buffer.concat([third, third]) }),
        ferry,
      ]),
      { titles: [BOTH[0]!], total: 2 },
    ],
  ];
  for (const [what, data, expected] of damages)
    test(what, async () => {
      const found = await read(data);
      assert.deepEqual(titles(found), expected.titles);
      if (expected.reason)
        assert.ok(
          reasons(found).some((reason) => expected.reason!.test(reason)),
          String(reasons(found)),
        );
      if (expected.total) assert.equal(total(found), expected.total);
    });
  test("a wrong digest is a note", async () => {
    const fields = { "WARC-Payload-Digest": sha1Of("another") };
    const [found] = articles(await read(warcRecord({ address: SITE, block: answer(FERRY), fields })));
    assert.deepEqual(found!.notes, ["its bytes do not have the digest that its record states"]);
  });
  test("a redirect to itself is only counted", async () => {
    const turn = warcRecord({ address: SITE, block: answer("", { Location: SITE }, "302 Found") });
    assert.deepEqual(reasons(await read(Buffer.concat([turn, turn]))), ["redirects"]);
  });
  test("whatever is cut or changed, it ends, and says something", async () => {
    const whole = compressEach([ferry, storm, third]);
    const bare = Buffer.concat([ferry, storm, third]);
    for (let step = 1; step < 60; step += 1) {
      for (const data of [Buffer.from(whole), Buffer.from(bare)]) {
        data[(step * 7919) % data.length]! ^= 1 << (step % 8);
        const found = await readAll(warc, fileOf("a.warc.gz", data.subarray(0, data.length - ((step * 31) % 200))));
        assert.ok(total(found) >= 1, `step ${step}`);
      }
    }
  });
});

test("A name and password in an address are left out", async () => {
  const [found] = articles(
    await read(warcRecord({ address: "http://joan:secret@post.example/a#b", block: answer(FERRY) })),
  );
  assert.equal(found!.identity, "http://post.example/a");
  assert.ok(!JSON.stringify(found).includes("secret"));
});

test("A record of more than 64 MB is passed over", async () => {
  const large = warcRecord({
    address: `${SITE}video`,
    block: answer(Buffer.alloc(65 * 1024 * 1024, "x"), { "Content-Type": "video/mp4" }),
  });
  const found = await read(Buffer.concat([ferry, large, storm]));
  assert.deepEqual(titles(found), BOTH);
  assert.deepEqual(reasons(found), ["is larger than 64 MB"]);
});

function half(data: Buffer): Buffer {
  return data.subarray(0, Math.floor(data.length * 0.75));
}

function wrongSum(data: Buffer): Buffer {
  const changed = Buffer.from(data);
  changed[changed.length - 7]! ^= 0xff;
  return changed;
}

function lying(page: string, length: number): Buffer {
  return warcRecord({ address: `${SITE}lying`, block: answer(page), fields: { "Content-Length": String(length) } });
}

function inPieces(data: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < data.length; at += 700) parts.push(gzipSync(data.subarray(at, at + 700)));
  return Buffer.concat(parts);
}
