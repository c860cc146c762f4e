import { HASH_START, hashEnd, hashOf } from "./hash.ts";
import { CAPITAL, IN_WORD, kindOf, kinds, lowerCase, STARTS_WORD, UNSURE } from "./letters.ts";
import { wordsOf } from "./words.ts";

/**
 * The terms of one article as its record has them, gathered without a string for each word: u8 bytes and flags, u8
 * count, the UTF-8; and the hashes of all words in order. A word of more than LONGEST_WORD bytes is cut to that.
 */
export type Gathered = {
  terms: Uint8Array;
  /** Bytes of `terms` that are written. */
  end: number;
  count: number;
  /** Sum of the counts of all terms. */
  length: number;
  hashes: Uint32Array;
  words: number;
  /** How many of them stood before the text that is being gathered. */
  before: number;
  /** A table with open slots from hashes to places in `terms`, each one more than it is; at least half stay 0. */
  slots: Uint32Array;
  slotHashes: Uint32Array;
};

/**
 * What the words of a text count for: each the same, or by its place in the text, from the row of counts whose last holds
 * for all that come after. What is given a flag counts once, however often it comes.
 */
export type Weight = { count: number | Uint8Array; flag: number; without?: Uint32Array };

export const LONGEST_WORD = 60;
/** The two highest bits of a term's first byte are its flags. */
export const FLAG_SHIFT = 6;
const MOST_COUNT = 255;

/** A possessive glued to a letter that the fast scan does not join as `wordsOf` does. */
const GLUED = /['’]s[^\0-\x7f]/;
const POSSESSIVE = /['’]s\b/g;

/** The same as in hash.ts and letters.ts: a number of this file is known when the code is compiled, an imported one is not. */
const HASH_PRIME = 0x01000193;
const KNOWN = 0x2c00;

const encoder = new TextEncoder();

export function nothingGathered(): Gathered {
  return {
    terms: new Uint8Array(0),
    end: 0,
    count: 0,
    length: 0,
    hashes: new Uint32Array(0),
    words: 0,
    before: 0,
    slots: new Uint32Array(1024),
    slotHashes: new Uint32Array(1024),
  };
}

/**
 * Gathers the words of a text, as `wordsOf` finds them. Gives the places of capital letters, where names may begin, in
 * order, some of them twice; nothing where the text must be read in another way.
 */
export function gatherWords(gathered: Gathered, text: string, weight: Weight): number[] | undefined {
  const capitals: number[] = [];
  const glued = GLUED.test(text);
  gatherFrom(gathered, glued ? text.replace(POSSESSIVE, "") : text, weight, capitals);
  return glued ? undefined : capitals;
}

function gatherFrom(gathered: Gathered, text: string, weight: Weight, capitals: number[]): void {
  makeRoom(gathered, text);
  gathered.before = gathered.words;
  // Looked up for each letter: an imported table costs half as much again as one in a local variable.
  const table = kinds;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const kind = code < KNOWN ? table[code]! : UNSURE;
    if ((kind & (STARTS_WORD | UNSURE)) === 0) at += 1;
    else {
      const end = kind & UNSURE ? at : gatherPlainWord(gathered, text, at, weight, capitals);
      at = end > at ? end : gatherWord(gathered, text, at, weight, capitals);
    }
  }
}

/** Gathers a text as one term. */
export function gatherTerm(gathered: Gathered, term: string, weight: Weight): void {
  makeRoom(gathered, term);
  const start = gathered.end + 2;
  const { written } = encoder.encodeInto(term, gathered.terms.subarray(start, start + LONGEST_WORD));
  settle(gathered, written, hashOf(gathered.terms, start, start + written), weight);
}

/**
 * The word that begins at `from`, if it is of a-z and 0-9 and not long, as nearly all are; gives where it ends, or `from`
 * if it is another.
 */
function gatherPlainWord(gathered: Gathered, text: string, from: number, weight: Weight, capitals: number[]): number {
  const { terms, end } = gathered;
  const length = Math.min(text.length, from + LONGEST_WORD);
  let to = end + 2;
  let hash = HASH_START;
  let at = from;
  for (; at < length; at += 1) {
    let code = text.charCodeAt(at);
    if ((code - 0x41) >>> 0 < 26) {
      capitals.push(at);
      code += 0x20;
    } else if ((code - 0x61) >>> 0 >= 26 && (code - 0x30) >>> 0 >= 10) {
      if (code >= 0x80) return from;
      break;
    }
    terms[to] = code;
    to += 1;
    hash = Math.imul(hash ^ code, HASH_PRIME);
  }
  if (at - from === LONGEST_WORD) return from;
  if (at - from > 1) settle(gathered, at - from, hashEnd(hash), weight);
  return at;
}

/** The word that begins at `from`, unless it is one letter; gives where it ends. */
function gatherWord(gathered: Gathered, text: string, from: number, weight: Weight, capitals: number[]): number {
  const { terms, end } = gathered;
  const start = end + 2;
  let to = start;
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind & UNSURE) return gatherRun(gathered, text, from, weight, capitals);
    if (!(kind & IN_WORD)) break;
    if (kind & CAPITAL) capitals.push(at);
    to = writeLetter(terms, to, lowerCase[code]!);
  }
  if (at - from < 2) return at;
  const length = wholeLetters(terms, start, to - start);
  settle(gathered, length, hashOf(terms, start, start + length), weight);
  return at;
}

