import { catalogueOf } from "../catalogue/read.ts";
import { eachRow } from "../catalogue/store.ts";
import type { Settings } from "../settings.ts";
import { candidatesOf, relateCandidates } from "./relations.ts";

export type RelateShared = { cache: string; rows: [program: string, id: string]; settings: Settings };

/** The worker's door (scripts/lib/workers.ts): its one job is to relate all articles, under the given name. */
export function worker({ cache, rows: [program, id], settings }: RelateShared): (name: string) => Promise<void> {
  return async (name) => {
    const rows = eachRow(cache, program, id);
    if (!rows) throw new Error("another build is at work in this archive; let it end, and build again");
    const candidates = candidatesOf(cache, catalogueOf(rows, settings).entries);
    await relateCandidates(cache, name, candidates, () => {});
  };
}
