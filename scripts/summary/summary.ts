import type { Article } from "../article/schema.ts";
import { proseOf } from "./paragraphs.ts";
import { breadth, type Sentence, storySentences } from "./sentences.ts";
import { countWords, wordsIn } from "./words.ts";

/** Of so many sentences at the beginning the summary is chosen. */
const LOOKED_AT = 12;
/** How long it is, in characters: one sentence that is long enough, or two. */
const ENOUGH = 120;
const MOST = 280;

/** What a sentence is chosen for: how near the beginning it stands, what it shares with the headline, and with the text. */
const WEIGHTS = { place: 1, headline: 0.6, text: 0.4 };
/** A sentence that leans on one before it says less alone. */
const LEANING =
  /^(?:["“'‘«„]|(?:but|and|or|so|yet|he|she|it|they|this|that|these|those|his|her|their|its|however|also|meanwhile|then|there|such|still|instead|for example)\b)/i;
const LEANS = 0.4;
const ASKS = 0.3;

/** Parts of a sentence after which it may be cut, where it is too long. */
const CLAUSE = /[,;:،؛、，；：]\s*|\s[—–-]\s/gu;
export const CUT = "…";

/**
 * A summary taken from the text, for an article whose source has none: one or two of its sentences, word for word and in
 * their order; a sentence that is too long is cut at a clause, which CUT shows. Undefined where the text is too short or is
 * no running text.
 */
export function summaryOf({ title, summary }: Pick<Article, "title" | "summary">, body: string): string | undefined {
  if (summary !== undefined) return undefined;
  const { paragraphs, odd } = proseOf(body);
  if (odd > paragraphs.length) return undefined;
  const sentences = storySentences(paragraphs, title, LOOKED_AT);
  if (sentences.length < 2) return undefined;
  const scores = scoresOf(sentences, title, paragraphs);
  const ranked = [...sentences].sort((a, b) => scores[b.place]! - scores[a.place]! || a.place - b.place);
  const first = ranked[0]!;
  if (breadth(first.text) >= ENOUGH) return fitting(first.text);
  const second = ranked.find((one) => one !== first && goesWith(first, one));
  if (second === undefined) return first.text;
  return first.place < second.place ? joined(first, second) : joined(second, first);
}

const joined = ({ text: one }: Sentence, { text: other }: Sentence) =>
  `${one}${/[。！？]["”’」』）]*$/.test(one) ? "" : " "}${other}`;

/** What follows must be there to be followed: a sentence that leans on another goes only right behind it. */
function goesWith(first: Sentence, other: Sentence): boolean {
  if (breadth(first.text) + breadth(other.text) >= MOST) return false;
  const [early, late] = first.place < other.place ? [first, other] : [other, first];
  return late.place === early.place + 1 || !LEANING.test(late.text);
}

function scoresOf(sentences: Sentence[], title: string, paragraphs: string[]): number[] {
  const headline = new Set(wordsIn(title));
  const counts = countWords(paragraphs);
  return sentences.map(({ text, place }) => {
    const words = new Set(wordsIn(text));
    let [shared, telling] = [0, 0];
    for (const word of words) {
      if (headline.has(word)) shared += 1;
      // A word that the text comes back to; more than thrice says no more.
      telling += Math.min(3, (counts.get(word) ?? 1) - 1) / 3;
    }
    const value =
      WEIGHTS.place / (1 + place / 2) +
      WEIGHTS.headline * (shared / Math.max(1, headline.size)) +
      WEIGHTS.text * (telling / Math.max(8, words.size));
    return value - (LEANING.test(text) ? LEANS : 0) - (/[?？؟]["”’]*$/.test(text) ? ASKS : 0);
  });
}

/** Whole where it fits; else cut behind the last clause that does, or behind the last word. */
function fitting(text: string): string {
  if (breadth(text) <= MOST) return text;
  let end = 0;
  for (const { index } of text.matchAll(CLAUSE)) {
    if (breadth(text.slice(0, index)) > MOST) break;
    end = index;
  }
  if (breadth(text.slice(0, end)) < ENOUGH) {
    let long = MOST;
    while (breadth(text.slice(0, long)) > MOST) long -= 1;
    end = text.lastIndexOf(" ", long);
    if (end < long / 2) end = /\p{Surrogate}$/u.test(text.slice(0, long)) ? long - 1 : long;
  }
  return text.slice(0, end).trimEnd() + CUT;
}
