import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { type Held, sequentialBytes } from "../../scripts/sources/bytes/spool.ts";
import { membersOf, standardInput } from "../../scripts/sources/containers/members.ts";
import { type Bytes, bytesInMemory, bytesOnDisk } from "../../scripts/sources/file.ts";
import { type Opened, openBytes } from "../../scripts/sources/open.ts";
import { createSources } from "../../scripts/sources/registry.ts";
import type { Source } from "../../scripts/sources/source.ts";
import { temporaryFolder } from "../support/archive.ts";
import { gzipOf, tarOf, zipOf } from "../support/packing.ts";

const PAGE = "---\ntitle: Ferry back in service\ndate: 2011-03-04\n---\n\nThe ferry sails again.\n";

type Told = { name: string; text?: string; reason?: string; opened?: Opened };
type Look = { sources?: Source[]; visit?: (opened: Opened) => Promise<void> };

/** What becomes of every member: its text, or why it has none. */
async function unpack(data: Uint8Array | Bytes, name = "dump.zip", { sources, visit }: Look = {}): Promise<Told[]> {
  const bytes = data instanceof Uint8Array ? bytesInMemory(name, data) : data;
  const options = { sources: sources ?? createSources([]), timezone: "UTC" };
  const container = await openBytes(bytes, {}, options);
  assert.equal(container.type, "container", JSON.stringify(container));
  const told: Told[] = [];
  if (container.type !== "container") return told;
  for await (const { name, opened } of membersOf(container, options)) {
    if (opened.type === "opened") await visit?.(opened);
    if (opened.type !== "opened") told.push({ name, reason: accountOf(opened) });
    else told.push({ name, text: visit ? "" : await opened.file.text(), opened });
  }
  return told;
}

/** The place within the container, which the report names beside the reason, and the reason. */
const accountOf = (account: { locator?: string; reason: string }): string =>
  [account.locator ?? [], account.reason].flat().join(" ");

/** As bytes in which one cannot jump about: what a large member of another container is. */
function oneWay(name: string, data: Uint8Array): Held {
  const pieces = async function* () {
    for (let at = 0; at < data.length; at += 1000) yield data.subarray(at, at + 1000);
  };
  return sequentialBytes(name, data.length, pieces, async () => undefined);
}

const plain = (told: Told[]) => told.map(({ name, text, reason }) => [name, text ?? reason]);

describe("Members keep the names of the container and their own", () => {
  const files = [
    { name: "posts/1.md", data: PAGE },
    { name: "./posts//2.md", data: PAGE.replace("Ferry", "Tram") },
  ];
  const expected = [
    ["dump.zip/posts/1.md", PAGE],
    ["dump.zip/posts/2.md", PAGE.replace("Ferry", "Tram")],
  ];
  test("in a ZIP, stored or deflated", async () => {
    assert.deepEqual(plain(await unpack(zipOf(files))), expected);
    assert.deepEqual(plain(await unpack(zipOf(files.map((file) => ({ ...file, stored: true }))))), expected);
  });
  test("in a ZIP64", async () => assert.deepEqual(plain(await unpack(zipOf(files, { zip64: true }))), expected));
  test("in a tar, on its own and compressed", async () => {
    const tar = await tarOf([{ name: "posts", type: "directory" }, ...files]);
    assert.deepEqual(plain(await unpack(tar, "dump.zip")), expected);
    assert.deepEqual(plain(await unpack(gzipOf(tar), "dump.zip")), expected);
    assert.deepEqual(plain(await unpack(oneWay("dump.zip", tar))), expected);
  });
  test("in a gzip, which holds one file", async () => {
    assert.deepEqual(plain(await unpack(gzipOf(PAGE), "a/post.md.gz")), [["a/post.md.gz/post.md", PAGE]]);
    const parts = Buffer.concat([gzipOf(PAGE.slice(0, 30)), gzipOf(PAGE.slice(30)), Buffer.alloc(512)]);
    assert.deepEqual(plain(await unpack(parts, "post.md.gz")), [["post.md.gz/post.md", PAGE]]);
  });
  test("with long names, names that are no ASCII, and backslashes", async () => {
    const long = `${"ein-sehr-langer-ordner/".repeat(12)}häfen.md`;
    const tar = await tarOf([{ name: long, data: PAGE }]);
    assert.deepEqual(plain(await unpack(tar, "d.tar")), [[`d.tar/${long}`, PAGE]]);
    assert.deepEqual(plain(await unpack(zipOf([{ name: "posts\\häfen.md", data: PAGE }]))), [
      ["dump.zip/posts/häfen.md", PAGE],
    ]);
    const cp437 = zipOf([{ name: Buffer.from("h\x84fen.md", "latin1"), data: PAGE }]);
    assert.deepEqual(plain(await unpack(cp437)), [["dump.zip/häfen.md", PAGE]]);
  });
});

