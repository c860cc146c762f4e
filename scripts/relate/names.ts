import { BLANK, CAPITAL, IN_NAME, KNOWN, kinds } from "./letters.ts";
import { BEFORE, namePhrases, phraseOf } from "./words.ts";

/** Characters that the table of letters does not know. */
const UNKNOWN = new RegExp(`[\\u${KNOWN.toString(16)}-\\uffff]`);

const CONNECTORS = ["of", "de", "du", "la", "the", "al", "van", "von"];

/**
 * The different names of a text in order of appearance, as `namePhrases` finds them; given where its capital letters are,
 * if that is known.
 */
export function distinctNames(text: string, capitals: number[] | undefined): Set<string> {
  return capitals && !UNKNOWN.test(text) ? scannedNames(text, capitals) : new Set(namePhrases(text));
}

function scannedNames(text: string, capitals: number[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  let next = 0;
  for (const at of capitals) {
    if (at < next) continue;
    const one = endOfCapitalised(text, at);
    if (one === at) continue;
    next = endOfName(text, one);
    if (next > one || !followsFullStop(text, at)) addName(names, seen, text, at, next);
  }
  return names;
}

/** A word passed over because it opens a sentence may be a name further on: only names are remembered as seen. */
function addName(names: Set<string>, seen: Set<string>, text: string, from: number, to: number): void {
  const written = text.slice(from, to);
  if (seen.has(written)) return;
  const phrase = phraseOf(written, text.slice(Math.max(0, from - BEFORE), from));
  if (phrase === undefined) return;
  seen.add(written);
  names.add(phrase);
}

/** Most words that open a sentence are known by the two characters before them; `phraseOf` knows the others. */
function followsFullStop(text: string, at: number): boolean {
  return at > 1 && text.charCodeAt(at - 1) === 0x20 && text.charCodeAt(at - 2) === 0x2e;
}

/** Where the run of capitalised words ends whose first ends at `first`. */
function endOfName(text: string, first: number): number {
  for (let end = first; ; ) {
    const next = afterBlanks(text, end);
    if (next === end) return end;
    const start = kindAt(text, next) & CAPITAL ? next : afterConnector(text, next);
    const stop = endOfCapitalised(text, start);
    if (stop === start) return end;
    end = stop;
  }
}

function afterConnector(text: string, from: number): number {
  for (const connector of CONNECTORS) {
    if (!text.startsWith(connector, from)) continue;
    const end = from + connector.length;
    const next = afterBlanks(text, end);
    if (next > end) return next;
  }
  return from;
}

function endOfCapitalised(text: string, from: number): number {
  if (!(kindAt(text, from) & CAPITAL)) return from;
  let at = from + 1;
  while (kindAt(text, at) & IN_NAME) at += 1;
  return at === from + 1 ? from : at;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (kindAt(text, at) & BLANK) at += 1;
  return at;
}

function kindAt(text: string, at: number): number {
  return at < text.length ? kinds[text.charCodeAt(at)]! : 0;
}
