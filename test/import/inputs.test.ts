import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { decode, decodeWindows1252 } from "../../scripts/sources/charset.ts";
import { makeArchive, put, temporaryFolder } from "../support/archive.ts";
import { filesBelow, importInto } from "./golden.ts";

const PAGE = "Fog on the Sound\n12 March 1987\n\nThe fog came at noon. It left at four.\n";

const bytes = (archive: string, file: string, data: Uint8Array) => {
  mkdirSync(path.dirname(path.join(archive, file)), { recursive: true });
  writeFileSync(path.join(archive, file), data);
};
const records = async (archive: string, options = {}) =>
  Object.fromEntries((await importInto(archive, [], options)).files.map((file) => [file.file, file.records[0]]));

describe("files that are no articles", () => {
  test("are each accounted for with a reason", async (context) => {
    const archive = makeArchive(context, {
      "sources/README.md": "# The sources\n\nWhat is here. It is a lot.\n",
      "sources/LICENSE.txt": "Licence\n\nDo what you like. Really.\n",
      "sources/empty.txt": "",
      "sources/blank.txt": " \n\n",
      "sources/data.csv": "a,b\n1,2\n",
      "sources/list.txt": "one\ntwo\n",
      "sources/page.html": "<!doctype html><title>x</title>",
      "sources/fog.txt": PAGE,
    });
    bytes(archive, "sources/picture.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]));
    bytes(archive, "sources/sjis.txt", Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x93, 0xfa, 0x96, 0x7b]));
    symlinkSync(path.join(archive, "sources", "fog.txt"), path.join(archive, "sources", "link.txt"));
    const made = await records(archive);
    const reason = (file: string) => `${made[file]?.fate}: ${made[file]?.reason}`;
    assert.equal(reason("README.md"), "skipped: tells about its folder, not an article");
    assert.equal(reason("LICENSE.txt"), "skipped: tells about its folder, not an article");
    assert.equal(reason("empty.txt"), "rejected: empty");
    assert.equal(reason("blank.txt"), "rejected: empty");
    assert.match(reason("data.csv"), /^rejected: no column is known for a headline or a text/);
    assert.match(reason("list.txt"), /^rejected: no profile knows this page/);
    assert.equal(reason("page.html"), "skipped: page without a text");
    assert.equal(reason("picture.txt"), "rejected: binary: holds NUL bytes");
    assert.match(reason("sjis.txt"), /^rejected: neither UTF-8 nor windows-1252/);
    assert.equal(reason("link.txt"), "rejected: is a symbolic link; only plain files are read");
    assert.equal(made["fog.txt"]?.fate, "imported");
  });

  test("a path that is not there, and a folder with nothing in it, are usage trouble", async (context) => {
    const archive = temporaryFolder(context);
    await assert.rejects(importInto(archive, []), { name: "CliError", exitCode: 2 });
    await assert.rejects(importInto(archive, [path.join(archive, "nowhere")]), { name: "CliError", exitCode: 2 });
    mkdirSync(path.join(archive, "sources"));
    await assert.rejects(importInto(archive, []), { name: "CliError", exitCode: 2 });
  });

  test("an archive with articles needs no sources", async (context) => {
    const archive = makeArchive(context, { "content/articles/a.md": "---\nid: mine\ntitle: Rain\n---\n\nMine.\n" });
    mkdirSync(path.join(archive, "sources"));
    assert.equal((await importInto(archive, [])).totals.files, 0);
  });
});

