import { SKETCH, sketchOf } from "./sketch.ts";
import { type Terms, termsOf, type Written } from "./terms.ts";
import { plainText } from "./words.ts";

/** Goes up when records change, so that cached ones are made anew; below 256. */
export const RECORD_VERSION = 4;

/**
 * Everything that the related lists need of one article, in few bytes, all numbers little-endian:
 *
 *     0  u8   version
 *     1  u8   how many hashes the sketch has
 *     2  u16  how many names
 *     4  u32  length: the sum of the counts of all terms
 *     8  u32  how many terms
 *    12  u32  where the names begin
 *    16  u32  how many words of names
 *    20  u32  how many topics
 *    24       the sketch, u32 each
 *             the terms as they were gathered: u8 bytes and flags (the two highest bits), u8 count, the UTF-8
 *             the names: for each of their words u32 hash and u16 which name; then each name: u8 bytes, the UTF-8
 *             the topics as written: u8 bytes, the UTF-8
 */
export const HEADER = 24;

/** Of a name or topic of more bytes (a line in capitals) only the beginning is shown. */
const LONGEST_SHOWN = 120;
const CUT = "…";

/** The record of an article. It depends on nothing else, so it can be kept by a hash of the article. */
export function recordOf(article: Written, body: string): Uint8Array {
  const terms = termsOf(article, plainText(body));
  const { gathered } = terms;
  const sketch = sketchOf(gathered.hashes, terms.bodyWords);
  const names = namesToKeep(terms);
  const record = Buffer.alloc(roomFor(terms, names, article.topics));
  record[0] = RECORD_VERSION;
  record[1] = sketch.length;
  record.writeUInt16LE(names.phrases.length, 2);
  record.writeUInt32LE(gathered.length, 4);
  record.writeUInt32LE(gathered.count, 8);
  record.writeUInt32LE(names.byWord.length, 16);
  record.writeUInt32LE(article.topics.length, 20);
  let at = HEADER;
  for (const hash of sketch) at = record.writeUInt32LE(hash, at);
  record.set(gathered.terms.subarray(0, gathered.end), at);
  at += gathered.end;
  record.writeUInt32LE(at, 12);
  for (const [hash, name] of names.byWord) at = record.writeUInt16LE(name, record.writeUInt32LE(hash, at));
  for (const phrase of names.phrases) at = writeShown(record, at, phrase);
  for (const topic of article.topics) at = writeShown(record, at, topic);
  return new Uint8Array(record.subarray(0, at));
}

type KeptNames = { phrases: string[]; byWord: [hash: number, name: number][] };

/** Only the names that are the longest with one of their words. */
function namesToKeep({ names }: Terms): KeptNames {
  const numbers = new Map<number, number>();
  const kept: KeptNames = { phrases: [], byWord: [] };
  for (const [hash, phrase] of names.byWord) {
    let number = numbers.get(phrase);
    if (number === undefined) {
      number = kept.phrases.push(names.phrases[phrase]!) - 1;
      numbers.set(phrase, number);
    }
    kept.byWord.push([hash, number]);
  }
  return kept;
}

function roomFor({ gathered }: Terms, { phrases, byWord }: KeptNames, topics: string[]): number {
  const shown = (phrases.length + topics.length) * (1 + LONGEST_SHOWN + Buffer.byteLength(CUT));
  return HEADER + 4 * SKETCH + gathered.end + 6 * byWord.length + shown;
}

function writeShown(record: Buffer, at: number, text: string): number {
  let bytes = record.write(text, at + 1, LONGEST_SHOWN);
  if (Buffer.byteLength(text) > LONGEST_SHOWN) bytes += record.write(CUT, at + 1 + bytes);
  record[at] = bytes;
  return at + 1 + bytes;
}
