import { ByteReader, readTerms } from "../../../../scripts/search/shards/bytes.ts";
import type { Manifest, ShardEntry } from "../../../../scripts/search/shards/manifest.ts";
import { bytesOf, jsonOf } from "./files.ts";
import { basesOf, lastUpTo, type Standing } from "./lexicon.ts";
import { intersected } from "./rows.ts";

/** The articles in which words stand one after the other. Asks only the shards that have articles with all of them. */
export async function phraseRows(words: Standing[], { shards }: Manifest): Promise<number[]> {
  const rows = intersected(words.map((word) => word.rows));
  const bases = basesOf(shards);
  const found = await Promise.all(
    shards.map((shard, at) => {
      const base = bases[at]!;
      const inside = rows.filter((row) => row >= base && row < base + shard.rows);
      return inside.length === 0 ? [] : inShard(words, inside, shard, base);
    }),
  );
  return found.flat();
}

async function inShard(words: Standing[], rows: number[], shard: ShardEntry, base: number): Promise<number[]> {
  const places = await jsonOf<string[]>(`shard/${shard.key}/places`);
  const standing = await Promise.all(
    words.map(async (word) => {
      const bytes = await bytesOf(`shard/${shard.key}/places-${lastUpTo(places, word.word)}`);
      return placesIn(bytes, word, base, base + shard.rows);
    }),
  );
  return rows.filter((row) => {
    const [first, ...others] = standing.map((places) => places.get(row) ?? new Set<number>());
    return [...first!].some((place) => others.every((places, next) => places.has(place + next + 1)));
  });
}

/** By row, where a word stands. The marks say how many places each row of the shard has. */
function placesIn(
  bytes: Uint8Array,
  { word, rows, marks }: Standing,
  from: number,
  to: number,
): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  const about = [...readTerms(bytes)].find((term) => term.word === word)?.about ?? new Uint8Array();
  const reader = new ByteReader(about);
  for (const [at, row] of rows.entries()) {
    if (row < from || row >= to) continue;
    const places = new Set<number>();
    let place = 0;
    for (let left = marks[at]! >> 1; left > 0; left -= 1) {
      place += reader.number();
      places.add(place);
    }
    found.set(row, places);
  }
  return found;
}
