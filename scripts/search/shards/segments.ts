import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { writeAtomic } from "../../lib/files.ts";
import { shortHash } from "../../lib/hash.ts";
import { ByteWriter, type Term } from "./bytes.ts";
import { chunked } from "./chunks.ts";
import type { Segment } from "./manifest.ts";
import { merge } from "./merge.ts";
import { type Part, readPartTerms } from "./part.ts";
import type { ShardPlan } from "./plan.ts";
import type { Places } from "./shard.ts";
import { isWhole, packed, Store, type Written } from "./store.ts";

/**
 * The words of many shards together, so that a query asks once for a word and not once a shard. There are two such
 * segments: old shards, which a new article does not change, and those that are still growing. So the words of 16,000
 * articles are written at most builds, however many there are.
 */

export type SegmentPlan = { key: string; shards: ShardPlan[] };

export function planSegments(shards: ShardPlan[]): SegmentPlan[] {
  const old = shards.filter(({ settled }) => settled);
  const growing = shards.filter(({ settled }) => !settled);
  return [old, growing]
    .filter((some) => some.length > 0)
    .map((some) => ({ key: shortHash(some.map(({ key }) => key).join(" "), 12), shards: some }));
}

const rememberedSchema = z.object({ words: z.array(z.string()), files: z.record(z.string(), z.number()) });

export type WrittenSegment = Segment & { files: Written };

/** Writes the words of a segment, unless they are there. */
export function writeSegment({ key, shards }: SegmentPlan, parts: Part[], { index, work }: Places): WrittenSegment {
  const file = segmentFile(work, key);
  const known = remembered(file);
  if (known !== undefined && isWhole(index, known.files)) return { key, shards: shards.length, ...known };
  const store = new Store(index);
  const lengths = new ByteWriter();
  for (const part of parts) for (const length of part.lengths) lengths.number(length);
  store.add(`words/${key}/lengths`, packed(lengths.take()));
  const words: string[] = [];
  for (const chunk of chunked(together(shards.map((shard) => readPartTerms(work, shard.key))), CHUNK)) {
    store.add(`words/${key}/${words.length}`, packed(chunk.bytes));
    words.push(chunk.from);
  }
  const made = { words, files: store.written };
  writeAtomic(file, JSON.stringify(made));
  return { key, shards: shards.length, ...made };
}

/** Bytes of a file of words before they are compressed. */
const CHUNK = 24_000;

/** About each word: for each shard that has it, its distance from the one before, and what the shard says of it. */
function* together(lists: Iterable<Term>[]): Generator<Term> {
  for (const { key, items } of merge(lists, ({ word }) => word)) {
    const about = new ByteWriter();
    let last = 0;
    for (const { list, item } of items) {
      about.number(list - last);
      about.bytes(item.about);
      last = list;
    }
    yield { word: key, about: about.take() };
  }
}

function remembered(file: string): z.infer<typeof rememberedSchema> | undefined {
  try {
    return rememberedSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

export function segmentFile(work: string, key: string): string {
  return path.join(work, `words-${key}.json`);
}