/** The slow way, for what the table does not know: as much as may be of one word is given to `wordsOf`. */
function gatherRun(gathered: Gathered, text: string, from: number, weight: Weight, capitals: number[]): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const kind = kindOf(text.charCodeAt(at));
    if (!(kind & (IN_WORD | UNSURE))) break;
    if (kind & CAPITAL) capitals.push(at);
  }
  for (const word of wordsOf(text.slice(from, at))) {
    const start = gathered.end + 2;
    const { written } = encoder.encodeInto(word, gathered.terms.subarray(start, start + LONGEST_WORD));
    settle(gathered, written, hashOf(gathered.terms, start, start + written), weight);
  }
  return at;
}

/** Counts the word whose UTF-8 stands two bytes behind the end of the terms, and keeps it there if it is new. */
function settle(gathered: Gathered, length: number, hash: number, { count, flag, without }: Weight): void {
  const { terms, slots, slotHashes } = gathered;
  addHash(gathered, hash);
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot] !== 0 && slotHashes[slot] !== hash) slot = (slot + 1) & mask;
  let place = slots[slot]! - 1;
  if (place < 0) {
    if (without?.includes(hash)) return;
    place = gathered.end;
    terms[place] = length;
    terms[place + 1] = 0;
    gathered.end += 2 + length;
    gathered.count += 1;
    slots[slot] = place + 1;
    slotHashes[slot] = hash;
    if (2 * gathered.count > mask) enlargeTable(gathered);
  }
  if (terms[place]! & (flag << FLAG_SHIFT)) return;
  terms[place]! |= flag << FLAG_SHIFT;
  const worth =
    typeof count === "number" ? count : count[Math.min(count.length, gathered.words - gathered.before) - 1]!;
  terms[place + 1] = Math.min(MOST_COUNT, terms[place + 1]! + worth);
  gathered.length += worth;
}

function addHash(gathered: Gathered, hash: number): void {
  if (gathered.words === gathered.hashes.length) {
    const larger = new Uint32Array(2 * gathered.words + 512);
    larger.set(gathered.hashes);
    gathered.hashes = larger;
  }
  gathered.hashes[gathered.words] = hash;
  gathered.words += 1;
}

function enlargeTable(gathered: Gathered): void {
  const { slots, slotHashes } = gathered;
  const mask = 2 * slots.length - 1;
  gathered.slots = new Uint32Array(mask + 1);
  gathered.slotHashes = new Uint32Array(mask + 1);
  for (let old = 0; old < slots.length; old += 1) {
    if (slots[old] === 0) continue;
    let slot = slotHashes[old]! & mask;
    while (gathered.slots[slot] !== 0) slot = (slot + 1) & mask;
    gathered.slots[slot] = slots[old]!;
    gathered.slotHashes[slot] = slotHashes[old]!;
  }
}

/** Lower case may take half as many bytes again; a word has two bytes more, and at least two with what is behind it. */
function makeRoom(gathered: Gathered, text: string): void {
  const size = gathered.end + Math.ceil(2.5 * Buffer.byteLength(text)) + LONGEST_WORD;
  if (size <= gathered.terms.length) return;
  const larger = new Uint8Array(Math.max(size, 2 * gathered.terms.length));
  larger.set(gathered.terms);
  gathered.terms = larger;
}

/** The UTF-8 of a code unit that is no surrogate. */
function writeLetter(bytes: Uint8Array, from: number, code: number): number {
  if (code < 0x80) {
    bytes[from] = code;
    return from + 1;
  }
  if (code < 0x800) {
    bytes[from] = 0xc0 | (code >> 6);
    bytes[from + 1] = 0x80 | (code & 0x3f);
    return from + 2;
  }
  bytes[from] = 0xe0 | (code >> 12);
  bytes[from + 1] = 0x80 | ((code >> 6) & 0x3f);
  bytes[from + 2] = 0x80 | (code & 0x3f);
  return from + 3;
}

/** The most bytes from `start`, at most LONGEST_WORD of so many, that do not end within a letter. */
function wholeLetters(bytes: Uint8Array, start: number, most: number): number {
  let length = Math.min(most, LONGEST_WORD);
  while (length < most && (bytes[start + length]! & 0xc0) === 0x80) length -= 1;
  return length;
}
