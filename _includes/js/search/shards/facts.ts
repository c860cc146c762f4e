import { ByteReader } from "../../../../scripts/search/shards/bytes.ts";
import { CARDS, type CardsFile, type Manifest } from "../../../../scripts/search/shards/manifest.ts";
import type { Columns } from "../../../../scripts/search/table.ts";
import { bytesOf, jsonOf } from "./files.ts";
import { basesOf, lastUpTo } from "./lexicon.ts";

/** What is known of articles, one by one or shard by shard; it fills the table. */
export type Facts = {
  table: Columns;
  /** Each row's address, where it is known. */
  addresses: string[];
  lengths: number[];
  loadShards(shards: Iterable<number>): Promise<void>;
  /** What a result shows: also addresses and lengths. */
  loadCards(rows: Iterable<number>): Promise<void>;
  loadLengths(): Promise<void>;
  shardOf(row: number): number;
  knowsShard(shard: number): boolean;
};

export function openFacts(manifest: Manifest): Facts {
  const bases = basesOf(manifest.shards);
  const table = emptyTable(manifest);
  const [addresses, lengths]: [string[], number[]] = [[], []];
  const known = new Set<number>();
  const shardOf = (row: number) => lastUpTo(bases, row);
  const loadShard = async (shard: number) => {
    const facts = await jsonOf<Columns>(`shard/${manifest.shards[shard]!.key}/facts`);
    fill(table, facts, bases[shard]!);
    known.add(shard);
  };
  const loadCard = async (shard: number, card: number) => {
    const cards = await jsonOf<CardsFile>(`shard/${manifest.shards[shard]!.key}/cards-${card}`);
    const first = bases[shard]! + card * CARDS;
    fill(table, cards, first);
    for (const [at, address] of cards.addresses.entries()) addresses[first + at] = address;
    for (const [at, length] of cards.lengths.entries()) lengths[first + at] = length;
  };
  return {
    table,
    addresses,
    lengths,
    shardOf,
    knowsShard: (shard) => known.has(shard),
    async loadShards(shards) {
      await Promise.all([...new Set(shards)].filter((shard) => !known.has(shard)).map(loadShard));
    },
    async loadCards(rows) {
      const wanted = new Map<string, [number, number]>();
      for (const row of rows) {
        if (addresses[row] !== undefined) continue;
        const shard = shardOf(row);
        const card = Math.floor((row - bases[shard]!) / CARDS);
        wanted.set(`${shard} ${card}`, [shard, card]);
      }
      await Promise.all([...wanted.values()].map(([shard, card]) => loadCard(shard, card)));
    },
    async loadLengths() {
      const files = await Promise.all(manifest.segments.map(({ key }) => bytesOf(`words/${key}/lengths`)));
      let row = 0;
      for (const file of files)
        for (const reader = new ByteReader(file); !reader.done; row += 1) lengths[row] = reader.number();
    },
  };
}

/** At first only the years are known. */
function emptyTable({ shards }: Manifest): Columns {
  const dates = shards.flatMap(({ years }) => years.flatMap(([year, rows]) => Array<string>(rows).fill(year)));
  return {
    dates,
    names: { source: [], section: [], topic: [] },
    source: dates.map(() => -1),
    section: dates.map(() => -1),
    topic: dates.map(() => NONE),
  };
}

const NONE: number[] = [];

function fill(table: Columns, part: Columns, base: number): void {
  const place = {
    source: part.names.source.map((name) => nameAt(table.names.source, name)),
    section: part.names.section.map((name) => nameAt(table.names.section, name)),
    topic: part.names.topic.map((name) => nameAt(table.names.topic, name)),
  };
  for (const [at, date] of part.dates.entries()) {
    const row = base + at;
    table.dates[row] = date;
    table.source[row] = place.source[part.source[at]!] ?? -1;
    table.section[row] = place.section[part.section[at]!] ?? -1;
    table.topic[row] = part.topic[at]!.map((topic) => place.topic[topic]!);
  }
}

/** Where a name stands in the list; it is put there if it does not. */
export function nameAt(names: string[], name: string): number {
  const at = names.indexOf(name);
  return at === -1 ? names.push(name) - 1 : at;
}
