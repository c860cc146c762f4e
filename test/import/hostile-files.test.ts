import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, type TestContext, test } from "node:test";
import { walk } from "../../scripts/lib/files.ts";
import { temporaryFolder } from "../support/archive.ts";
import { gzipOf, zipOf } from "../support/packing.ts";
import { filesBelow, importInto } from "./golden.ts";

type Files = { [file: string]: string | Uint8Array };

const article = (body: string, title = "Fog") => `---\ntitle: ${title}\n---\n\n${body}\n`;
const post = (content: string) =>
  `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>Fog</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`;
const item = (text: string, declared = "") =>
  `<?xml version="1.0"?>${declared}<rss version="2.0"><channel><item><title>Fog</title><description>${text}</description></item></channel></rss>`;

/** Imports files with a worker, as the command does, and gives each record as "fate: reason", by file. */
async function fates(context: TestContext, files: Files): Promise<{ [file: string]: string[] }> {
  const archive = temporaryFolder(context, "hostile");
  for (const [file, data] of Object.entries(files)) {
    const place = path.join(archive, "sources", file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, data);
  }
  const { files: accounts } = await importInto(archive, [], { workers: 1 });
  assert.deepEqual(
    readdirSync(archive).filter((name) => !["sources", "content", ".backfile"].includes(name)),
    [],
  );
  const content = path.join(archive, "content");
  for (const { file } of existsSync(content) ? walk(content) : [])
    assert.match(file, /^(?:articles|media|versions)\/[\w./-]+$/);
  for (const text of Object.values(filesBelow(path.join(archive, "content", "articles"))))
    assert.ok(text.length < 2_000_000, "nothing grows without end");
  const told = accounts.map(({ file, records }) => [
    file,
    records.map(({ fate, reason }) => (reason ? `${fate}: ${reason}` : fate)),
  ]);
  return Object.fromEntries(told) as { [file: string]: string[] };
}

function assertNoneLost(made: { [file: string]: string[] }): void {
  for (const [file, records] of Object.entries(made)) {
    assert.ok(records.length > 0, `${file} is not accounted for`);
    for (const record of records) assert.doesNotMatch(record, /bug in|took|ended its reader|call stack/, file);
  }
}

