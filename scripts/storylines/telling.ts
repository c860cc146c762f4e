import type { Entry } from "../catalogue/entry.ts";
import { namesOf, plainText, wordsOf } from "../relate/words.ts";

/** News says at its head what it is about: the headline, the standfirst and so many characters of the text are read. */
const LEAD = 1200;

/** How many of an article's words are kept: those that tell most. */
export const TELLING = 24;

/** A word in more than this share of the articles tells nothing (never below SMALL articles). */
const COMMON_SHARE = 0.08;
const SMALL = 25;

/** A word of the headline, and one of a name, counts for so many others. */
const IN_HEADLINE = 3;
const IN_NAME = 2;

/**
 * What the articles are about, in words, by the place of the article: its words are those from offsets[place], the most
 * telling first, with weights whose squares add up to 1.
 */
export type Telling = {
  offsets: Uint32Array;
  /** Numbers of words. */
  words: Uint32Array;
  weights: Float32Array;
  /** The words themselves, by number, and how many articles have each. */
  vocabulary: string[];
  holders: Uint32Array;
  /** PLAIN for a word that most of its articles write without a capital: it is no name, and says what happened. */
  plain: Uint8Array;
};

export const PLAIN = 1;
/** A word of a script without capitals: it may be a name, or say what happened. */
export const UNCASED = 2;

/** The start of what a reader reads of an article, without its headline. */
export function leadOf({ article }: Entry, body: string): string {
  return `${article.summary ?? ""}\n${plainText(body.slice(0, 2 * LEAD)).slice(0, LEAD)}`;
}

export function tellingWords(entries: Entry[], bodyOf: (entry: Entry) => string): Telling {
  const numbers = new Map<string, number>();
  const vocabulary: string[] = [];
  const holders: number[] = [];
  const plain: number[] = [];
  const leads = withoutNotices(entries.map((entry) => leadOf(entry, bodyOf(entry))));
  const rows = entries.map((entry, place): Row => {
    const counted = countWords(entry, leads[place]!);
    const row = { words: new Uint32Array(counted.size), counts: new Float32Array(counted.size) };
    let at = 0;
    for (const [word, { count, isPlain }] of counted) {
      const number = numbers.get(word) ?? vocabulary.push(word) - 1;
      numbers.set(word, number);
      holders[number] = (holders[number] ?? 0) + 1;
      row.words[at] = number;
      plain[number] = (plain[number] ?? 0) + (isPlain ? 1 : 0);
      row.counts[at] = count;
      at += 1;
    }
    return row;
  });
  const isPlain = Uint8Array.from(holders, (count, word) => {
    if (2 * plain[word]! < count) return 0;
    return UNCASED_WORD.test(vocabulary[word]!) ? UNCASED : PLAIN;
  });
  return { ...heaviest(rows, vocabulary, holders), vocabulary, holders: Uint32Array.from(holders), plain: isPlain };
}

/** A sentence that so many articles have is none of their own: a notice of the paper, a form of words, a series' banner. */
const NOTICE = 3;

function withoutNotices(leads: string[]): string[] {
  const times = new Map<number, number>();
  const sentences = leads.map((lead) => lead.split(/(?<=[.!?:])\s+|\n/));
  for (const some of sentences)
    for (const hash of new Set(some.map(hashOf))) times.set(hash, (times.get(hash) ?? 0) + 1);
  return sentences.map((some) => some.filter((one) => times.get(hashOf(one))! < NOTICE).join("\n"));
}

/** FNV-1a. */
function hashOf(sentence: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sentence.length; at += 1) hash = Math.imul(hash ^ sentence.charCodeAt(at), 0x01000193);
  return hash;
}

type Counted = Map<string, { count: number; isPlain: boolean }>;

function countWords({ article: { title } }: Entry, lead: string): Counted {
  const counted: Counted = new Map();
  const add = (word: string, times: number) => {
    if (/^\d+$/.test(word)) return;
    const known = counted.get(word);
    if (known) known.count += times;
    else counted.set(word, { count: times, isPlain: false });
  };
  for (const word of wordsOf(title)) add(word, IN_HEADLINE);
  for (const word of wordsOf(lead)) add(word, 1);
  // A headline may be all in capitals, or have one on each word: what is a name is seen in the text.
  for (const word of namesOf(lead).keys()) {
    const known = counted.get(word);
    if (known) known.count *= IN_NAME;
  }
  for (const [word] of lead.matchAll(UNCAPITALISED)) {
    const known = counted.get(word);
    if (known) known.isPlain = true;
  }
  return counted;
}

const UNCAPITALISED = /(?<![\p{L}\p{M}\p{N}])[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{M}\p{N}]*/gu;

const UNCASED_WORD = /^\p{Lo}/u;

type Row = { words: Uint32Array; counts: Float32Array };

/** Words by 1 + ln(count) times ln(articles / holders), the usual weights of TF-IDF (Manning et al., 2008, ch. 6). */
function heaviest(
  rows: Row[],
  vocabulary: string[],
  holders: number[],
): Pick<Telling, "offsets" | "words" | "weights"> {
  const common = Math.max(SMALL, rows.length * COMMON_SHARE);
  const offsets = new Uint32Array(rows.length + 1);
  const words = new Uint32Array(rows.length * TELLING);
  const weights = new Float32Array(rows.length * TELLING);
  let end = 0;
  for (const [place, row] of rows.entries()) {
    const weightOf = (at: number) =>
      (1 + Math.log(row.counts[at]!)) * Math.log(1 + rows.length / holders[row.words[at]!]!);
    const kept = [...row.words.keys()]
      .filter((at) => holders[row.words[at]!]! > 1 && holders[row.words[at]!]! <= common)
      .map((at) => ({ at, weight: weightOf(at), word: vocabulary[row.words[at]!]! }))
      .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
      .slice(0, TELLING);
    const length = Math.hypot(...kept.map(({ weight }) => weight)) || 1;
    for (const { at, weight } of kept) {
      words[end] = row.words[at]!;
      weights[end] = weight / length;
      end += 1;
    }
    offsets[place + 1] = end;
  }
  return { offsets, words: words.slice(0, end), weights: weights.slice(0, end) };
}
