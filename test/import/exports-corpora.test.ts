import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import type { Found } from "../../scripts/sources/source.ts";
import { wxr } from "../../scripts/sources/wxr.ts";
import { temporaryFolder } from "../support/archive.ts";
import { corpus } from "../support/corpora.ts";
import { fileOf, readAll } from "../support/files.ts";
import { filesBelow, importInto } from "./golden.ts";

/** What a plain look at an export says, told without any of the importer's code: how many items of which kind. */
function plainCounts(xml: string): { items: number; texts: number; others: number } {
  const kinds = [...xml.matchAll(/<item>([\s\S]*?)<\/item>/g)].map(
    ([, item]) => /<wp:post_type>(?:<!\[CDATA\[)?([^<\]]*)/.exec(item!)?.[1],
  );
  const others = kinds.filter((kind) => /^(?:attachment|nav_menu_item|wp_navigation)$/.test(kind ?? ""));
  return { items: kinds.length, texts: kinds.length - others.length, others: others.length };
}

const count = (found: Found[], type: Found["type"]) =>
  found
    .filter((one) => one.type === type)
    .reduce((sum, one) => sum + (one.type === "skipped" ? (one.count ?? 1) : 1), 0);

describe("real WordPress exports are accounted for item by item", () => {
  const { folder, skip } = corpus("wxr");
  const exports = skip ? [] : readdirSync(folder).filter((name) => name.endsWith(".xml"));
  for (const name of exports)
    test(name, async () => {
      const xml = readFileSync(path.join(folder, name), "utf8");
      const plain = plainCounts(xml);
      const found = await readAll(wxr, fileOf(name, xml));
      assert.equal(count(found, "rejection"), 0);
      assert.equal(count(found, "article"), plain.texts);
      assert.equal(count(found, "skipped"), plain.others);
      const identities = found.flatMap((one) => (one.type === "article" ? [one.identity] : []));
      assert.equal(new Set(identities).size, plain.texts);
    });

  test("no reader's or writer's e-mail or network address is written anywhere", { skip }, async (context) => {
    const archive = temporaryFolder(context);
    const { totals, reportFile } = await importInto(archive, [folder]);
    context.diagnostic(`${totals.articles} articles, ${totals.rejected} rejected, ${totals.skipped} skipped`);
    const written = [...Object.values(filesBelow(path.join(archive, "content"))), readFileSync(reportFile, "utf8")];
    const all = written.join("\n");
    assert.doesNotMatch(all, /commenter\d+@example\.invalid/);
    assert.doesNotMatch(all, /192\.0\.2\.\d+/);
    for (const name of exports) {
      const xml = readFileSync(path.join(folder, name), "utf8");
      for (const [, address] of xml.matchAll(/<wp:(?:author|comment_author)_email>(?:<!\[CDATA\[)?([^<\]]+@[^<\]]+)/g))
        assert.ok(!all.includes(address!), `${name} gave away ${address}`);
      for (const [, address] of xml.matchAll(/<wp:comment_author_IP>(?:<!\[CDATA\[)?(?!127\.)([^<\]]+\.[^<\]]+)/g))
        assert.ok(!all.includes(address!), `${name} gave away ${address}`);
    }
  });

  test("what was approved is kept: every reader's comment and no pingback", { skip }, async () => {
    for (const name of exports) {
      const xml = readFileSync(path.join(folder, name), "utf8");
      const approved = [...xml.matchAll(/<wp:comment>([\s\S]*?)<\/wp:comment>/g)].filter(
        ([, comment]) =>
          /<wp:comment_approved>(?:<!\[CDATA\[)?1/.test(comment!) &&
          !/pingback|trackback/.test(/<wp:comment_type>.*/.exec(comment!)?.[0] ?? ""),
      );
      const found = await readAll(wxr, fileOf(name, xml));
      const kept = found.flatMap((one) => (one.type === "article" ? (one.fields.comments as unknown[]) : []));
      assert.equal(kept.length, approved.length, name);
    }
  });
});
