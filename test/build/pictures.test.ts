import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import sharp from "sharp";
import { takeInventory } from "../../scripts/check/inventory.ts";
import { checkLinks } from "../../scripts/check/links.ts";
import { addressStem } from "../../scripts/pictures/look.ts";
import { shortHash } from "../../scripts/lib/hash.ts";
import { articleText, buildArchive, makeArchive, snapshot } from "../support/archive.ts";

/** A picture of bands, so that no two sizes of it are the same bytes. */
function picture(width: number, height: number, colour = "#357") {
  const band = { create: { width, height: Math.ceil(height / 3), channels: 3 as const, background: colour } };
  return sharp({ create: { width, height, channels: 3, background: "#eee" } }).composite([
    { input: band, top: 0, left: 0 },
  ]);
}

function putBytes(root: string, file: string, bytes: Uint8Array): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), bytes);
}

const PAGE = "1987/03/12-boats.html";
const article = (body: string, front = "") => ({
  "content/articles/1987/03/12-boats.md": articleText(`id: boats\ntitle: Boats\ndate: 1987-03-12\n${front}`, body),
});
const stemOf = (bytes: Uint8Array) => addressStem(shortHash(bytes, 20));

test("a picture is served in its own size and in smaller ones, and every page says how large it is", async (t) => {
  const root = makeArchive(t, article("One.\n\n![Boats](../../../media/a/boats.jpg)\\\n_In the **street**_\n\nTwo."));
  const bytes = await picture(1200, 800).jpeg().toBuffer();
  putBytes(root, "content/media/a/boats.jpg", bytes);
  const { out, page, said } = await buildArchive(root);
  const stem = stemOf(bytes);
  assert.deepEqual(said, []);
  assert.ok(
    page(PAGE).includes(
      `<figure><img src="../../${stem}.jpg" srcset="../../${stem}-480.webp 480w, ../../${stem}-960.webp 960w, ../../${stem}.jpg 1200w" sizes="(min-width: 52rem) 39rem, 94vw" width="1200" height="800" alt="Boats" loading="lazy" decoding="async">`,
    ),
    page(PAGE),
  );
  assert.match(page(PAGE), /<figcaption class="meta">In the <strong>street<\/strong><\/figcaption><\/figure>/);
  const { width, height } = await sharp(path.join(out, `${stem}-480.webp`)).metadata();
  assert.deepEqual([width, height], [480, 320]);
  assert.ok(!existsSync(path.join(out, `${stem}-1440.webp`)));
});

