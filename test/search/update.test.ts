import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { inflateSync } from "node:zlib";
import { keyOf, byDate } from "../../scripts/search/order.ts";
import { runPagefind } from "../../scripts/search/pagefind.ts";
import { type SearchRecord, toPagefind } from "../../scripts/search/record.ts";
import { ByteReader, readTerms } from "../../scripts/search/shards/bytes.ts";
import { facetWord, type Manifest } from "../../scripts/search/shards/manifest.ts";
import { LIMITS, planShards, type SearchArticle } from "../../scripts/search/shards/plan.ts";
import { addPostings, type Shard } from "../../scripts/search/shards/postings.ts";
import { indexShard } from "../../scripts/search/shards/shard.ts";
import { finishSearch, updateSearch } from "../../scripts/search/update.ts";
import { generated, small } from "./corpus.ts";

/** What stands in the index of a large archive, and how it is kept up to date. */

const scratch = mkdtempSync(path.join(tmpdir(), "backfile-update-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const limits = { single: 0, smallest: 5, largest: 160 };
const records = [...small, ...generated(300, 5)];

const articleOf = (record: SearchRecord): SearchArticle => ({
  address: record.address,
  date: record.date,
  digest: createHash("sha256").update(JSON.stringify(record)).digest("hex"),
});

type Site = { out: string; work: string };
const siteAt = (name: string): Site => ({ out: path.join(scratch, name), work: path.join(scratch, `${name}.work`) });

/** `asked` learns of each shard that is indexed. */
function update(site: Site, list: SearchRecord[], asked = (_: string[]) => {}, only = limits) {
  const byAddress = new Map(list.map((record) => [record.address, record]));
  const recordsFor = (addresses: string[]) => {
    asked(addresses);
    return addresses.map((address) => byAddress.get(address)!);
  };
  return updateSearch(list.map(articleOf), recordsFor, { ...site, language: "en", limits: only });
}

function filesOf({ out }: Site): Map<string, string> {
  const all = readdirSync(out, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const names = all.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return new Map(
    names.map((name) => [path.relative(out, name), createHash("sha256").update(readFileSync(name)).digest("hex")]),
  );
}

const fresh = siteAt("fresh");
const summary = await update(fresh, records);
const expected = filesOf(fresh);

test("the order of articles does not matter, and the summary counts what was written", async () => {
  assert.equal(summary.indexed, records.length);
  assert.equal(summary.files, expected.size);
  const other = siteAt("reversed");
  await update(other, [...records].reverse());
  assert.deepEqual(filesOf(other), expected);
});

test("what has not changed is not indexed again; what has is the same as from nothing", async () => {
  const site = siteAt("changing");
  await update(site, records.slice(0, -1));
  const added = await update(site, records);
  assert.ok(added.indexed <= 2 * limits.largest, `${added.indexed} for one more`);
  assert.deepEqual(filesOf(site), expected);
  const edited = records.map((record, at) => (at === 50 ? { ...record, text: `${record.text} Corrected.` } : record));
  const asked: string[][] = [];
  await update(site, edited, (addresses) => asked.push(addresses));
  assert.equal(asked.length, 1);
  assert.ok(asked[0]!.includes(records[50]!.address));
  await update(site, records);
  assert.deepEqual(filesOf(site), expected);
  assert.equal((await update(site, records)).indexed, 0);
  assert.deepEqual(filesOf(site), expected);
});

test("stopped at any shard and begun again, it ends as if it had not been stopped", async () => {
  const site = siteAt("stopped");
  for (let stop = 1; stop <= summary.shards; stop += 3) {
    let left = stop;
    const stopped = update(site, records, () => {
      left -= 1;
      if (left === 0) throw new Error("killed");
    });
    if (stop <= 4) await assert.rejects(stopped, /killed/);
    else await stopped.catch(() => {});
  }
  await update(site, records);
  assert.deepEqual(filesOf(site), expected);
});

test("files that are missing or cut short are made anew, and what does not belong there is removed", async () => {
  const site = siteAt("damaged");
  cpSync(fresh.out, site.out, { recursive: true });
  cpSync(fresh.work, site.work, { recursive: true });
  const index = path.join(site.out, "pagefind");
  const below = (name: string) => path.join(index, name, readdirSync(path.join(index, name))[0]!);
  truncateSync(path.join(below("shard"), "facts"), 10);
  rmSync(path.join(below("words"), "0"));
  writeFileSync(path.join(index, "table.json"), "{");
  writeFileSync(path.join(below("words"), "stale"), "");
  const remembered = readdirSync(site.work).filter((name) => name.endsWith(".json"));
  writeFileSync(path.join(site.work, remembered[3]!), "not json");
  writeFileSync(path.join(site.work, ".abc.backfile-tmp"), "");
  await update(site, records);
  assert.deepEqual(filesOf(site), expected);
  assert.ok(!existsSync(path.join(site.work, ".abc.backfile-tmp")));
});

test("without what was remembered, or asked to begin anew, all is indexed", async () => {
  rmSync(fresh.work, { recursive: true });
  assert.equal((await update(fresh, records)).indexed, records.length);
  assert.deepEqual(filesOf(fresh), expected);
});

test("a small archive has one index; growing and shrinking leave nothing behind", async () => {
  const [site, other] = [siteAt("growing"), siteAt("small")];
  await update(other, small, undefined, LIMITS);
  await update(site, small, undefined, LIMITS);
  assert.equal((await update(site, small, undefined, LIMITS)).indexed, 0);
  await update(site, records);
  assert.deepEqual(filesOf(site), expected);
  await update(site, small, undefined, LIMITS);
  assert.deepEqual(filesOf(site), filesOf(other));
});

test("indexed one shard here and one there, and put together, it is the same", async () => {
  const site = siteAt("together");
  const shards = planShards(records.map(articleOf), { language: "en", limits });
  for (const part of [1, 0])
    for (const shard of shards.filter((_, at) => at % 2 === part)) {
      const some = records.filter(({ address }) => shard.addresses.includes(address));
      await indexShard(shard, some, { index: path.join(site.out, "pagefind"), work: site.work, language: "en" });
    }
  finishSearch(shards, [], site);
  assert.deepEqual(filesOf(site), expected);
});

type Standing = { rows: number[]; marks: number[] };

/** All words of an index, read as the browser does. */
function readWords({ out }: Site): Map<string, Standing> {
  const index = path.join(out, "pagefind");
  const manifest: Manifest = JSON.parse(readFileSync(path.join(index, "table.json"), "utf8"));
  const bases = manifest.shards.map((_, at) => manifest.shards.slice(0, at).reduce((sum, { rows }) => sum + rows, 0));
  const found = new Map<string, Standing>();
  let first = 0;
  for (const { key, words, shards } of manifest.segments) {
    for (const [at] of words.entries())
      for (const { word, about } of readTerms(inflateSync(readFileSync(path.join(index, "words", key, String(at)))))) {
        const standing = found.get(word) ?? { rows: [], marks: [] };
        const reader = new ByteReader(about);
        for (let shard = first; !reader.done; ) {
          shard += reader.number();
          const count = reader.number();
          let row = bases[shard]!;
          for (let left = count; left > 0; left -= 1) {
            row += reader.number();
            standing.rows.push(row);
          }
          for (let left = count; left > 0; left -= 1) standing.marks.push(reader.number());
        }
        found.set(word, standing);
      }
    first += shards;
  }
  return found;
}

test("every word has the articles that one big index has for it, as often and in the same headlines", async () => {
  const sorted = [...records].sort((a, b) => byDate(keyOf(a), keyOf(b)));
  const one: Shard = { words: new Map(), lengths: [] };
  addPostings(
    one,
    await runPagefind(
      sorted.map((record, row) => ({ ...toPagefind(record, "en"), url: String(row) })),
      "en",
    ),
  );
  const words = readWords(fresh);
  for (const [word, { rows, marks }] of one.words) assert.deepEqual(words.get(word), { rows, marks }, word);
  const names = [...words.keys()].filter((word) => word.startsWith("#"));
  assert.equal(words.size, one.words.size + names.length);
  for (const [facet, of] of [
    ["source", (record: SearchRecord) => [record.source]],
    ["section", (record: SearchRecord) => [record.section]],
    ["topic", (record: SearchRecord) => record.topics],
  ] as const)
    for (const name of new Set(sorted.flatMap(of).filter((name) => name !== undefined)))
      assert.deepEqual(
        words.get(facetWord(facet, name))?.rows,
        sorted.flatMap((record, row) => (of(record).includes(name) ? [row] : [])),
        name,
      );
});

test("a shard whose records are not all there is refused by name", async () => {
  const site = siteAt("refused");
  const [shard] = planShards(records.map(articleOf), { language: "en", limits });
  await assert.rejects(
    indexShard(shard!, [], { index: site.out, work: site.work, language: "en" }),
    new RegExp(shard!.addresses[0]!),
  );
});
