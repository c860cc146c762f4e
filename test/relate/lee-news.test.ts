import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { articleSchema } from "../../scripts/article/schema.ts";
import { entryOf } from "../../scripts/catalogue/entry.ts";
import { relate } from "../../scripts/relate/relate.ts";
import { corpus } from "../support/corpora.ts";

const { folder, skip } = corpus("lee-news");

/** Fifty short news items of which people judged each pair (Lee, Pincombe and Welsh, 2005); .5 and more is "alike". */
test("what is listed as related is what people judge alike", { skip }, async (t) => {
  const read = (name: string) => readFileSync(path.join(folder, name), "utf8").trim().split("\n");
  const texts = [...read("lee.cor"), ...read("lee_background.cor")];
  const judged = read("similarities0-1.txt").map((line) => line.trim().split(/\s+/).map(Number));
  const bodies = new Map(
    texts.map((text, i) => [entryOf(`${i}.md`, articleSchema.parse({ id: `item-${i}`, title: "-" }), "en"), text]),
  );
  const { related } = await relate([...bodies.keys()], (entry) => bodies.get(entry)!);
  let listed = 0;
  let alike = 0;
  for (const [id, list] of related) {
    for (const { entry } of list) {
      const [one, other] = [Number(id.slice(5)), Number(entry.article.id.slice(5))].sort((a, b) => a - b);
      if (other! >= judged.length) continue;
      listed += 1;
      if (judged[one!]![other!]! >= 0.5) alike += 1;
    }
  }
  t.diagnostic(`${alike} of ${listed} listed pairs are judged alike`);
  assert.ok(listed >= 30, "lists are not simply empty");
  assert.ok(alike / listed >= 0.85);
});