test("who shares an article shares its lead picture, by its whole address, where the site's own is known", async (t) => {
  const lead = article("One.", 'image: {src: ../../../media/boats.jpg, alt: "Boats"}');
  const bytes = await picture(1200, 800).jpeg().toBuffer();
  const stem = stemOf(bytes);
  const headOf = async (files: { [file: string]: string }, address?: string) => {
    const root = makeArchive(t, files);
    putBytes(root, "content/media/boats.jpg", bytes);
    const { out, page } = await buildArchive(root, { address });
    if (address !== undefined) assert.deepEqual(checkLinks(takeInventory(out), address).problems, []);
    return page(PAGE).slice(0, page(PAGE).indexOf("<body"));
  };
  const site = "https://paper.example/old/";
  for (const files of [lead, article("![](../../../media/boats.jpg)", "image: {src: ../../../media/boats.jpg}")]) {
    const head = await headOf(files, site);
    assert.ok(head.includes(`<meta property="og:image" content="${site}${stem}.jpg">`), head);
    assert.match(head, /og:image:width" content="1200">\n<meta property="og:image:height" content="800">/);
    assert.ok(head.includes(`"image":"${site}${stem}.jpg"`));
  }
  assert.doesNotMatch(await headOf(lead), /og:image/);
  const remote = article("One.", "image: {src: https://elsewhere.example/boats.jpg}");
  assert.doesNotMatch(await headOf(remote, site), /og:image/);
  const withdrawn = article("One.", "status: withdrawn\nimage: {src: ../../../media/boats.jpg}");
  assert.doesNotMatch(await headOf(withdrawn, site), /og:image/);
});

test("what a camera wrote beside the picture is not served, and it stands upright", async (t) => {
  const root = makeArchive(t, article("![](../../../media/gps.jpg)"));
  const gps = { IFD0: { Copyright: "Joan Pike" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } };
  const bytes = await picture(300, 200).withExif(gps).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  assert.ok((await sharp(bytes).metadata()).exif);
  putBytes(root, "content/media/gps.jpg", bytes);
  const { out, page } = await buildArchive(root);
  const served = await sharp(path.join(out, `${stemOf(bytes)}.jpg`)).metadata();
  assert.deepEqual([served.exif, served.width, served.height, served.orientation], [undefined, 200, 300, undefined]);
  assert.match(page(PAGE), /width="200" height="300"/);
});

test("a moving picture keeps moving", async (t) => {
  const root = makeArchive(t, article("![](../../../media/flag.gif)"));
  const frames = await Promise.all(["red", "blue"].map((colour) => picture(700, 60, colour).png().toBuffer()));
  const bytes = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  putBytes(root, "content/media/flag.gif", bytes);
  const { out } = await buildArchive(root);
  assert.equal((await sharp(path.join(out, `${stemOf(bytes)}.gif`)).metadata()).pages, 2);
});

const NO_PICTURES: { [kind: string]: [string, Uint8Array | undefined, RegExp] } = {
  "is not there": ["x.jpg", undefined, /not in content\/media/],
  "is an SVG, whatever its name": ["x.png", Buffer.from("<svg><script>1</script></svg>"), /no JPEG, PNG, GIF/],
  "is cut off in its head": ["x.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), /cannot be decoded/],
};
for (const [kind, [name, bytes, reason]] of Object.entries(NO_PICTURES))
  test(`where a picture ${kind}, its words stay, and the build says so`, async (t) => {
    const front = `image:\n  src: ../../../media/${name}\n  caption: The quay.`;
    const root = makeArchive(t, article(`![Boats & more](../../../media/${name})`, front));
    if (bytes) putBytes(root, `content/media/${name}`, bytes);
    const { out, page, said } = await buildArchive(root);
    assert.equal(said.length, 1);
    assert.match(said[0]!, reason);
    assert.match(page(PAGE), /\[Boats &amp; more\]/);
    assert.match(page(PAGE), /<figcaption[^>]*>The quay\.<\/figcaption>/);
    assert.doesNotMatch(page(PAGE), /<img/);
    assert.ok(!existsSync(path.join(out, "media")));
  });

test("a picture on another host, or outside of content/media, is never asked for, but its caption is kept", async (t) => {
  const sources = [
    "https://elsewhere.example/media/a.png",
    "../../../_data/media/a.png",
    "../../../../media/a.png",
    "/media/a.png",
  ];
  for (const src of sources) {
    const root = makeArchive(t, article(`![A](${src})`, `image:\n  src: ${src}\n  caption: Seen from the north.`));
    putBytes(root, "content/_data/media/a.png", await picture(9, 9).png().toBuffer());
    putBytes(root, "media/a.png", await picture(9, 9).png().toBuffer());
    const { page } = await buildArchive(root);
    assert.doesNotMatch(page(PAGE), /<img/, src);
    assert.match(page(PAGE), /Seen from the north\./);
  }
});

test("the lead picture stands at the head with caption and credit, once, and those set apart below", async (t) => {
  const names = ["lead", "body", "apart"];
  const front = `image: {src: ../../../media/lead.png, alt: Boats, caption: The quay., credit: Ann Lee}
pictures: [{src: ../../../media/body.png, caption: Said below.}, {src: ../../../media/apart.png, credit: Post}]`;
  const root = makeArchive(t, article("Words.\n\n![](../../../media/body.png)", front));
  const stems = await Promise.all(
    names.map(async (name, at) => {
      const bytes = await picture(90 + at, 60)
        .png()
        .toBuffer();
      putBytes(root, `content/media/${name}.png`, bytes);
      return stemOf(bytes);
    }),
  );
  const markup = (await buildArchive(root)).page(PAGE);
  const shown = [...markup.matchAll(/<img src="..\/..\/([^"]+)\.png"/g)].map(([, stem]) => stem);
  assert.deepEqual(shown, stems);
  assert.match(markup, /alt="Boats" decoding="async"><figcaption[^>]*>The quay\. <small>Ann Lee<\/small>/);
  assert.match(markup, /<figcaption[^>]*>Said below\.<\/figcaption>/);
});

test("pictures that no page shows are not served, and those of withdrawn articles are taken off", async (t) => {
  const root = makeArchive(t, article("![](../../../media/a.png)"));
  putBytes(root, "content/media/a.png", await picture(9, 9).png().toBuffer());
  putBytes(root, "content/media/b.png", await picture(8, 8).png().toBuffer());
  const { out } = await buildArchive(root);
  assert.equal(Object.keys(snapshot(path.join(out, "media"))).length, 1);
  makeArchive(t, {});
  for (const [file, text] of Object.entries(article("![](../../../media/a.png)", "status: withdrawn")))
    writeFileSync(path.join(root, file), text);
  await buildArchive(root);
  assert.ok(!existsSync(path.join(out, "media")));
});

test("an unchanged archive makes no picture again; a lost cache or a lost file does not matter", async (t) => {
  const root = makeArchive(t, article("![](../../../media/a.png)"));
  const bytes = await picture(900, 300).png().toBuffer();
  putBytes(root, "content/media/a.png", bytes);
  const { out } = await buildArchive(root);
  const served = path.join(out, `${stemOf(bytes)}-480.webp`);
  const before = snapshot(out);
  const { mtimeMs } = statSync(served);
  putBytes(root, "content/articles/1987/03/13-other.md", Buffer.from(articleText("title: Other\ndate: 1987-03-13")));
  await buildArchive(root);
  assert.equal(statSync(served).mtimeMs, mtimeMs);
  writeFileSync(served, "not a picture");
  await buildArchive(root);
  assert.equal(readFileSync(served).toString("base64"), before[`${stemOf(bytes)}-480.webp`]);
});
