import { UNSPACED } from "./words.ts";

/** What a character may be in a word or a name, as bits; a table answers faster than a pattern, text by text. */
export const STARTS_WORD = 1;
export const IN_WORD = 2;
export const CAPITAL = 4;
export const IN_NAME = 8;
/** White space within a line. */
export const BLANK = 16;
/** The table cannot tell, or lower case depends on the neighbours: the patterns of words.ts must be asked. */
export const UNSURE = 32;

/**
 * Code units below this are in the tables: Latin, Greek, Cyrillic, Hebrew, Arabic, the scripts of India, punctuation,
 * symbols. What stands above is rare (letters of old scripts) or without spaces (Chinese, Japanese).
 */
export const KNOWN = 0x2c00;

export const kinds = kindsOf();
export const lowerCase = lowerCases();

/** The kind of a code unit. */
export function kindOf(code: number): number {
  return code < KNOWN ? kinds[code]! : UNSURE;
}

function kindsOf(): Uint8Array {
  const table = new Uint8Array(KNOWN);
  const all = Array.from(table, (_, code) => String.fromCharCode(code)).join("");
  const patterns: [RegExp, number][] = [
    [/[\p{L}\p{N}]/gu, STARTS_WORD],
    [/[\p{L}\p{M}\p{N}]/gu, IN_WORD],
    [/\p{Lu}/gu, CAPITAL],
    [/[\p{L}\p{M}’'-]/gu, IN_NAME],
    [/[^\S\n]/gu, BLANK],
    [new RegExp(UNSPACED, "gu"), UNSURE],
    // A final sigma is another letter; a dotted capital I becomes two characters.
    [/[Σİ]/gu, UNSURE],
  ];
  for (const [pattern, kind] of patterns) for (const { index } of all.matchAll(pattern)) table[index]! |= kind;
  return table;
}

function lowerCases(): Uint16Array {
  return Uint16Array.from({ length: KNOWN }, (_, code) => String.fromCharCode(code).toLowerCase().charCodeAt(0));
}
