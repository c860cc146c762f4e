import { plainText, UNSPACED } from "../relate/words.ts";

const LETTER = /[\p{L}\p{N}]/u;
const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/**
 * How many words a reader reads in a Markdown text: runs between white space that have a letter or a digit. In scripts that
 * put no space between words, as many as a dictionary finds.
 */
export function countWords(markdown: string): number {
  let words = 0;
  for (const [run] of plainText(markdown).matchAll(/\S+/gu)) {
    if (UNSPACED.test(run)) words += segmentsIn(run);
    else if (LETTER.test(run)) words += 1;
  }
  return words;
}

function segmentsIn(run: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(run)) if (isWordLike) words += 1;
  return words;
}
