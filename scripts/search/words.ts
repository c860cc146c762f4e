/**
 * What a word is, for the index and for the query alike: the browser's script uses this file too.
 *
 * Pagefind takes what stands between spaces for a word. Chinese, Japanese, Thai and their like have no spaces, so each of
 * their characters is made a word of its own, and a run of them in a query is a phrase: that finds any word inside any
 * sentence. Dictionaries (Intl.Segmenter, Pagefind's own) were tried and passed over: they cut one word differently by
 * what stands beside it, and differently in Node and in each browser, and what was cut otherwise is not found.
 * Korean has spaces, but its particles cling to the noun, and so it is treated the same.
 */

/** Says that the space after it is ours. Pagefind makes every space a plain one, and takes no notice of this sign. */
export const JOINER = "\u2060";

/** Where a word ends and the text has no space. */
const SEAM = `${JOINER} `;

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
    .replace(/[\u200b\u2060]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(CHARACTER, `${JOINER}$&${JOINER}`)
    .replace(JOINED, `$1${JOINER}`)
    .replace(ELIDED, `$1${JOINER}`)
    .replace(/ ?\u2060[ \u2060]*/g, (gap) => (gap.includes(" ") ? " " : SEAM))
    .replace(/^\u2060 |\u2060 $/g, "");
}

/** The text as it was before it was separated. */
export function joined(text: string): string {
  return text.replaceAll(SEAM, "");
}

/** The words of separated text, as Pagefind counts them. */
export function wordsOf(separated: string): string[] {
  return separated === "" ? [] : separated.split(" ");
}
