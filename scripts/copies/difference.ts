import { commonStretches } from "./chain.ts";
import { HASH_START, hashEnd } from "../relate/hash.ts";

/** A run of words that both texts have, that only the earlier one has (`out`), or only the later one (`in`). */
export type Run = { kind: "same" | "out" | "in"; words: string[] };

/** Between two paragraphs stands this in the place of a word. */
export const BREAK = "\n\n";

/** What lies behind so many words of a text is not compared. */
const MOST_WORDS = 20_000;
/** Parts of more words in either text that have nothing long in common are shown whole, one after the other. */
const LARGEST_PART = 300;

/** The words of a plain text, with what is written to them, and its breaks. */
export function wordsAndBreaks(text: string): string[] {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.split(/\s+/).filter(Boolean));
  const kept = paragraphs.filter((words) => words.length > 0);
  return kept.flatMap((words, at) => (at === 0 ? words : [BREAK, ...words])).slice(0, MOST_WORDS);
}

/** What became of a text, word by word: the runs without those that are `in` are the one, without `out` the other. */
export function differenceOf(before: string[], after: string[]): Run[] {
  const runs: Run[] = [];
  let [left, right] = [0, 0];
  for (const stretch of commonStretches(hashed(before), hashed(after))) {
    comparePart(before.slice(left, stretch.left), after.slice(right, stretch.right), runs);
    [left, right] = [stretch.left + stretch.length, stretch.right + stretch.length];
    comparePart(before.slice(stretch.left, left), after.slice(stretch.right, right), runs);
  }
  comparePart(before.slice(left), after.slice(right), runs);
  return runs;
}

function hashed(words: string[]): { count: number; hashes: Uint32Array } {
  return { count: words.length, hashes: Uint32Array.from(words, hashOfWord) };
}

function hashOfWord(word: string): number {
  let hash = HASH_START;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hashEnd(hash);
}

function comparePart(before: string[], after: string[], runs: Run[]): void {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  add(runs, "same", before.slice(0, head));
  const [left, right] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  if (Math.max(left.length, right.length) > LARGEST_PART) {
    add(runs, "out", left);
    add(runs, "in", right);
  } else compareWords(left, right, runs);
  add(runs, "same", before.slice(before.length - tail));
}

/** The most words in common, by the table of all pairs; what goes stands before what comes. */
function compareWords(before: string[], after: string[], runs: Run[]): void {
  const row = after.length + 1;
  /** How many words are common from these places on. */
  const common = new Uint16Array(row * (before.length + 1));
  for (let y = before.length - 1; y >= 0; y -= 1)
    for (let x = after.length - 1; x >= 0; x -= 1)
      common[y * row + x] =
        before[y] === after[x]
          ? common[(y + 1) * row + x + 1]! + 1
          : Math.max(common[(y + 1) * row + x]!, common[y * row + x + 1]!);
  let [y, x] = [0, 0];
  while (y < before.length || x < after.length) {
    const here = y * row + x;
    if (y < before.length && x < after.length && before[y] === after[x]) {
      add(runs, "same", [before[y]!]);
      y += 1;
      x += 1;
    } else if (y < before.length && (x === after.length || common[here + row]! >= common[here + 1]!)) {
      add(runs, "out", [before[y]!]);
      y += 1;
    } else {
      add(runs, "in", [after[x]!]);
      x += 1;
    }
  }
}

function add(runs: Run[], kind: Run["kind"], words: string[]): void {
  if (words.length === 0) return;
  const last = runs.at(-1);
  if (last?.kind === kind) last.words.push(...words);
  else runs.push({ kind, words: [...words] });
}
