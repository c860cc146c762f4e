import { isKnownAgency } from "../normalise/agency.ts";
import { takeSureDateline } from "../normalise/dateline.ts";
import { sentencesOf } from "../normalise/sentences.ts";

/** A sentence of the text as it stands there, and its place among those that can stand in a summary. */
export type Sentence = { text: string; place: number; paragraph: number };

/** What a page puts between paragraphs, and what is no sentence of the story. */
const NO_STORY = [
  /^(?:by|from|words by|story by|report(?:ing)? by|von|par|por|door|di)\s+\p{Lu}[^.!?]*[.]?$/iu,
  /^(?:read|see|watch|listen|view|hear)\s(?:more|also|now|next|here|the full|to the)\b/i,
  /^(?:related|advertisement|sponsored|share this|follow us|sign up|subscribe|click (?:here|on)|download|register|join us|donate|support (?:us|our)|get (?:the|our) (?:latest|newsletter|app))\b/i,
  /\b(?:click here|sign up (?:for|to)|subscribe to|our newsletter|all rights reserved|terms of (?:use|service)|cookie)\b/i,
  /^(?:photo|photograph|image|picture|illustration|video|caption|credit|source|file|graphic)s?\s?(?:by\b|:|credit|courtesy)/i,
  /\((?:photo|image|picture|file photo|ap photo|reuters\/)[^)]*\)\s*$/i,
  /^(?:correction|clarification|editor[’']?s note|note to (?:readers|editors)|update|updated|this (?:article|story|post|piece) (?:was|has been|originally|first)|an earlier version)\b/i,
  /^notes?:/i,
  /^(?:©|copyright\b|\(c\))/i,
  /^(?:published|posted|last (?:updated|modified))\b.{0,40}\d/i,
];

/** A sentence ends so, perhaps behind a quotation mark. */
const ENDED = /[.!?…。！？؟۔।]["'”’»」』）)\]]*$/u;

const SHORTEST = 25;

/** Sentences that can stand alone or beside one another, in order; no more than so many. */
export function storySentences(paragraphs: string[], title: string, most: number): Sentence[] {
  const found: Sentence[] = [];
  const headline = title.replace(/\P{L}/gu, "").toLowerCase();
  for (const [paragraph, whole] of paragraphs.entries()) {
    if (NO_STORY.some((pattern) => pattern.test(whole)) || !ENDED.test(whole)) continue;
    const text = found.length === 0 ? withoutDateline(whole) : whole;
    for (const one of sentencesOf(text)) {
      const sentence = one.trim();
      if (!isStory(sentence, headline)) continue;
      found.push({ text: sentence, place: found.length, paragraph });
      if (found.length === most) return found;
    }
  }
  return found;
}

/** "Washington (CNN) ", besides what an import knows for a dateline. */
const PLAIN_DATELINE =
  /^\p{Lu}[\p{L}.' ]{2,30}(?:, \p{Lu}[\p{L}.' ]{1,20})? \((?<agency>[A-Z]\w{1,12})\)\s*(?:[-–—]+\s*)?(?=["“‘]?\p{Lu})/u;

/** Broadcasters date their reports so, too. */
const BROADCASTERS = new Set(["ABC", "BBC", "CBS", "CNN", "NBC", "NPR", "RTE"]);
const signs = (letters: string) => BROADCASTERS.has(letters) || isKnownAgency(letters);

function withoutDateline(text: string): string {
  const taken = takeSureDateline(text).text;
  const plain = taken === text ? PLAIN_DATELINE.exec(text) : null;
  return plain && signs(plain.groups!.agency!) ? text.slice(plain[0].length) : taken;
}

function isStory(sentence: string, headline: string): boolean {
  if (!ENDED.test(sentence) || breadth(sentence) < SHORTEST) return false;
  if (NO_STORY.some((pattern) => pattern.test(sentence))) return false;
  return sentence.replace(/\P{L}/gu, "").toLowerCase() !== headline;
}

/** How long a text is to the eye: one sign of Chinese, Japanese or Korean says as much as two or three letters. */
export function breadth(text: string): number {
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return text.length + wide * 1.5;
}
