import { HASH_START, hashEnd } from "../relate/hash.ts";
import { IN_WORD, kindOf, STARTS_WORD, UNSURE } from "../relate/letters.ts";

/** The words of a text in order, in lower case: where they stand in it, a hash of each, and which are numbers. */
export type Words = {
  text: string;
  count: number;
  starts: Uint32Array;
  ends: Uint32Array;
  hashes: Uint32Array;
  isNumber: Uint8Array;
};

/** What lies behind so many words of a text is not compared. */
export const MOST_WORDS = 20_000;

const ZERO = 0x30;
const NINE = 0x39;

/** Letters and digits that stand together are a word; of scripts that put no space between words each character is one. */
export function wordsIn(written: string): Words {
  const text = written.toLowerCase();
  const most = Math.min(MOST_WORDS, Math.ceil(text.length / 2) + 1);
  const words: Words = {
    text,
    count: 0,
    starts: new Uint32Array(most),
    ends: new Uint32Array(most),
    hashes: new Uint32Array(most),
    isNumber: new Uint8Array(most),
  };
  for (let at = 0; at < text.length && words.count < most; ) {
    const kind = kindOf(text.charCodeAt(at));
    const end = kind & UNSURE ? at + 1 : kind & STARTS_WORD ? endOf(text, at) : at;
    if (end > at && !(kind & UNSURE && isBlank(text, at))) addWord(words, at, end);
    at = Math.max(end, at + 1);
  }
  const { count } = words;
  words.starts = words.starts.slice(0, count);
  words.ends = words.ends.slice(0, count);
  words.hashes = words.hashes.slice(0, count);
  words.isNumber = words.isNumber.slice(0, count);
  return words;
}

function endOf(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && kindOf(text.charCodeAt(at)) & IN_WORD) at += 1;
  return at;
}

/** Characters that the table does not know may be punctuation. */
function isBlank(text: string, at: number): boolean {
  return !/[\p{L}\p{N}\p{Cs}]/u.test(text[at]!);
}

function addWord(words: Words, from: number, to: number): void {
  const { text, count } = words;
  let hash = HASH_START;
  let digits = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    hash = Math.imul(hash ^ code, 0x01000193);
    if (code >= ZERO && code <= NINE) digits += 1;
  }
  words.starts[count] = from;
  words.ends[count] = to;
  words.hashes[count] = hashEnd(hash);
  words.isNumber[count] = Number(digits === to - from);
  words.count += 1;
}

export function wordAt({ text, starts, ends }: Words, at: number): string {
  return text.slice(starts[at]!, ends[at]!);
}
