import { joined, wordsOf } from "../../../scripts/search/words.ts";
import { element } from "./dom.ts";
import { plain, type Term } from "./query.ts";

type Piece = string | HTMLElement;

/** How many characters of the body are shown, and how many of them before the first word that was found. */
const LENGTH = 160;
const BEFORE = 40;

/**
 * What is known of a result when it is shown. `counts`: how many words the body has, which stands between the headline and
 * authors and topics, and how many of them before what sums it up.
 */
export type Shown = {
  content: string;
  title: string;
  counts: number[];
  terms: Term[];
  places: Set<number>;
};

/**
 * Headline and excerpt of a result, with what was found in <mark>. Both are put together from text, never from markup:
 * an article may hold any.
 */
export function present({ content, title, counts, terms, places }: Shown): [Piece[], Piece[]] {
  const start = wordsOf(title).length;
  const end = start + counts[0]!;
  const words = wordsOf(content);
  const found = marks(words, terms, places);
  const heading = marked(words, found, 0, start);
  // Found by its author or topic alone: those are shown, or nothing would say why it is here.
  if (found.size > 0 && [...found].every((at) => at >= end)) return [heading, marked(words, found, end, words.length)];
  const [from, to] = region(words, start, start + counts[1]!, end, found);
  const excerpt = marked(words, found, from, to);
  if (from > start) excerpt.unshift("… ");
  if (to < end) excerpt.push(" …");
  return [heading, excerpt];
}

/**
 * Pagefind says of a whole word or a phrase only where it stands first (`places`). The rest is read off the text, by a
 * rule of thumb for endings: it decides what is marked, never what is found.
 */
function marks(words: string[], terms: Term[], places: Set<number>): Set<number> {
  const found = new Set(places);
  const plainly = words.map(plain);
  for (const { words: sought, begins } of terms) {
    const wanted = sought.map(plain);
    const same = (at: number) =>
      wanted.every((word, next) => (begins ? plainly[at + next]!.startsWith(word) : alike(word, plainly[at + next]!)));
    for (let at = 0; at <= words.length - wanted.length; at += 1)
      if (same(at)) for (let next = 0; next < wanted.length; next += 1) found.add(at + next);
  }
  return found;
}

/** "ferry" and "ferries", "close" and "closed"; not "port" and "portrait". */
function alike(a: string, b: string): boolean {
  if (a === b) return true;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same >= 3 && same >= Math.min(a.length, b.length) - 1 && Math.max(a.length, b.length) - same <= 3;
}

/** The stretch of the body that has the most of what was found; that from its lead on where it has none. */
function region(words: string[], start: number, best: number, end: number, found: Set<number>): [number, number] {
  const places = [...found].filter((at) => at >= start && at < end).sort((a, b) => a - b);
  const offset = [0];
  for (const word of words) offset.push(offset[offset.length - 1]! + word.length + 1);
  let most = 0;
  places.forEach((place, at) => {
    const near = places.slice(at).filter((other) => offset[other]! - offset[place]! < LENGTH - BEFORE).length;
    if (near > most) [best, most] = [place, near];
  });
  let from = best;
  while (most && from > start && offset[best]! - offset[from - 1]! < BEFORE) from -= 1;
  let to = from;
  while (to < end && offset[to + 1]! - offset[from]! < LENGTH) to += 1;
  return [from, to];
}

function marked(words: string[], found: Set<number>, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at < to; ) {
    const inside = found.has(at);
    let run = "";
    for (const begin = at; at < to && (at === begin || found.has(at) === inside); at += 1) run += `${words[at]} `;
    run = joined(run);
    // Punctuation and the space after it are no part of what was found.
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{M}\p{N}]*)$/su.exec(run)!;
    if (inside) pieces.push(before!, element("mark", {}, core!), after!);
    else pieces.push(run);
  }
  const last = pieces.pop();
  if (last !== undefined) pieces.push(typeof last === "string" ? last.trimEnd() : last);
  return pieces;
}
