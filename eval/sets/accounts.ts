import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { walk } from "../../scripts/lib/files.ts";
import { archivePaths, settingsSchema } from "../../scripts/settings.ts";
import { runImport } from "../../scripts/write/import.ts";
import type { FileAccount } from "../../scripts/write/ledger.ts";
import type { EvalSet } from "../set.ts";
import { countHeads, countInZip } from "./accounts/web-archives.ts";

/** A corpus whose items can be counted without the importer: files of it, and how many items are in one. */
type Counted = {
  corpus: string;
  what: string;
  files: RegExp;
  count(data: Buffer, name: string): number | Promise<number>;
};

const occurrences = (pattern: RegExp) => (data: Buffer) => data.toString("latin1").match(pattern)?.length ?? 0;
const lines = (data: Buffer) =>
  data
    .toString("utf8")
    .split("\n")
    .filter((line) => line.trim() !== "").length;
const unpacked = (count: (data: Buffer) => number) => (data: Buffer) => count(gunzipSync(data));
const inArchive = (data: Buffer, name: string) => (name.endsWith(".zip") ? countInZip(data) : countHeads(data));

const CORPORA: Counted[] = [
  { corpus: "wxr", what: "items", files: /\.xml$/, count: occurrences(/<item>/g) },
  { corpus: "ghost-migrate-fixtures", what: "posts of Ghost", files: /mg-ghost-api.*\.json$/, count: postsOfGhost },
  { corpus: "digitalgov-hugo", what: "posts", files: /\/(?!_index|LICENSE)[^/]*\.md$/, count: () => 1 },
  { corpus: "ruby-news-multilang", what: "posts", files: /\.md$/, count: () => 1 },
  { corpus: "reuters21578", what: "stories", files: /\.sgm\.gz$/, count: unpacked(occurrences(/<REUTERS /g)) },
  { corpus: "allsides-37k", what: "articles", files: /\.jsonl\.gz$/, count: unpacked(lines) },
  ...["warcio-py", "warcio-js", "jwarc", "wabac"].map((corpus) => ({
    corpus,
    what: "records",
    files: /(?:arc(?:\.gz)?|\.zip)$/,
    count: inArchive,
  })),
];

function postsOfGhost(data: Buffer): number {
  const value = JSON.parse(data.toString("utf8")) as { posts?: unknown[] };
  return value.posts?.length ?? 0;
}

/** Imports each corpus, and holds what the report accounts for against a count made without the importer. */
export const accounts: EvalSet = {
  name: "accounts",
  corpus: ".",
  async run(folder, worst) {
    const rows = [];
    for (const one of CORPORA) {
      const root = path.join(folder, one.corpus);
      if (!existsSync(root)) continue;
      const expected = new Map<string, number>();
      for (const { file } of walk(root))
        if (one.files.test(`/${file}`)) expected.set(file, await one.count(readFileSync(path.join(root, file)), file));
      if (expected.size === 0) continue;
      const told = await accountsOf(root, [...expected.keys()]);
      let of = 0;
      let ours = 0;
      for (const [file, count] of expected) {
        const found = told.get(file) ?? 0;
        of += count;
        ours += Math.min(found, count);
        if (found !== count) worst(`${one.corpus}/${file}: ${found} accounted for, ${count} counted`);
      }
      rows.push({ set: one.corpus, measure: `${one.what} accounted for`, ours, of, goal: of });
    }
    return rows;
  },
};

/** How many records of each file the import's report tells of. */
async function accountsOf(root: string, files: string[]): Promise<Map<string, number>> {
  const archive = await mkdtemp(path.join(tmpdir(), "backfile-accounts-"));
  try {
    const { files: told } = await runImport({
      paths: archivePaths(archive),
      settings: settingsSchema.parse({ name: "Accounts" }),
      inputs: [root],
      choice: "ask",
      dryRun: true,
      workers: 2,
    });
    const counts = new Map<string, number>();
    for (const file of files) {
      const name = `${path.basename(root)}/${file}`;
      const own = told.filter((one) => one.file === name || one.file.startsWith(`${name}/`));
      counts.set(
        file,
        own.reduce((sum, one) => sum + recordsIn(one), 0),
      );
    }
    return counts;
  } finally {
    await rm(archive, { recursive: true, force: true });
  }
}

const recordsIn = ({ records }: FileAccount) => records.reduce((sum, { count }) => sum + (count ?? 1), 0);