describe("Containers in containers", () => {
  const nested = (depth: number) => {
    let data: Uint8Array = Buffer.from(PAGE);
    for (let level = depth; level > 0; level -= 1)
      data = zipOf([{ name: level === depth ? "a.md" : `${level}.zip`, data }]);
    return data;
  };
  test("are opened three deep, and a compressed tar counts once", async () => {
    assert.deepEqual(plain(await unpack(nested(3))), [["dump.zip/1.zip/2.zip/a.md", PAGE]]);
    assert.deepEqual(plain(await unpack(nested(4))), [["dump.zip/1.zip/2.zip/3.zip", "is nested more than 3 deep"]]);
    const tar = gzipOf(await tarOf([{ name: "1.zip", data: nested(2) }]));
    assert.deepEqual(plain(await unpack(tar, "dump.tar.gz")), [["dump.tar.gz/1.zip/1.zip/a.md", PAGE]]);
  });
  test("a gzip in a gzip in a gzip ends", async () => {
    let data: Uint8Array = Buffer.from(PAGE);
    for (let level = 0; level < 10; level += 1) data = gzipOf(data);
    const [last] = await unpack(data, "a.gz");
    assert.equal(last!.reason, "is nested more than 3 deep");
  });
  test("an office document is no container", async () => {
    const docx = zipOf([{ name: "[Content_Types].xml", data: "<Types/>" }]);
    const opened = await openBytes(bytesInMemory("a.docx", docx), {}, { sources: createSources([]), timezone: "UTC" });
    assert.equal(opened.type, "rejection");
  });
});

describe("What stands beside a page", () => {
  const files = [
    { name: "a/post.md.json", data: '{"capturedAt": "2012-01-02T03:04:05Z", "topics": ["ferry"]}' },
    { name: "a/post.md", data: PAGE },
    { name: "a/img/1 b.jpg", data: "JPEG" },
    { name: "secret.jpg", data: "SECRET" },
  ];
  const checks: [string, () => Promise<Bytes | Buffer>][] = [
    ["in a ZIP", async () => zipOf(files)],
    ["in a tar", async () => tarOf(files)],
    ["in a tar in which one cannot jump about", async () => oneWay("dump.zip", await tarOf(files))],
  ];
  for (const [where, make] of checks) {
    test(`is heard and found ${where}`, async () => {
      const beside: (string | undefined)[] = [];
      const told = await unpack(await make(), "dump.zip", {
        visit: async ({ file, capturedAt, overrides, sidecar }) => {
          if (!file.name.endsWith(".md")) return;
          assert.equal(capturedAt, "2012-01-02T03:04:05Z");
          assert.deepEqual([overrides, sidecar], [{ topics: ["ferry"] }, "post.md.json"]);
          for (const wanted of ["img/1%20b.jpg", "../secret.jpg", "../../secret.jpg", "http://a.example/1.jpg", "none"])
            beside.push((await file.beside(wanted))?.toString());
        },
      });
      const text = (one: string | undefined) => one && Buffer.from(one.split(",").map(Number)).toString();
      assert.deepEqual(
        beside.map((one) => (one?.includes(",") ? text(one) : one)),
        ["JPEG", "SECRET", undefined, undefined, undefined],
      );
      assert.equal(told[0]!.reason, "sidecar");
    });
  }
});

