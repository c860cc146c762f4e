import { onceFor } from "../../../lib/once.ts";
import type { Block } from "./survey.ts";

/** Marks that end a sentence or part one, of any script. */
const SENTENCE = /[.!?…:;,。！？；，、।؟،؛]["'”’»)]?(?:\s|$)|[。！？，、]/g;

/** What a page's foot says of its rights reads like a sentence. */
const NOTICE = /^(?:©|\(c\)|copyright\b)/i;

/** How many letters of a block read like an article's text: 0 for labels, links and menus. */
export const worthOf = onceFor(({ text, size, linked, holder }: Block): number => {
  if (linked > size * 0.5) return 0;
  if (/^h[1-6]$/.test(holder.name) || NOTICE.test(text)) return 0;
  const marks = text.length > 20 ? (text.slice(0, 2000).match(SENTENCE)?.length ?? 0) : 0;
  if (size < 40 || marks === 0) return 0;
  const prose = size >= 100 || (size >= 60 && marks > 1) ? 1 : 0.3;
  return prose * (size - linked);
});

/** A paragraph among paragraphs is worth more than one between menus: teasers stand alone. */
export function inContext(worths: number[]): number[] {
  return worths.map((worth, at) => {
    const isAlone = [at - 2, at - 1, at + 1, at + 2].every((other) => (worths[other] ?? 0) === 0);
    return isAlone ? worth * 0.4 : worth;
  });
}

/** From the first block up to, not with, the second. */
export type Span = [number, number];

/** Sums up to each place, so that any span's sum is one difference. */
export function sums(numbers: number[]): (span: Span) => number {
  const upTo = [0];
  for (const number of numbers) upTo.push(upTo.at(-1)! + number);
  return ([from, to]) => upTo[to]! - upTo[from]!;
}
