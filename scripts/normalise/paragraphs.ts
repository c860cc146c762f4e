import { sentencesOf } from "./sentences.ts";

/** A run-together text shorter than this is one paragraph, in units of `weight`. */
const SHORT = 420;
/** A paragraph is full from here on, */
const FULL = 300;
/** or with so many sentences, */
const SENTENCES = 3;
/** and a quotation that never closes keeps it open no longer than this. */
const LONGEST = 1100;

/**
 * Splits a text whose paragraph breaks were lost, at ends of sentences only: about three sentences each, quotations kept
 * in one piece, no scrap left at the end. Where breaks stood is not known; this is for reading, and loses no character
 * but the spaces at the breaks.
 */
export function splitRunTogether(text: string): string[] {
  if (weight(text) < SHORT) return [text];
  const paragraphs: string[][] = [[]];
  for (const sentence of sentencesOf(text)) {
    if (isFull(paragraphs.at(-1)!)) paragraphs.push([]);
    paragraphs.at(-1)!.push(sentence);
  }
  const last = paragraphs.at(-1)!;
  if (paragraphs.length > 1 && weight(last.join("")) < FULL / 2) paragraphs.at(-2)!.push(...paragraphs.pop()!);
  return paragraphs.map((sentences) => sentences.join("").trim());
}

function isFull(sentences: string[]): boolean {
  const text = sentences.join("");
  const heavy = weight(text);
  if (heavy > LONGEST) return true;
  return (heavy >= FULL || sentences.length >= SENTENCES) && heavy > FULL / 2 && !quotationOpen(text);
}

/** Length as it reads: a CJK character says about as much as two and a half Latin letters. */
function weight(text: string): number {
  const wide = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0;
  return text.length + wide * 1.5;
}

/** Whether a quotation begins in the text and does not end there. Apostrophes are neither. */
export function quotationOpen(text: string): boolean {
  if (count(text, /[“«„「『]/gu) > count(text, /[”»」』]/gu)) return true;
  if (count(text, /"/g) % 2 === 1) return true;
  let open = false;
  for (const mark of text.matchAll(/(?<=^|[\s(—–-])['‘](?=\S)|(?<=\S)['’](?=$|[\s,.;:!?)—–-])/gu)) {
    const opens = /[\s(—–-]/.test(text[mark.index - 1] ?? " ") && /\S/.test(text[mark.index + 1] ?? " ");
    if (opens && !/^['‘’](?:\d0s|em|til|tis|twas)\b/i.test(text.slice(mark.index))) open = true;
    else if (!opens) open = false;
  }
  return open;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
