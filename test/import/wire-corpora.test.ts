import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { jsonIn, ninjsCases, WRONG_FOR_THEIR_FOLDER } from "../../eval/sets/ninjs.ts";
import { newsml1 } from "../../scripts/sources/newsml-1.ts";
import { newsmlG2 } from "../../scripts/sources/newsml-g2.ts";
import { ninjs } from "../../scripts/sources/ninjs.ts";
import { problemWith } from "../../scripts/sources/ninjs/validate.ts";
import { nitf } from "../../scripts/sources/nitf.ts";
import type { Found, Source } from "../../scripts/sources/source.ts";
import { corpus } from "../support/corpora.ts";
import { fileOf, headOf, readAll } from "../support/files.ts";

const read = (source: Source, file: string): Promise<Found[]> =>
  readAll(source, fileOf(path.basename(file), readFileSync(file)));
const isRefused = (found: Found[]) => found.some(({ type }) => type === "rejection");

describe("ninjs accepts and refuses what the standard's own tests accept and refuse", () => {
  const { folder, skip } = corpus("iptc-ninjs");
  const cases = skip ? [] : ninjsCases(folder);

  for (const [kind, refused] of [
    ["should_pass", false],
    ["should_fail", true],
  ] as const)
    test(`${kind}, as files that somebody imports`, { skip }, async () => {
      const wrong: string[] = [];
      for (const { version, name, file } of cases.filter((one) => one.kind === kind))
        if (isRefused(await read(ninjs, file)) !== refused) wrong.push(`${version}/${name}`);
      assert.deepEqual(wrong, refused ? WRONG_FOR_THEIR_FOLDER : []);
    });

  test("both, by the rules of the version of their folder", { skip }, () => {
    for (const { version, name, kind, file } of cases) {
      const item = parse(file);
      const [major, minor] = version.split(".");
      const rules = { major: Number(major) as 1 | 2 | 3, minor: minor === "x_dev" ? 99 : Number(minor) };
      const isWrong = item === undefined || problemWith(item, rules) !== undefined;
      assert.equal(isWrong, kind === "should_fail", `${version}/${kind}/${name}`);
    }
  });

  test("every example is accounted for, and none but drafts of the standard is refused", { skip }, async () => {
    const refused: string[] = [];
    for (const version of ["1.4", "2.1", "3.0", "2.1/schema-extension", "3.0/collection"])
      for (const name of jsonIn(path.join(folder, "examples", version)))
        if (isRefused(await read(ninjs, path.join(folder, "examples", version, name)))) refused.push(name);
    // A JSON Schema, which is no item; and a list written to a draft in which events were otherwise.
    assert.deepEqual(refused, ["extension-schema.json", "20231016-event-timeline-sample.json"]);
  });
});

describe("NewsML-G2 reads the standard's own listings", () => {
  const { folder, skip } = corpus("iptc-newsml-g2");
  const examples = path.join(folder, "examples");
  const listings = skip ? [] : readdirSync(examples).filter((name) => name.endsWith(".xml"));

  test("every whole document is known, and none is refused but the one that elides its items", { skip }, async () => {
    const refused: string[] = [];
    for (const name of listings) {
      const file = path.join(examples, name);
      if (!newsmlG2.detect(headOf(name, readFileSync(file)))) continue;
      const found = await read(newsmlG2, file);
      assert.ok(found.length > 0, name);
      if (isRefused(found)) refused.push(name);
    }
    assert.deepEqual(refused, ["LISTING_24_News_Message_conveying_a_complete_News_Package.xml"]);
  });

  test("an item with any one of its required parts taken out is refused", { skip }, async () => {
    const text = readFileSync(path.join(examples, "LISTING_2_NewsML-G2_Text_Document.xml"), "utf8");
    const spoilt = [
      text.replace(/guid="[^"]*"/, ""),
      text.replace('version="11"', 'version="eleven"'),
      text.replace(/<itemClass[^>]*>/, ""),
      text.replace(/<provider[^>]*>/, ""),
      text.replace(/<versionCreated>[^<]*<\/versionCreated>/, ""),
      text.replace(/<versionCreated>[^<]*/, "<versionCreated>Tuesday"),
      text.replace("stat:usable", "stat:printed"),
      text.replace(/<itemMeta>[\s\S]*<\/itemMeta>/, ""),
      text.replace("</itemMeta>", ""),
      text.replace("</newsItem>", ""),
    ];
    for (const [index, one] of spoilt.entries()) {
      assert.notEqual(one, text);
      assert.ok(isRefused(await readAll(newsmlG2, fileOf("a.xml", one))), `spoilt ${index}`);
    }
  });

  test("an NITF text that stands alone in a contentSet is read as NITF", { skip }, async () => {
    const name = "LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml";
    const file = path.join(examples, name);
    assert.ok(nitf.detect(headOf(name, readFileSync(file))));
    assert.equal((await read(nitf, file))[0]?.type, "article");
  });
});

test("NewsML 1 reads the examples that ninjs was made from", { skip: corpus("iptc-ninjs").skip }, async () => {
  const folder = path.join(corpus("iptc-ninjs").folder, "examples", "NewsML");
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    assert.ok(newsml1.detect(headOf(name, readFileSync(file))), name);
    assert.deepEqual(
      (await read(newsml1, file)).map(({ type }) => type),
      ["article"],
    );
  }
});

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
