import { joined, SEAM, wordsOf } from "../../../scripts/search/words.ts";
import { element } from "./dom.ts";

type Piece = string | HTMLElement;

/** How many characters of the body are shown, and how many of them before the first word that was found. */
const LENGTH = 190;
const BEFORE = 50;

/**
 * Headline and excerpt of a result, with what was found in <mark>. Both are put together from text, never from markup:
 * an article may hold any. The content is headline, body, then authors and topics; `bodyWords` says where the body ends.
 */
export function present(content: string, title: string, bodyWords: number, found: Set<number>): [Piece[], Piece[]] {
  const start = wordsOf(title).length;
  const end = start + bodyWords;
  const words = wordsOf(content);
  const gaps = content.match(new RegExp(`[ ${SEAM}]`, "gu")) ?? [];
  const text = { words, gaps, found };
  const [from, to] = region(words, start, end, found);
  const excerpt = marked(text, from, to);
  if (from > start) excerpt.unshift("… ");
  if (to < end) excerpt.push(" …");
  return [marked(text, 0, start), excerpt];
}

/** The stretch of the body that has the most of what was found; its beginning where it has none. */
function region(words: string[], start: number, end: number, found: Set<number>): [number, number] {
  const places = [...found].filter((at) => at >= start && at < end).sort((a, b) => a - b);
  const offset = [0];
  for (const word of words) offset.push(offset[offset.length - 1]! + word.length + 1);
  let best = start;
  let most = 0;
  places.forEach((place, at) => {
    const near = places.slice(at).filter((other) => offset[other]! - offset[place]! < LENGTH - BEFORE).length;
    if (near > most) [best, most] = [place, near];
  });
  let from = best;
  while (from > start && offset[best]! - offset[from - 1]! < BEFORE) from -= 1;
  let to = from;
  while (to < end && offset[to + 1]! - offset[from]! < LENGTH) to += 1;
  return [from, to];
}

type Text = { words: string[]; gaps: string[]; found: Set<number> };

function marked({ words, gaps, found }: Text, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at < to; ) {
    const inside = found.has(at);
    let run = "";
    for (const begin = at; at < to && (at === begin || found.has(at) === inside); at += 1)
      run += words[at] + (gaps[at] ?? "");
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
