import { HASH_START, hashEnd, hashOf } from "./hash.ts";
import { IN_WORD, kindOf, kinds, lowerCase, STARTS_WORD, UNSURE } from "./letters.ts";
import { wordsOf } from "./words.ts";

/**
 * The words of texts, as `wordsOf` finds them, without a string for each: the UTF-8 of all of them in one row, where each
 * ends, and its hash. A word of more than LONGEST_WORD bytes is cut to that.
 */
export type Tokens = { bytes: Uint8Array; ends: Uint32Array; hashes: Uint32Array; count: number };

export const LONGEST_WORD = 60;

/** A possessive glued to a letter that the fast scan does not join as `wordsOf` does. */
const GLUED = /['’]s[^\0-\x7f]/;
const POSSESSIVE = /['’]s\b/g;

/** The same as in hash.ts and letters.ts: a number of this file is known when the code is compiled, an imported one is not. */
const HASH_PRIME = 0x01000193;
const KNOWN = 0x2c00;

const encoder = new TextEncoder();

export function noTokens(): Tokens {
  return { bytes: new Uint8Array(0), ends: new Uint32Array(0), hashes: new Uint32Array(0), count: 0 };
}

export function startOf(tokens: Tokens, index: number): number {
  return index === 0 ? 0 : tokens.ends[index - 1]!;
}

/** Adds the words of a text to those there are. */
export function addWords(tokens: Tokens, written: string): void {
  const text = GLUED.test(written) ? written.replace(POSSESSIVE, "") : written;
  makeRoom(tokens, Buffer.byteLength(text));
  // Looked up for each letter: an imported table costs half as much again as one in a local variable.
  const table = kinds;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const kind = code < KNOWN ? table[code]! : UNSURE;
    if ((kind & (STARTS_WORD | UNSURE)) === 0) at += 1;
    else {
      const end = kind & UNSURE ? at : addPlainWord(tokens, text, at);
      at = end > at ? end : addWord(tokens, text, at);
    }
  }
}

/** Lower case may take half as many bytes again; the number of words is a guess. */
function makeRoom(tokens: Tokens, length: number): void {
  const bytes = startOf(tokens, tokens.count) + Math.ceil(1.5 * length);
  if (bytes > tokens.bytes.length)
    tokens.bytes = enlarged(tokens.bytes, new Uint8Array(Math.max(bytes, 2 * tokens.bytes.length)));
  const words = tokens.count + (length >> 2);
  if (words > tokens.ends.length) makeRoomForWords(tokens, Math.max(words, 2 * tokens.ends.length));
}

function makeRoomForWords(tokens: Tokens, words: number): void {
  tokens.ends = enlarged(tokens.ends, new Uint32Array(words));
  tokens.hashes = enlarged(tokens.hashes, new Uint32Array(words));
}

function enlarged<Row extends Uint8Array | Uint32Array>(row: Row, larger: Row): Row {
  larger.set(row);
  return larger;
}

function add(tokens: Tokens, end: number, hash: number): void {
  if (tokens.count === tokens.ends.length) makeRoomForWords(tokens, 2 * tokens.count + 16);
  tokens.ends[tokens.count] = end;
  tokens.hashes[tokens.count] = hash;
  tokens.count += 1;
}

/**
 * Adds the word that begins at `from`, if it is of a-z and 0-9 and not long, as nearly all are; gives where it ends, or
 * `from` if it is another.
 */
function addPlainWord(tokens: Tokens, text: string, from: number): number {
  const { bytes } = tokens;
  const [length, start] = [Math.min(text.length, from + LONGEST_WORD), startOf(tokens, tokens.count)];
  let to = start;
  let hash = HASH_START;
  let at = from;
  for (; at < length; at += 1) {
    let code = text.charCodeAt(at);
    if ((code - 0x41) >>> 0 < 26) code += 0x20;
    else if ((code - 0x61) >>> 0 >= 26 && (code - 0x30) >>> 0 >= 10) {
      if (code >= 0x80) return from;
      break;
    }
    bytes[to] = code;
    to += 1;
    hash = Math.imul(hash ^ code, HASH_PRIME);
  }
  if (at - from === LONGEST_WORD) return from;
  if (at - from > 1) add(tokens, to, hashEnd(hash));
  return at;
}

/** Adds the word that begins at `from`, unless it is one letter; gives where it ends. */
function addWord(tokens: Tokens, text: string, from: number): number {
  const { bytes } = tokens;
  const [table, lowers, length] = [kinds, lowerCase, text.length];
  const start = startOf(tokens, tokens.count);
  let to = start;
  let hash = HASH_START;
  let at = from;
  for (; at < length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < KNOWN ? table[code]! : UNSURE;
    if (kind & UNSURE) return addRun(tokens, text, from);
    if (!(kind & IN_WORD)) break;
    const lower = lowers[code]!;
    if (lower < 0x80) {
      bytes[to] = lower;
      to += 1;
      hash = Math.imul(hash ^ lower, HASH_PRIME);
    } else {
      const end = writeLetter(bytes, to, lower);
      for (; to < end; to += 1) hash = Math.imul(hash ^ bytes[to]!, HASH_PRIME);
    }
  }
  if (at - from < 2) return at;
  if (to - start <= LONGEST_WORD) add(tokens, to, hashEnd(hash));
  else addCut(tokens, start);
  return at;
}

/** The slow way, for what the table does not know: as much as may be of one word is given to `wordsOf`. */
function addRun(tokens: Tokens, text: string, from: number): number {
  let at = from;
  while (at < text.length && kindOf(text.charCodeAt(at)) & (IN_WORD | UNSURE)) at += 1;
  for (const word of wordsOf(text.slice(from, at))) addEncoded(tokens, word);
  return at;
}

/** Adds a text as one term. */
export function addTerm(tokens: Tokens, term: string): void {
  makeRoom(tokens, Buffer.byteLength(term));
  addEncoded(tokens, term);
}

function addEncoded(tokens: Tokens, term: string): void {
  const start = startOf(tokens, tokens.count);
  const { written } = encoder.encodeInto(term, tokens.bytes.subarray(start, start + LONGEST_WORD));
  const end = start + written;
  add(tokens, end, hashOf(tokens.bytes, start, end));
}

function addCut(tokens: Tokens, start: number): void {
  const end = start + wholeLetters(tokens.bytes, start, LONGEST_WORD);
  add(tokens, end, hashOf(tokens.bytes, start, end));
}

/** The UTF-8 of a code unit from 0x80 that is no surrogate. */
function writeLetter(bytes: Uint8Array, from: number, code: number): number {
  let to = from;
  if (code < 0x800) bytes[to++] = 0xc0 | (code >> 6);
  else {
    bytes[to++] = 0xe0 | (code >> 12);
    bytes[to++] = 0x80 | ((code >> 6) & 0x3f);
  }
  bytes[to++] = 0x80 | (code & 0x3f);
  return to;
}

/** The most bytes from `start`, at most `limit`, that do not end within a letter. */
export function wholeLetters(bytes: Uint8Array, start: number, limit: number): number {
  let length = limit;
  while (length > 0 && (bytes[start + length]! & 0xc0) === 0x80) length -= 1;
  return length;
}
