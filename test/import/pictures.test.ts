import assert from "node:assert/strict";
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { describe, test } from "node:test";
import sharp from "sharp";
import { createFetch } from "../../scripts/intake/fetch.ts";
import { pictureKind } from "../../scripts/lib/picture-kind.ts";
import { sha256 } from "../../scripts/lib/hash.ts";
import { makeArchive } from "../support/archive.ts";
import { filesBelow, importInto } from "./golden.ts";

const picture = (colour: string, kind: "png" | "jpeg" | "webp" | "gif" | "avif" = "png") =>
  sharp({ create: { width: 8, height: 6, channels: 3, background: colour } })
    .toFormat(kind)
    .toBuffer();
const placeOf = (bytes: Uint8Array, kind: string) => {
  const hash = sha256(bytes).slice(0, 20);
  return `media/${hash.slice(0, 2)}/${hash}.${kind}`;
};
const article = (body: string, more = "") => `---\ntitle: Fog\ndate: 1987-03-12\n${more}---\n\n${body}\n`;

describe("a picture that stands beside its source", () => {
  test("comes along under a name made of its bytes, once, and the article names it from where it lies", async (context) => {
    const red = await picture("red");
    const archive = makeArchive(context, {
      "sources/post/index.md": article(
        '![Fog](img/a%20b.png "Fog at noon") and ![again](copy.jpg)',
        "image: img/a b.png\n",
      ),
      "sources/post/img/x.txt": "Words\n\nMore words. And more.\n",
    });
    writeFileSync(path.join(archive, "sources/post/img/a b.png"), red);
    writeFileSync(path.join(archive, "sources/post/copy.jpg"), red);
    await importInto(archive, [path.join(archive, "sources/post/index.md")]);
    const place = placeOf(red, "png");
    assert.deepEqual(readFileSync(path.join(archive, "content", place)), red);
    assert.deepEqual(Object.keys(filesBelow(path.join(archive, "content/media"))), [place.slice(6)]);
    const text = readFileSync(path.join(archive, "content/articles/1987/03/12-fog.md"), "utf8");
    assert.match(
      text,
      new RegExp(`!\\[Fog\\]\\(../../../${place} "Fog at noon"\\) and !\\[again\\]\\(../../../${place}\\)`),
    );
    assert.match(text, new RegExp(`src: ../../../${place}\n`));
    assert.equal((await importInto(archive, [path.join(archive, "sources")])).totals.updated, 0);
  });

  test("comes along from the folder that a browser saved beside a page, also where the page names the web's", async (context) => {
    const red = await picture("red");
    const words = "The fog came in at noon and stayed until the ferry had gone without anybody on board. ".repeat(4);
    const archive = makeArchive(context, {
      "sources/the fog.html": `<html><head><title>Fog</title><meta property="og:image" content="https://paper.example/2019/fog.png?w=600"></head><body><article><h1>Fog</h1><p>${words}</p><p>${words}</p></article></body></html>`,
      "sources/the fog_files/x.css": "p{}",
    });
    writeFileSync(path.join(archive, "sources/the fog_files/fog.png"), red);
    await importInto(archive, []);
    const text = readFileSync(path.join(archive, "content/articles/undated/fog.md"), "utf8");
    assert.match(text, new RegExp(`src: .*${placeOf(red, "png")}\n`));
  });

  test("does not come along from outside of what was given, nor if it is no picture", async (context) => {
    const archive = makeArchive(context, {
      "outside.png": "no picture",
      "sources/a.md": article("![a](../outside.png) ![b](b.svg) ![c](link.png) ![d](/etc/passwd) ![e](none.png)"),
      "sources/b.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    });
    const red = await picture("red");
    writeFileSync(path.join(archive, "outside.png"), red);
    symlinkSync(path.join(archive, "outside.png"), path.join(archive, "sources/link.png"));
    const { files } = await importInto(archive, [path.join(archive, "sources/a.md")]);
    assert.deepEqual(filesBelow(path.join(archive, "content/media")), {});
    assert.deepEqual(files[0]?.records[0]?.notes, ["picture left out: no JPEG, PNG, GIF, WebP or AVIF"]);
  });

  test("that stands in the page itself comes along too", async (context) => {
    const red = await picture("red", "webp");
    const archive = makeArchive(context, {
      "sources/a.md": article(`![a](data:image/webp;base64,${red.toString("base64")})`),
    });
    await importInto(archive, []);
    assert.deepEqual(Object.keys(filesBelow(path.join(archive, "content/media"))), [placeOf(red, "webp").slice(6)]);
  });
});

test("pictures are known by their first bytes", async () => {
  for (const [format, kind] of [
    ["png", "png"],
    ["jpeg", "jpg"],
    ["webp", "webp"],
    ["gif", "gif"],
    ["avif", "avif"],
  ] as const)
    assert.equal(pictureKind(await picture("blue", format)), kind);
  assert.equal(pictureKind(Buffer.from("<svg/>")), undefined);
  assert.equal(pictureKind(new Uint8Array()), undefined);
});

describe("pictures on the web", () => {
  test("stay where they are, unless a person asks for them", async (context) => {
    const red = await picture("red");
    const server = createServer((request, response) => {
      if (request.url === "/moved.png") response.writeHead(302, { location: "/fog.png" }).end();
      else if (request.url === "/fog.png") response.end(red);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    context.after(() => server.close());
    const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const sources = { "sources/a.md": article(`![a](${root}/moved.png) ![b](${root}/gone.png)`) };
    const without = makeArchive(context, sources);
    await importInto(without, []);
    assert.deepEqual(filesBelow(path.join(without, "content/media")), {});
    const asked = makeArchive(context, sources);
    await importInto(asked, [], { fetchMedia: "nearby" });
    assert.deepEqual(readdirSync(path.join(asked, "content/media")).length, 1);
    const text = readFileSync(path.join(asked, "content/articles/1987/03/12-fog.md"), "utf8");
    assert.ok(text.includes(`![a](../../../${placeOf(red, "png")}) ![b](${root}/gone.png)`), text);
    assert.equal(
      await createFetch({ tick: () => {} })(`${root}/fog.png`),
      undefined,
      "not from this machine's network",
    );
  });
});
