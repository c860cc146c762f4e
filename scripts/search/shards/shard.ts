import path from "node:path";
import type { CustomRecord } from "pagefind";
import { keyOf } from "../order.ts";
import { indexLanguage, runPagefind, wasmOf } from "../pagefind.ts";
import { filedUnder, type SearchRecord, toPagefind } from "../record.ts";
import { columnsOf, type Facts } from "../table.ts";
import { ByteWriter, type Term } from "./bytes.ts";
import { chunked } from "./chunks.ts";
import { CARDS, type CardsFile, facetWord } from "./manifest.ts";
import { writePart } from "./part.ts";
import type { ShardPlan } from "./plan.ts";
import { addPostings, type Postings, type Shard } from "./postings.ts";
import { packed, Store } from "./store.ts";

export type Places = {
  /** The folder of the index: "pagefind" in the built site. */
  index: string;
  /** Where what is remembered between builds stands; safe to delete. */
  work: string;
};

/** Text that is given to one Pagefind process at a time: 6 MB need 0.5 GB there. */
const BATCH = 6_000_000;

/** Indexes the articles of one shard: its files go to the index, what the manifest needs of it to the work folder. */
export async function indexShard(
  shard: ShardPlan,
  records: SearchRecord[],
  { index, work, language, onProgress = () => {} }: Places & { language: string; onProgress?: (done: number) => void },
): Promise<void> {
  const sorted = inOrder(shard, records);
  const store = new Store(index);
  const words = indexLanguage(language);
  const { found, wasm } = await readWords(sorted, { language: words, store, onProgress });
  const terms = inOrderOfWords(found.words);
  const folder = path.posix.join("shard", shard.key);
  writePlaces(terms, store, folder);
  const facts = sorted.map((record) => ({ ...record, topics: filedUnder(record), day: keyOf(record).day }));
  store.add(`${folder}/facts`, packed(columnsOf(facts)));
  writeCards(facts, found.lengths, store, folder);
  const years = countYears(facts);
  const [from, to] = [facts[0]!.day, facts.at(-1)!.day];
  const part = { files: store.written, wasm, lengths: found.lengths, years, from, to };
  writePart(work, shard.key, part, standing([...nameTerms(facts), ...terms]));
}

function inOrder({ addresses }: ShardPlan, records: SearchRecord[]): SearchRecord[] {
  const byAddress = new Map(records.map((record) => [record.address, record]));
  return addresses.map((address) => {
    const record = byAddress.get(address);
    if (record === undefined) throw new Error(`${address}: no record was made for search`);
    return record;
  });
}

type Reading = { language: string; store: Store; onProgress: (done: number) => void };

async function readWords(records: SearchRecord[], { language, store, onProgress }: Reading) {
  const found: Shard = { words: new Map(), lengths: [] };
  let wasm = "";
  for (let row = 0; row < records.length; ) {
    const batch: CustomRecord[] = [];
    for (let size = 0; row < records.length && (size === 0 || size < BATCH); row += 1) {
      // Pagefind hands the address on untouched; here it says which row a page is.
      batch.push({ ...toPagefind(records[row]!, language), url: String(row) });
      size += records[row]!.text.length + 1;
    }
    const before = row - batch.length;
    const files = await runPagefind(batch, language, (done) => onProgress(before + done));
    addPostings(found, files);
    const { path: name, content } = wasmOf(files, language);
    if (wasm === "") store.add(name, content);
    wasm = name;
  }
  return { found, wasm };
}

function inOrderOfWords(words: Map<string, Postings>): [string, Postings][] {
  return [...words].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Bytes of a file of places before they are compressed. */
const PLACES = 8_000;

function writePlaces(terms: [string, Postings][], store: Store, folder: string): void {
  const from: string[] = [];
  for (const chunk of chunked(places(terms), PLACES)) {
    store.add(`${folder}/places-${from.length}`, packed(chunk.bytes));
    from.push(chunk.from);
  }
  store.add(`${folder}/places`, packed(from));
}

/** As the marks say how many places each row has, they alone are written. */
function* places(terms: [string, Postings][]): Generator<Term> {
  for (const [word, postings] of terms) {
    const about = new ByteWriter();
    let at = 0;
    for (const mark of postings.marks) {
      const next = at + (mark >> 1);
      about.rising(postings.places.slice(at, next));
      at = next;
    }
    yield { word, about: about.take() };
  }
}

/** Sources, sections and topics, in order. */
function nameTerms(facts: Facts[]): [string, Postings][] {
  const names = new Map<string, Postings>();
  const add = (name: string, row: number) => {
    const postings = names.get(name) ?? { rows: [], marks: [], places: [] };
    if (postings.rows.at(-1) === row) return;
    postings.rows.push(row);
    postings.marks.push(0);
    names.set(name, postings);
  };
  for (const [row, { source, section, topics }] of facts.entries()) {
    if (source) add(facetWord("source", source), row);
    if (section) add(facetWord("section", section), row);
    for (const topic of topics) add(facetWord("topic", topic), row);
  }
  return inOrderOfWords(names);
}

function* standing(terms: [string, Postings][]): Generator<Term> {
  for (const [word, { rows, marks }] of terms) {
    const about = new ByteWriter();
    about.number(rows.length);
    about.rising(rows);
    for (const mark of marks) about.number(mark);
    yield { word, about: about.take() };
  }
}

function writeCards(facts: (Facts & { address: string })[], lengths: number[], store: Store, folder: string): void {
  for (let from = 0; from < facts.length; from += CARDS) {
    const some = facts.slice(from, from + CARDS);
    const cards: CardsFile = {
      ...columnsOf(some),
      addresses: some.map(({ address }) => address),
      lengths: lengths.slice(from, from + CARDS),
    };
    store.add(`${folder}/cards-${from / CARDS}`, packed(cards));
  }
}

function countYears(facts: Facts[]): [string, number][] {
  const years = new Map<string, number>();
  for (const { day } of facts) years.set(day.slice(0, 4), (years.get(day.slice(0, 4)) ?? 0) + 1);
  return [...years];
}
