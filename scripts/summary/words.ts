const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** Most texts have nothing else, and their words are found in a tenth of the time. */
const NOT_ASCII = /[^\u0000-\u007f]/;
const LONG_ASCII = /[a-z0-9]{4,}/g;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Words that say little by themselves are mostly short; of those in English that are not, these are the commonest. */
const COMMON = new Set(
  "about after also been before could from have into more most other over said says some than that their them then there these they this were what when which while will with would your".split(
    " ",
  ),
);

/** The telling words of a text; of a run of signs without spaces each two that stand together. */
export function wordsIn(text: string): string[] {
  const lower = text.toLowerCase();
  if (!NOT_ASCII.test(lower)) return (lower.match(LONG_ASCII) ?? []).filter((word) => !COMMON.has(word));
  const words: string[] = [];
  const isUnspaced = UNSPACED.test(lower);
  for (const [word] of lower.matchAll(WORD)) {
    if (isUnspaced && UNSPACED.test(word))
      for (let at = 0; at + 1 < word.length; at += 1) words.push(word.slice(at, at + 2));
    else if (word.length > 3 && !COMMON.has(word)) words.push(word);
  }
  return words;
}

/** How often each of the words occurs. */
export function countWords(paragraphs: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const paragraph of paragraphs)
    for (const word of wordsIn(paragraph)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