describe("hostile files end in an account of each, and nothing is written outside content/", () => {
  test("bombs of entities, and entities that ask for files", async (context) => {
    const names = "abcdefghij".split("");
    const bomb = (root: string) =>
      `<!DOCTYPE ${root} [<!ENTITY a "lol">${names
        .slice(1)
        .map((name, index) => `<!ENTITY ${name} "${`&${names[index]};`.repeat(10)}">`)
        .join("")}]>`;
    const made = await fates(context, {
      "feed.xml": item("&j; It came.", bomb("rss")),
      "secret.xml": item("&a; It came.", '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
      "wxr.xml": `<?xml version="1.0"?>${bomb("rss")}${post("&j; It came.")}`,
      "nitf.xml": `<?xml version="1.0"?>${bomb("nitf")}<nitf><head><title>Fog &j;</title></head><body><body.content><p>&j;</p></body.content></body></nitf>`,
      "g2.xml": `<?xml version="1.0"?>${bomb("newsItem")}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x" version="1"><contentMeta><headline>&j;</headline></contentMeta></newsItem>`,
      "newsml.xml": `<?xml version="1.0"?>${bomb("NewsML")}<NewsML><NewsItem>&j;</NewsItem></NewsML>`,
    });
    assert.equal(Object.keys(made).length, 6);
    assertNoneLost(made);
  });

  test("elements, lists, quotations and values that are nested without end", async (context) => {
    const deep = `${"<div>".repeat(3000)}Fog came.`;
    const made = await fates(context, {
      "a.md": article(deep),
      "b.md": article(`${">".repeat(10_000)} Fog`),
      "c.md": article(Array.from({ length: 300 }, (_, index) => `${"  ".repeat(index)}- a`).join("\n")),
      "d.md": `---\nk: ${"[".repeat(5000)}\n---\n\nFog.\n`,
      "e.xml": item(deep.replaceAll("<", "&lt;")),
      "f.xml": `<rss version="2.0"><channel><item>${"<a>".repeat(50_000)}</item></channel></rss>`,
      "g.xml": post(deep),
      "h.html": `<html><body><h1>Fog</h1><article>${deep}`,
      "i.json": "[".repeat(100_000),
      "j.json": '{"a":'.repeat(100_000),
      "k.jsonl": `${"[".repeat(100_000)}\n`,
    });
    assert.equal(Object.keys(made).length, 11);
    assertNoneLost(made);
  });

  test("keys that would reach into every object", async (context) => {
    const made = await fates(context, {
      "a.md": '---json\n{"__proto__": {"polluted": 1}, "title": "One", "title": "Two"}\n---\nText.\n',
      "b.md": "---\n__proto__:\n  polluted: 1\ntitle: Three\nconstructor: x\ntoString: y\n---\nText.\n",
      "c.md": '+++\n__proto__ = "x"\ntitle = "Four"\n+++\nText.\n',
      "d.md": article("Text of it.", "Five"),
      "d.md.json": '{"__proto__": {"polluted": 1}, "topics": ["a"]}',
    });
    assertNoneLost(made);
    assert.deepEqual([made["a.md"], made["b.md"], made["d.md"]], [["imported"], ["imported"], ["imported"]]);
    assert.equal((Object.prototype as { polluted?: unknown }).polluted, undefined);
  });

  test("YAML that is clever", async (context) => {
    const bomb = [
      "a: &a [x, x]",
      ..."bcdefg".split("").map((name, index) => `${name}: &${name} [${`*${"abcdef"[index]}, `.repeat(9)}]`),
    ];
    const texts: { [name: string]: [string, RegExp] } = {
      aliases: [`${bomb.join("\n")}\ntitle: Fog`, /^rejected: Excessive alias count/],
      unknown: ["title: *nope", /^rejected: Unresolved alias/],
      itself: ["title: Fog\nauthor: &a {name: *a}", /^rejected: \*a stands within what it names/],
      tag: ['title: !!js/function "function () {}"', /^imported/],
      bytes: ["title: !!binary aGk=", /^imported/],
      dots: ["title: Fog\n...\n\nText below dots.", /^imported/],
      octal: ["title: 010", /^imported/],
      norway: ["title: no\ntags: [no, yes, on]", /^imported/],
      list: ["- a", /^rejected: front matter is not a map of keys/],
      nested: ["title: {a: b}", /^rejected: no headline/],
      program: ["title: Fog", /^rejected: front matter written as js is not read/],
      lisp: ["(title)", /^rejected: front matter written as lisp is not read/],
    };
    const languages: { [name: string]: string } = { program: "js", lisp: "lisp" };
    const files = Object.entries(texts).map(([name, [text]]) => [
      `${name}.md`,
      `---${languages[name] ?? ""}\n${text}\n---\n\nText of ${name}.\n`,
    ]);
    const made = await fates(context, Object.fromEntries(files) as Files);
    for (const [name, [, expected]] of Object.entries(texts)) assert.match(made[`${name}.md`]!.join(), expected, name);
  });

  test("names that a file system cannot have, or has twice", async (context) => {
    const titles = [
      "CON",
      "aux",
      "nul.txt",
      "COM1",
      "..",
      ".",
      "a/b",
      "../../evil",
      "x".repeat(300),
      "🙂".repeat(100),
      "~",
      "-rf",
    ];
    const made = await fates(context, {
      ...Object.fromEntries(titles.map((title, index) => [`${index}.md`, article(`Text ${index}.`, `"${title}"`)])),
      "aux.md": article("Text.", "aux.md"),
      [`${"n".repeat(200)}/${"m".repeat(240)}.md`]: article("Long.", "Long names"),
      "caf\u00e9.md": article("Composed.", "Caf\u00e9"),
      "cafe\u0301.md": article("Decomposed.", "Cafe\u0301"),
      "twins/Fog.md": article("One fog.", "Fog"),
      "twins/fog2.md": article("Another fog.", "FOG"),
    });
    assertNoneLost(made);
    assert.deepEqual(
      Object.values(made).flat(),
      Array.from({ length: titles.length + 6 }, () => "imported"),
    );
  });

  test("empty ones, NUL bytes and wrong bytes under every name", async (context) => {
    const endings = "html json jsonl csv tsv xml txt md warc gz zip tar eml mbox sgm".split(" ");
    const files = endings.flatMap((ending) => [
      [`empty.${ending}`, ""],
      [`nul.${ending}`, Buffer.alloc(5000)],
      [`wrong.${ending}`, Buffer.from("Fog on \xff\xfe\xfd\x80\n\nIt came. It\xc3 left.\xe2\x82\n", "latin1")],
    ]);
    const made = await fates(context, Object.fromEntries(files) as Files);
    assert.equal(Object.keys(made).length, 3 * endings.length);
    assertNoneLost(made);
    for (const ending of endings) assert.match(made[`empty.${ending}`]!.join(), /^rejected: empty/);
  });

  test("half archives, bombs, and members that would lie elsewhere", async (context) => {
    const zip = zipOf([
      { name: "../../evil.md", data: article("x") },
      { name: "ok.md", data: article("In a ZIP.") },
    ]);
    const made = await fates(context, {
      "slip.zip": zip,
      "half.zip": zip.subarray(0, zip.length / 2),
      "half.md.gz": gzipOf(article("It rained. ".repeat(5000))).subarray(0, 60),
      "bomb.gz": gzipOf(Buffer.alloc(300_000_000, "a")),
      "liar.zip": zipOf([{ name: "a.md", data: article("Short."), size: 2_000_000_000 }]),
    });
    assertNoneLost(made);
    assert.deepEqual(made["slip.zip/ok.md"], ["imported"]);
    assert.match(made["bomb.gz"]!.join(), /^rejected: holds more than/);
  });
});

test("a file of a gigabyte that is all holes is refused under every name, and a link to elsewhere is not followed", async (context) => {
  const archive = temporaryFolder(context, "large");
  const folder = path.join(archive, "sources");
  mkdirSync(folder);
  for (const ending of "html json csv xml txt md warc".split(" ")) {
    writeFileSync(path.join(folder, `a.${ending}`), "");
    truncateSync(path.join(folder, `a.${ending}`), 1024 ** 3);
  }
  symlinkSync("/etc/passwd", path.join(folder, "passwd.txt"));
  symlinkSync(folder, path.join(folder, "again"));
  const { files, totals } = await importInto(archive, [], { workers: 1 });
  assert.equal(totals.files, 9);
  for (const { file, records } of files) assert.equal(records[0]?.fate, "rejected", file);
  assert.ok(!existsSync(path.join(archive, "content", "articles")));
});