describe("Entries that mean harm are refused, and the others are read", () => {
  const good = { name: "good.md", data: PAGE };
  const refusals: [string, Parameters<typeof zipOf>[0][number], RegExp][] = [
    ["a way out", { name: "../../etc/cron.md", data: PAGE }, /^\.\.\/\.\.\/etc\/cron\.md has "\.\." in its name$/],
    ["an absolute path", { name: "/etc/passwd", data: PAGE }, /^\/etc\/passwd has an absolute path for a name$/],
    ["a drive", { name: "C:\\a.md", data: PAGE }, /absolute path/],
    ["a way out by backslashes", { name: "a\\..\\..\\b.md", data: PAGE }, /has "\.\." in its name$/],
    ["a NUL", { name: "a.md\0.jpg", data: PAGE }, /^a\.md\ufffd\.jpg has a NUL in its name$/],
    ["encryption", { name: "a.md", data: PAGE, encrypted: true }, /^a\.md is encrypted$/],
    ["another method", { name: "a.md", data: PAGE, method: 14 }, /^a\.md is compressed by method 14, of which/],
    ["a symbolic link", { name: "a.md", data: "/etc/passwd", mode: 0o120777 }, /^a\.md is a symbolic link/],
    ["a device", { name: "a.md", data: "", mode: 0o020644 }, /^a\.md is not a plain file$/],
    [
      "a second entry of a name",
      { name: "./good.md", data: "other" },
      /is there a second time: the first one is read$/,
    ],
    [
      "an impossible size",
      { name: "a.md", data: PAGE, size: 2 ** 31 },
      /^a\.md says that it has 2147483648 bytes, which/,
    ],
  ];
  for (const [what, member, reason] of refusals)
    test(what, async () => {
      const told = await unpack(zipOf([good, member]));
      assert.equal(told.length, 2);
      assert.match(told[0]!.reason!, reason);
      assert.equal(told[1]!.text, PAGE);
    });
  const lies: [string, Parameters<typeof zipOf>[0][number], RegExp][] = [
    ["more bytes than it says", { name: "a.md", data: PAGE, size: 10 }, /says that it has 10 bytes, and has more/],
    ["fewer bytes than it says", { name: "a.md", data: PAGE, size: 200 }, /says that it has 200 bytes, and has fewer/],
    ["another checksum", { name: "a.md", data: PAGE, crc: 1 }, /checksum is another/],
    ["a place that is none", { name: "a.md", data: PAGE, at: 7 }, /is not where the table of contents says/],
    ["data that are no deflate", { name: "a.md", data: "\xff\xff\xff", stored: true, method: 8 }, /are damaged/],
  ];
  for (const [what, member, reason] of lies)
    test(what, async () => {
      const [bad, fine] = await unpack(zipOf([member, good]));
      assert.match(bad!.reason!, reason);
      assert.equal(fine!.text, PAGE);
    });
  test("links and devices in a tar", async () => {
    const tar = await tarOf([
      { name: "l.md", type: "symlink", linkname: "/etc/passwd" },
      { name: "h.md", type: "link", linkname: "/etc/passwd" },
      { name: "d", type: "character-device" },
      { name: "p", type: "fifo" },
      { name: "../up.md", data: PAGE },
      good,
    ]);
    assert.deepEqual(
      (await unpack(tar, "d.tar")).map(({ reason, text }) => reason ?? text),
      [
        "l.md is a link; only plain files are read",
        "h.md is a link; only plain files are read",
        "d is not a plain file",
        "p is not a plain file",
        '../up.md has ".." in its name',
        PAGE,
      ],
    );
  });
  test("hidden files are counted", async () => {
    const told = await unpack(
      zipOf([good, { name: "__MACOSX/._good.md", data: "x" }, { name: ".DS_Store", data: "x" }]),
    );
    assert.deepEqual(told[0]!.reason, "hidden files (.DS_Store, __MACOSX and the like)");
    assert.equal(told[1]!.text, PAGE);
  });
});

describe("Damaged containers give what can be read", () => {
  const long = `${PAGE}${Array.from({ length: 5000 }, (_, line) => `Line ${line * 7919}.`).join("\n")}`;
  test("half a gzip, and says so", async () => {
    const whole = gzipOf(long);
    const told = await unpack(whole.subarray(0, whole.length / 2), "a.md.gz");
    assert.equal(told.length, 2);
    assert.ok(told[0]!.text!.length > long.length / 4 && long.startsWith(told[0]!.text!));
    assert.deepEqual(told[1], { name: "a.md.gz", reason: "ends in the middle of its compressed data" });
  });
  test("a gzip with another checksum, or with something behind it", async () => {
    const broken = gzipOf(PAGE);
    broken[broken.length - 6]! ^= 1;
    assert.deepEqual(plain(await unpack(broken, "a.md.gz")), [
      ["a.md.gz/a.md", PAGE],
      ["a.md.gz", "holds compressed data that are damaged"],
    ]);
    assert.deepEqual(plain(await unpack(Buffer.concat([gzipOf(PAGE), Buffer.from("garbage")]), "a.md.gz")), [
      ["a.md.gz/a.md", PAGE],
      ["a.md.gz", "7 bytes behind the compressed data are not compressed: left out"],
    ]);
  });
  test("half a ZIP has no table of contents", async () => {
    const whole = zipOf([{ name: "a.md", data: PAGE }]);
    const told = await unpack(whole.subarray(0, whole.length - 40));
    assert.match(told[0]!.reason!, /has no table of contents, so it is cut off or damaged/);
  });
  test("half a tar, and one with a damaged header", async () => {
    const tar = await tarOf([1, 2, 3].map((number) => ({ name: `${number}.md`, data: PAGE })));
    assert.deepEqual(plain(await unpack(tar.subarray(0, 2 * 1024 + 520), "d.tar")), [
      ["d.tar", "3.md ends in the middle: the archive is cut off"],
      ["d.tar/1.md", PAGE],
      ["d.tar/2.md", PAGE],
    ]);
    tar[1024 + 5]! ^= 1;
    assert.deepEqual(plain(await unpack(tar, "d.tar")), [
      ["d.tar", "is damaged at byte 1024: no entry begins there"],
      ["d.tar/1.md", PAGE],
      ["d.tar/3.md", PAGE],
    ]);
  });
  test("empty ones are told of", async () => {
    const empty = [["dump.zip", "an empty zip archive"]];
    assert.deepEqual(plain(await unpack(zipOf([]))), empty);
    assert.deepEqual(plain(await unpack(await tarOf([]), "d.tar")), [["d.tar", "an empty tar archive"]]);
    assert.deepEqual(plain(await unpack(gzipOf(""), "a.md.gz")), [["a.md.gz/a.md", "empty"]]);
  });
});

