/** Scripts that put no space between words; a dictionary segmenter finds them (8 times slower than the pattern). */
export const UNSPACED =
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

/** What a mark cannot be without, so that a text that lacks it need not be searched; the mark; what stands in its place. */
const MARKS: [string, RegExp, string][] = [
  ["```", /^ {0,3}```[^\n]*$/gm, ""],
  ["~~~", /^ {0,3}~~~[^\n]*$/gm, ""],
  ["![", /!\[([^\][]*)\]\([^)\s]{0,2000}(?:\s+"[^"]*")?\)/g, "$1"],
  ["](", /\[([^\][]*)\]\([^)\s]{0,2000}(?:\s+"[^"]*")?\)/g, "$1"],
  ["<http", /<(https?:[^>\s]+)>/g, "$1"],
  ["]:", /^[^\S\n]*\[[^\]\n]+\]:\s+\S+.*$/gm, ""],
  ["", /^ {0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, ""],
  ["|", /^(?=[^\n|]*\|)(?=[^\n-]*-)[ \t|:-]+$/gm, ""],
  ["", /[*_`~|\\]+/g, " "],
  // White space within a line, other than one blank.
  ["", / [^\S\n]+|[^\S\n ][^\S\n]*/g, " "],
];

/** Markdown without its marks, and links without their addresses: what a reader reads. */
export function plainText(markdown: string): string {
  let text = markdown;
  for (const [sign, mark, instead] of MARKS) if (text.includes(sign)) text = text.replace(mark, instead);
  return text;
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
 * The capitalised phrases of a text, by each of their words: "shoigu" → "Sergey Shoigu"; of several phrases with a word
 * the longest is kept.
 */
export function namesOf(text: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const phrase of namePhrases(text)) {
    for (const word of wordsOf(phrase)) {
      const known = names.get(word);
      if (known === undefined || phrase.length > known.length) names.set(word, phrase);
    }
  }
  return names;
}

/** The names of a text in order, as often as they stand there. */
export function* namePhrases(text: string): Generator<string> {
  for (const { 0: written, index } of text.matchAll(NAME)) {
    const phrase = phraseOf(written, text.slice(Math.max(0, index - BEFORE), index));
    if (phrase !== undefined) yield phrase;
  }
}

/** How many characters before a name tell whether it opens a sentence. */
export const BEFORE = 4;

/**
 * The name in a run of capitalised words, given the BEFORE characters before it. A single capitalised word that opens a
 * sentence is no evidence of a name.
 */
export function phraseOf(written: string, before: string): string | undefined {
  const phrase = written
    .replace(/\s+/g, " ")
    .replace(LEAD_IN, "")
    .replace(/['’]s?$/, "");
  if (phrase.includes(" ")) return phrase;
  return SENTENCE_START.test(before) || CALENDAR.has(phrase.toLowerCase()) ? undefined : phrase;
}
