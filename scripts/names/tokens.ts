import { OPENERS } from "./lexicon.ts";
import { CAPITAL, IN_WORD, KNOWN, kinds, STARTS_WORD } from "../relate/letters.ts";

/** A word of a line, and how it stands to the one before it. */
export type Token = {
  /** Without a possessive's ending, and without the full stop of an abbreviation. */
  text: string;
  /** What a name is written with: "J.", "St." */
  shown: string;
  /** Between it and the word before: "" for one blank, else what stands there. */
  gap: string;
  /** What stands right behind it, one character. */
  after: string;
  isCapital: boolean;
  /** All of two and more letters are capitals. */
  isUpper: boolean;
  isInitial: boolean;
  isPossessive: boolean;
  /** A sentence or a quotation opens with it. */
  opens: boolean;
};

const ABBREVIATIONS = new Set(
  "Mr Mrs Ms Dr Sen Sens Rep Reps Gov Gen Sgt Lt Col Capt Prof Rev Hon St Ste Mt Ft Jr Sr Inc Corp Co Cos Ltd Bros Adm Cmdr Maj Pvt Det Supt Insp Atty Pres Sec Cllr Messrs Asst Cpl No vs v Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo".split(
    " ",
  ),
);
/** What may stand between two sentences, or before a quotation. */
const OPENING = /[.!?…:;“"«„‘[]|(?:^|\s)['•·*]/;

/** The words of a line. A word may hold hyphens, apostrophes and "&" ("AT&T"); "U.S." is one, and so is "&". */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === AMPERSAND || isKind(code, STARTS_WORD)) {
      const stop = code === AMPERSAND ? at + 1 : wordEnd(line, at);
      const token = tokenAt(line, end, at, stop, tokens.length === 0);
      tokens.push(token);
      end = stop;
      if (token.shown.length > token.text.length) end += 1;
      at = end - 1;
    }
  }
  return tokens;
}

const AMPERSAND = 0x26;
const FULL_STOP = 0x2e;

/** Above the table stand letters of scripts without capitals; they are words as well. */
const isKind = (code: number, kind: number) =>
  code < KNOWN ? (kinds[code]! & kind) !== 0 : code >= 0x3041 && code < 0xfe00;

/** Hyphens, apostrophes, ampersands, where a letter follows. */
const isInner = (code: number) =>
  code === 0x27 || code === 0x2019 || code === 0x2d || code === 0x2010 || code === 0x2011 || code === AMPERSAND;

function wordEnd(line: string, from: number): number {
  const dotted = dottedEnd(line, from);
  if (dotted > from) return dotted;
  let at = from + 1;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    if (isKind(code, IN_WORD)) at += 1;
    else if (isInner(code) && isKind(line.charCodeAt(at + 1), STARTS_WORD)) at += 2;
    else break;
  }
  return at;
}

/** "U.S.", "J.K.": two and more capitals, each with its full stop; the last may lack it. */
function dottedEnd(line: string, from: number): number {
  let at = from;
  while (isKind(line.charCodeAt(at), CAPITAL) && line.charCodeAt(at + 1) === FULL_STOP) at += 2;
  if (at < from + 4) return at >= from + 2 && isLoneCapital(line, at) ? at + 1 : from;
  return at;
}

const isLoneCapital = (line: string, at: number) =>
  isKind(line.charCodeAt(at), CAPITAL) && !isKind(line.charCodeAt(at + 1), IN_WORD);

function tokenAt(line: string, end: number, at: number, stop: number, isFirst: boolean): Token {
  const gap = at === end + 1 && line[end] === " " ? "" : line.slice(end, at);
  const written = line.slice(at, stop);
  const isPossessive = isOwning(written, line, stop);
  const text = isPossessive && /['’]s$/.test(written) ? written.slice(0, -2) : written;
  const isCapital = isKind(line.charCodeAt(at), CAPITAL);
  const isInitial = isCapital && text.length === 1;
  const isDotted = line[stop] === "." && isCapital && (isInitial || ABBREVIATIONS.has(text));
  return {
    text,
    shown: isDotted ? `${text}.` : text,
    gap: isFirst && gap === "" ? " " : gap,
    after: line[isDotted ? stop + 1 : stop] ?? "",
    isCapital,
    isUpper: isCapital && text.length > 1 && text === text.toUpperCase(),
    isInitial: isInitial && (isDotted || (text !== "I" && text !== "A")),
    isPossessive,
    opens: isFirst || (gap !== "" && OPENING.test(gap)),
  };
}

/** "Osei's", "the Democrats' plan" */
function isOwning(written: string, line: string, stop: number): boolean {
  const last = written.charCodeAt(written.length - 1);
  if (last !== 0x73 && last !== 0x53) return false;
  const mark = written.charCodeAt(written.length - 2);
  if (mark === 0x27 || mark === 0x2019) return true;
  const next = line.charCodeAt(stop);
  return (next === 0x27 || next === 0x2019) && line[stop + 1] === " ";
}

/** Headlines and labels put capitals everywhere: theirs say nothing. */
export function isHeadlineLike(tokens: Token[], line: string): boolean {
  if (tokens.length < 3) return false;
  let [capitals, small, short, upper] = [0, 0, 0, 0];
  for (const { isCapital, isUpper, text } of tokens) {
    if (isUpper) upper += 1;
    if (isCapital) capitals += 1;
    else if (text.length >= 4 && !/^\d/.test(text) && !OPENERS.has(text)) small += 1;
    else short += 1;
  }
  if (upper >= 0.7 * tokens.length) return true;
  if (small + short > 0 && /[.!?…]["”’)]*\s*$/.test(line)) return false;
  return capitals >= 3 && small === 0;
}