describe("Bombs", () => {
  const zeros = Buffer.alloc(60 * 1024 * 1024);
  test("one file that expands without end is given up", async () => {
    const layer = gzipOf(zeros);
    const told = await unpack(Buffer.concat(Array.from({ length: 8 }, () => layer)), "a.gz");
    assert.match(told.at(-1)!.reason!, /^holds more than 256 MB in a file of \d+ bytes: not read further$/);
  });
  test("many files count together, also in nested containers", async () => {
    const inner = zipOf([{ name: "0.md", data: zeros }]);
    const nested = Array.from({ length: 20 }, (_, index) => ({ name: `${index}.zip`, data: inner }));
    const told = await unpack(zipOf(nested), "dump.zip", { visit: async () => {} });
    assert.match(told.at(-1)!.reason!, /^holds more than 256 MB/);
    assert.ok(told.length < 8);
  });
});

test("A hundred thousand members are read, each of them", async () => {
  const members = Array.from({ length: 100_000 }, (_, index) => ({ name: `${index}.md`, data: PAGE, stored: true }));
  let seen = 0;
  const started = performance.now();
  const visit = async () => {
    seen += 1;
  };
  await unpack(zipOf(members), "dump.zip", { visit });
  assert.equal(seen, 100_000);
  assert.ok(performance.now() - started < 120_000);
});

describe("Members larger than 64 MB", () => {
  const piece = "The ferry sails again. Nobody was hurt. ".repeat(1000);
  const large = Buffer.from(`---\ntitle: x\n---\n${piece.repeat(1800)}`);
  const checks: [string, () => Promise<Buffer>][] = [
    ["gzip", async () => gzipOf(large)],
    ["zip, stored", async () => zipOf([{ name: "a.md", data: large, stored: true }])],
    ["zip, deflated", async () => zipOf([{ name: "a.md", data: large }])],
    ["tar", async () => tarOf([{ name: "a.md", data: large }])],
    ["tar.gz", async () => gzipOf(await tarOf([{ name: "a.md", data: large }]))],
  ];
  for (const [what, make] of checks)
    test(`are read in pieces, and jumped about in, from a ${what}`, async (context) => {
      const spooled = () => readdirSync(tmpdir()).filter((name) => name.startsWith("backfile-spool-"));
      const before = spooled();
      const disk = path.join(temporaryFolder(context), "dump.gz");
      writeFileSync(disk, await make());
      await unpack(bytesOnDisk(disk, "dump.gz", path.dirname(disk)), "", {
        visit: async ({ file }) => {
          assert.equal(file.size, large.length);
          let size = 0;
          for await (const one of file.bytes()) size += one.length;
          assert.equal(size, large.length);
          const slice = await file.slice(66_000_000, 100);
          assert.ok(large.subarray(66_000_000, 66_000_100).equals(slice));
          await assert.rejects(file.text(), /larger than 64 MB/);
        },
      });
      assert.deepEqual(
        spooled().filter((name) => !before.includes(name)),
        [],
      );
    });
});

describe("Standard input", () => {
  const inPieces = async function* (data: Buffer) {
    for (let at = 0; at < data.length; at += 60_000) yield data.subarray(at, at + 60_000);
  };
  test("may be a page or a container", async () => {
    const held = await standardInput(inPieces(zipOf([{ name: "a.md", data: PAGE }])));
    assert.deepEqual(plain(await unpack(held)), [["stdin/a.md", PAGE]]);
  });
  test("may be larger than memory should be", async () => {
    const data = Buffer.alloc(70 * 1024 * 1024, "abc");
    const held = await standardInput(inPieces(data));
    assert.equal(held.size, data.length);
    assert.ok(data.equals(await held.slice(0, data.length)));
    await held.dispose();
  });
});