describe("character sets", () => {
  const text = "Café – “naïve” costs 5 €";
  const cp1252 = Buffer.from(
    [...text].map(
      (character) => ({ "–": 0x96, "“": 0x93, "”": 0x94, "€": 0x80 })[character] ?? character.charCodeAt(0),
    ),
  );
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
  const cases: [name: string, data: Uint8Array, charset: string][] = [
    ["UTF-8", Buffer.from(text), "utf-8"],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`), "utf-8"],
    ["UTF-16, little end first", utf16, "utf-16le"],
    ["UTF-16, big end first", Buffer.from(utf16).swap16(), "utf-16be"],
    ["windows-1252", cp1252, "windows-1252"],
  ];
  for (const [name, data, charset] of cases) {
    test(`${name} is read as it was written`, () => {
      const decoded = decode(data);
      assert.ok(!("type" in decoded));
      assert.deepEqual([decoded.text.replace(/^\ufeff/, ""), decoded.charset], [text, charset]);
    });
  }

  test("all of windows-1252 is as the standard has it", () => {
    const all = decodeWindows1252(Uint8Array.from({ length: 256 }, (_, byte) => byte));
    assert.equal(all.slice(0x80, 0xa0), "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ");
    assert.equal(all.codePointAt(0xe9), 0xe9);
  });

  test("the report says when a file was not UTF-8, and a sidecar can say what it was", async (context) => {
    const archive = makeArchive(context, { "sources/jp.txt.json": '{ "charset": "shift_jis", "date": "1998-08" }' });
    bytes(
      archive,
      "sources/west.txt",
      Buffer.concat([Buffer.from("Fog\n\nIt came at noon. "), cp1252, Buffer.from(".")]),
    );
    bytes(
      archive,
      "sources/jp.txt",
      Buffer.from("89f382bd8de0820a0a82a082a282a4814282a681420a".replace("820a", "0a"), "hex"),
    );
    const { files } = await importInto(archive, []);
    assert.deepEqual(
      files.map(({ file, notes }) => [file, notes]),
      [
        ["jp.txt", ["read as shift_jis"]],
        ["jp.txt.json", undefined],
        ["west.txt", ["read as windows-1252"]],
      ],
    );
  });
});

describe("sidecars", () => {
  test("say when a page was captured, before --captured-at, and what the page does not", async (context) => {
    const archive = makeArchive(context, {
      "sources/a.txt": PAGE,
      "sources/a.txt.yaml": "capturedAt: 1990-01-02 10:00\nsource: {name: The Paper}\ntopics: [fog]\nodd: 1\n",
      "sources/b.txt": PAGE.replace("Fog", "Rain"),
    });
    const settings = { timezone: "Europe/Paris" };
    const { files } = await importInto(archive, [], { settings, capturedAt: "1991-01-01T00:00:00Z" });
    const made = filesBelow(path.join(archive, "content", "articles"));
    assert.match(made["1987/03/12-fog-on-the-sound.md"]!, /source:\n {2}name: The Paper\ntopics:\n- fog/);
    assert.match(made["1987/03/12-fog-on-the-sound.md"]!, /capturedAt: 1990-01-02T10:00:00\+01:00/);
    assert.match(made["1987/03/12-rain-on-the-sound.md"]!, /capturedAt: 1991-01-01T00:00:00Z/);
    assert.deepEqual(files[0]!.notes, ['sidecar: "odd" left out']);
    assert.equal(files[1]!.records[0]!.reason, "sidecar");
  });

  test("name a profile where the page's own lines do not", async (context) => {
    const archive = makeArchive(context, {
      "profiles/bare.json": JSON.stringify({
        name: "bare",
        describes: "One headline, marked",
        article: { shape: [{ is: "line", pattern: "^HEAD (?<headline>.+)$" }, "body"] },
      }),
      "sources/a.txt": "HEAD Fog\nIt came.\n",
      "sources/a.txt.json": '{ "profile": "bare" }',
      "sources/b.txt": "HEAD Fog\nIt came.\n",
      "sources/b.txt.json": '{ "profile": "nobody" }',
    });
    const made = await records(archive);
    assert.equal(made["a.txt"]?.path, "undated/fog.md");
    assert.equal(made["b.txt"]?.reason, 'there is no profile "nobody"');
  });

  test("that cannot be read reject their page, with the reason", async (context) => {
    const archive = makeArchive(context, { "sources/a.txt": PAGE, "sources/a.txt.json": "{ oops" });
    assert.match((await records(archive))["a.txt"]!.reason!, /^sidecar a\.txt\.json: /);
    put(archive, "sources/a.txt.json", '{ "capturedAt": "lately" }');
    assert.match((await records(archive))["a.txt"]!.reason!, /capturedAt "lately" is not an ISO 8601 time/);
  });
});

describe("profiles", () => {
  test("that are wrong say which file and where", async (context) => {
    const archive = makeArchive(context, {
      "sources/a.txt": PAGE,
      "profiles/odd.json": '{ "name": "odd", "describes": "x", "article": { "shape": ["body", "headline"] } }',
    });
    await assert.rejects(importInto(archive, []), /odd\.json: article\.shape/);
    put(
      archive,
      "profiles/odd.json",
      '{ "name": "odd", "describes": "x", "recognise": [{ "pattern": "(" }], "article": { "shape": ["headline", "body"] } }',
    );
    await assert.rejects(importInto(archive, []), /odd\.json: recognise/);
  });
});
