import { ByteReader, readTerms } from "../../../../scripts/search/shards/bytes.ts";
import type { Manifest, Segment } from "../../../../scripts/search/shards/manifest.ts";
import { bytesOf } from "./files.ts";

/** Which articles have a word: their rows, in order; and for each how often, times two, plus one if in its headline. */
export type Standing = { word: string; rows: number[]; marks: number[] };

/** Of every word of the archive, which articles have it. A word costs one small file a segment, whatever it is. */
export type Lexicon = {
  /** A word, undefined if it stands nowhere; and all words in the same file that begin with it, itself among them. */
  word(word: string): Promise<{ itself?: Standing; longer: Standing[] }>;
  /** All words that begin so; where there is none, the longest at hand of those that it begins with. */
  beginning(letters: string): Promise<Standing[]>;
};

export function openLexicon({ segments, shards }: Manifest): Lexicon {
  const bases = basesOf(shards);
  let first = 0;
  const stretches = segments.map((segment) => {
    const from = first;
    first += segment.shards;
    return { segment, bases: bases.slice(from, first) };
  });
  const gather = async (chunksOf: (segment: Segment) => number[], wanted: (word: string) => boolean) => {
    const files = stretches.flatMap(({ segment, bases }) =>
      chunksOf(segment).map(async (at) => ({ bytes: await bytesOf(`words/${segment.key}/${at}`), bases })),
    );
    const found = new Map<string, Standing>();
    for (const { bytes, bases } of await Promise.all(files))
      for (const { word, about } of readTerms(bytes)) if (wanted(word)) add(found, word, about, bases);
    return found;
  };
  return {
    async word(word) {
      const found = await gather(
        ({ words }) => [lastUpTo(words, word)],
        (other) => other.startsWith(word),
      );
      return { itself: found.get(word), longer: [...found.values()] };
    },
    async beginning(letters) {
      const longer = await gather(
        ({ words }) => placesOf(words, letters),
        (word) => word.startsWith(letters),
      );
      if (longer.size > 0) return [...longer.values()];
      const shorter = await gather(
        ({ words }) => [lastUpTo(words, letters)],
        (word) => letters.startsWith(word),
      );
      return [...shorter.values()].sort((a, b) => b.word.length - a.word.length).slice(0, 1);
    },
  };
}

/** The first row of each shard. */
export function basesOf(shards: Manifest["shards"]): number[] {
  let next = 0;
  return shards.map(({ rows }) => {
    next += rows;
    return next - rows;
  });
}

/** Where the last value stands that is not above another; the first, if all are. The values are in order. */
export function lastUpTo<Value>(values: Value[], other: Value): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle]! <= other) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** One or two letters begin a tenth of all words: of so many the first will do. */
const MOST = 12;

function placesOf(beginnings: string[], letters: string): number[] {
  const places = [lastUpTo(beginnings, letters)];
  for (let next = places[0]! + 1; beginnings[next]?.startsWith(letters) && places.length < MOST; next += 1)
    places.push(next);
  return places;
}

/** What a segment says of a word: for each shard that has it, its distance, how many articles, their rows, their marks. */
function add(found: Map<string, Standing>, word: string, about: Uint8Array, bases: number[]): void {
  const standing = found.get(word) ?? { word, rows: [], marks: [] };
  const reader = new ByteReader(about);
  for (let shard = 0; !reader.done; ) {
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
