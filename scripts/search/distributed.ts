import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeAtomic } from "../lib/files.ts";
import type { PrintingRows } from "./printings.ts";
import { partFiles, readPart } from "./shards/part.ts";
import { LIMITS, planShards, type SearchArticle, type ShardPlan } from "./shards/plan.ts";
import { indexShard } from "./shards/shard.ts";
import { prune } from "./shards/store.ts";
import {
  finishSearch,
  isIndexed,
  type RecordsFor,
  rowsOf,
  SEARCH_FOLDER,
  type SearchOptions,
  updateSearch,
} from "./update.ts";

/** Where a part of a site keeps what joining the parts' indexes needs. It is no part of the site. */
export const JOINT = ".search";
const SHARDS = "shards.json";

type JointPlan = { shards: Omit<ShardPlan, "addresses">[]; printings: PrintingRows };

export type PartOptions = SearchOptions & {
  /** Whether something is this machine's, by its name. */
  ours: (name: string) => boolean;
};

/** One machine's part of the index. A small archive has one index, which one of the machines makes. */
export async function updateSearchPart(articles: SearchArticle[], recordsFor: RecordsFor, options: PartOptions) {
  const { out, work, ours, full, limits = LIMITS } = options;
  const joint = path.join(out, JOINT);
  rmSync(joint, { recursive: true, force: true });
  if (articles.length <= limits.single) {
    if (ours(SEARCH_FOLDER)) await updateSearch(articles, recordsFor, options);
    return;
  }
  if (full) rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const shards = planShards(articles, options);
  const index = path.join(out, SEARCH_FOLDER);
  mkdirSync(index, { recursive: true });
  const mine = shards.filter(({ key }) => ours(key));
  const total = mine.reduce((sum, { addresses }) => sum + addresses.length, 0);
  let done = 0;
  for (const shard of mine) {
    const onProgress = (count: number) => options.onProgress?.(done + count, total);
    if (!isIndexed(shard, options))
      await indexShard(shard, await recordsFor(shard.addresses), { ...options, index, onProgress });
    done += shard.addresses.length;
  }
  leave(shards, joint, options);
}

function leave(shards: ShardPlan[], joint: string, { out, work, ours, groups }: PartOptions): void {
  const files = new Set<string>();
  const remembered = new Set<string>();
  mkdirSync(joint, { recursive: true });
  for (const { key } of shards.filter((shard) => ours(shard.key))) {
    for (const file of Object.keys(readPart(work, key)!.files)) files.add(file);
    for (const file of Object.values(partFiles(work, key))) {
      remembered.add(path.basename(file));
      copyFileSync(file, path.join(joint, path.basename(file)));
    }
  }
  prune(path.join(out, SEARCH_FOLDER), files);
  prune(work, remembered);
  const plan: JointPlan = {
    shards: shards.map(({ key, settled }) => ({ key, settled })),
    printings: rowsOf(shards, { groups }),
  };
  writeAtomic(path.join(joint, SHARDS), JSON.stringify(plan));
}

/** Makes one index of the parts' shards, whose files are in the joined site already. */
export function joinSearch(folders: string[], out: string): void {
  const joints = folders.map((folder) => path.join(folder, JOINT)).filter((joint) => existsSync(joint));
  if (joints.length === 0) return;
  const work = mkdtempSync(path.join(tmpdir(), "backfile-merge-"));
  try {
    for (const joint of joints)
      for (const file of readdirSync(joint)) copyFileSync(path.join(joint, file), path.join(work, file));
    const { shards, printings } = JSON.parse(readFileSync(path.join(work, SHARDS), "utf8")) as JointPlan;
    finishSearch(
      shards.map((shard) => ({ ...shard, addresses: [] })),
      printings,
      { out, work },
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
