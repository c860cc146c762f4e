import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { indexArchive } from "../../scripts/search/index.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import type { Table } from "../../scripts/search/table.ts";
import { generated, small } from "./corpus.ts";

const scratch = mkdtempSync(path.join(tmpdir(), "backfile-index-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const folder = (name: string) => path.join(scratch, name);

function filesBelow(root: string): string[] {
  const all = readdirSync(root, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return all.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/")).sort();
}

function hashOf(root: string): string {
  const hash = createHash("sha256");
  for (const file of filesBelow(root)) hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

function readTable(root: string): Table {
  return JSON.parse(readFileSync(path.join(root, "pagefind/table.json"), "utf8"));
}

test("the same records give the same bytes, in any order and started from any folder", async () => {
  const records = [...small, ...generated(300, 5)];
  const summary = await indexArchive(records, folder("a"), { language: "en" });
  await indexArchive(
    (async function* () {
      yield* [...records].reverse();
    })(),
    folder("b"),
    { language: "en" },
  );
  assert.equal(hashOf(folder("b")), hashOf(folder("a")));

  writeFileSync(folder("records.json"), JSON.stringify(records));
  const module = pathToFileURL(path.resolve("scripts/search/index.ts")).href;
  const program = `import { readFileSync } from "node:fs"; import { indexArchive } from ${JSON.stringify(module)};
    await indexArchive(JSON.parse(readFileSync("records.json", "utf8")), "c", { language: "en" });`;
  const tsx = pathToFileURL(path.resolve("node_modules/tsx/dist/loader.mjs")).href;
  const environment = { ...process.env, TZ: "Asia/Tokyo", LC_ALL: "C" };
  execFileSync(process.execPath, ["--import", tsx, "--input-type=module", "--eval", program], {
    cwd: scratch,
    env: environment,
  });
  assert.equal(hashOf(folder("c")), hashOf(folder("a")));

  const files = filesBelow(folder("a"));
  assert.equal(summary.files, files.length);
  assert.equal(summary.records, records.length);
  assert.equal(
    summary.bytes,
    files.reduce((sum, file) => sum + readFileSync(path.join(folder("a"), file)).length, 0),
  );
});

test("only what search loads is written, and what an earlier index left is gone", async () => {
  mkdirSync(folder("d/pagefind/fragment"), { recursive: true });
  writeFileSync(folder("d/pagefind/fragment/old.pf_fragment"), "");
  writeFileSync(folder("d/other.html"), "kept");
  await indexArchive(small, folder("d"), { language: "en-GB" });
  const loose = filesBelow(folder("d/pagefind")).filter((file) => !/^(index|fragment)\//.test(file));
  assert.deepEqual(
    loose.map((file) => file.replace(/en_\w+/, "en_*")),
    ["pagefind-entry.json", "pagefind.en_*.pf_meta", "pagefind.js", "table.json", "wasm.en.pagefind"],
  );
  assert.ok(!existsSync(folder("d/pagefind/fragment/old.pf_fragment")));
  assert.ok(existsSync(folder("d/other.html")));
});

test("every article has its row, in order of date, the undated last", async () => {
  await indexArchive(small, folder("e"), { language: "en" });
  const table = readTable(folder("e"));
  assert.equal(new Set(table.ids.split(" ")).size, small.length);
  const dated = table.dates.filter((date) => date !== "");
  assert.deepEqual(table.dates.slice(0, dated.length), [...dated].sort());
  assert.equal(table.dates.length, small.length);
  const morning = table.dates.findIndex((date, row) => date === "1987-03-12" && table.source[row] === -1);
  assert.ok(morning > table.dates.indexOf("1987-03"), "what is known to the month comes before its days");
});

test("an empty archive has an empty index", async () => {
  const summary = await indexArchive([], folder("f"), { language: "fr" });
  assert.equal(summary.records, 0);
  assert.deepEqual(readTable(folder("f")).dates, []);
});

test("trouble says what it is about", async () => {
  const broken = (async function* (): AsyncIterable<SearchRecord> {
    yield { ...small[0]!, text: undefined as unknown as string };
  })();
  await assert.rejects(indexArchive(broken, folder("g"), { language: "en" }), (error: Error) => {
    assert.match(error.message, /search index/);
    return error.cause instanceof Error;
  });
});
