/**
 * What a word is, for the index and for the query alike: the browser's script uses this file too.
 *
 * Pagefind takes what stands between spaces for a word. Chinese, Japanese, Thai and their like have no spaces, so each of
 * their characters is made a word of its own, and a run of them in a query is a phrase: that finds any word inside any
 * sentence. Dictionaries (Intl.Segmenter, Pagefind's own) were tried and passed over: they cut one word differently by
 * what stands beside it, and differently in Node and in each browser, and what was cut otherwise is not found.
 * Korean has spaces, but its particles cling to the noun, and so it is treated the same.
 */

/** A space that no article uses and every white-space rule knows; takes no part in what is shown. */
export const SEAM = "\u200a";

const UNSPACED =
  "\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Bopo}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}ーｰ";

/** One character with its marks, an opening bracket before it and closing punctuation after it. */
const CHARACTER = new RegExp(
  `[\\p{Ps}\\p{Pi}]*(?!\\p{M})[${UNSPACED}]\\p{M}*(?:(?![\\p{Ps}\\p{Pi}])[^\\s\\p{L}\\p{N}])*`,
  "gu",
);

/** Signs that join two words without a space: Pagefind takes the pair for one word ("word—dash"). */
const JOINED = /([\p{L}\p{N}][—–…“”«»„]+)(?=[\p{L}\p{N}])/gu;

/** "l’école" is two words, and "O’Neill"; "don’t" and "Neill’s" are one. */
const ELIDED = /(\p{L}['’])(?=\p{L})(?!(?:s|t|re|ll|ve|d|m)(?!\p{L}))/giu;

/** Text on one line, with a seam wherever a word ends and no space says so. */
export function separate(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\u200b]+/gu, " ")
    .trim()
    .replace(CHARACTER, `${SEAM}$&${SEAM}`)
    .replace(JOINED, `$1${SEAM}`)
    .replace(ELIDED, `$1${SEAM}`)
    .replace(/ ?\u200a[ \u200a]*/gu, (gap) => (gap.includes(" ") ? " " : SEAM))
    .replace(/^\u200a|\u200a$/gu, "");
}

/** The text as it was before it was separated. */
export function joined(text: string): string {
  return text.replaceAll(SEAM, "");
}

/** The words of separated text, as Pagefind counts them. */
export function wordsOf(separated: string): string[] {
  return separated === "" ? [] : separated.split(/[ \u200a]/u);
}
