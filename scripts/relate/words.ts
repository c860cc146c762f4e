/** Scripts that put no space between words; a dictionary segmenter finds them (8 times slower than the pattern). */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/** The words of a text, in order, in lower case; one-letter words are left out (one ideograph is not). */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.replace(/['’]s\b/g, "").matchAll(WORD)) {
    if (UNSPACED.test(word)) words.push(...segmented(word));
    else if (word.length > 1) words.push(word.toLowerCase());
  }
  return words;
}

function* segmented(run: string): Generator<string> {
  for (const { segment, isWordLike } of segmenter.segment(run)) if (isWordLike) yield segment.toLowerCase();
}

/** Markdown without its marks, and links without their addresses: what a reader reads. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^ {0,3}(```|~~~)[^\n]*$/gm, "")
    .replace(/!?\[([^\]]*)\]\([^)\s]*(?:\s+"[^"]*")?\)/g, "$1")
    .replace(/<(https?:[^>\s]+)>/g, "$1")
    .replace(/^\s*\[[^\]]+\]:\s+\S+.*$/gm, "")
    .replace(/^ {0,3}(#{1,6}|>|[-*+]|\d+[.)])\s+/gm, "")
    .replace(/^(?=[^\n|]*\|)(?=[^\n-]*-)[ \t|:-]+$/gm, "")
    .replace(/[*_`~|\\]+/g, " ")
    .replace(/[^\S\n]+/g, " ");
}

const NAME = /\p{Lu}[\p{L}\p{M}’'-]+(?:[^\S\n]+(?:(?:of|de|du|la|the|al|van|von)[^\S\n]+)?\p{Lu}[\p{L}\p{M}’'-]+)*/gu;
/** Small words that a sentence or a headline puts, with a capital, before a name. */
const LEAD_IN =
  /^(?:(?:The|A|An|At|In|On|By|For|From|With|To|Of|And|But|As|Under|After|Before|When|Why|How|While|This|That|Our|Its|His|Her)[^\S\n]+)+(?=\p{Lu})/u;
const SENTENCE_START = /(^|[.!?:•\n]["”’)]?\s*["“‘(]?)$/u;

/** Days and months are written like names in English and say nothing of what an article is about. */
export const CALENDAR = new Set(
  "sunday monday tuesday wednesday thursday friday saturday january february march april may june july august september october november december".split(
    " ",
  ),
);

/**
 * The capitalised phrases of a text, by each of their words: "shoigu" → "Sergey Shoigu". A single capitalised word that
 * opens a sentence is no evidence of a name and is passed over; of several phrases with a word the longest is kept.
 */
export function namesOf(text: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const match of text.matchAll(NAME)) {
    const phrase = match[0]
      .replace(/\s+/g, " ")
      .replace(LEAD_IN, "")
      .replace(/['’]s?$/, "");
    const before = text.slice(Math.max(0, match.index - 4), match.index);
    if (!phrase.includes(" ") && (SENTENCE_START.test(before) || CALENDAR.has(phrase.toLowerCase()))) continue;
    for (const word of wordsOf(phrase)) {
      const known = names.get(word);
      if (known === undefined || phrase.length > known.length) names.set(word, phrase);
    }
  }
  return names;
}
