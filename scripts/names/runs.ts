import {
  AFTER_AND,
  BODY_HEADS,
  BODY_SUFFIXES,
  BREAKS,
  CALENDAR,
  DEMONYMS,
  FIRST_NAMES,
  knownAs,
  LEGAL,
  longestFrom,
  OFFICE_OF,
  OFFICES,
  PARTICLES,
  PLACE_OF,
} from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** Words of a line from one to before another. */
export type Run = { from: number; to: number };

/** Datelines and old papers write WASHINGTON; five letters and more are a word, and no acronym. */
export const wordOf = ({ text, isUpper }: Token) =>
  isUpper && text.length > 4 && longestFrom(text) === 0 ? text[0] + text.slice(1).toLowerCase() : text;

/** The longest well-known name that begins with a word and ends before `limit`: where it ends, or `at` where there is none. */
export function knownEnd(tokens: Token[], at: number, limit: number = tokens.length): number {
  const longest = longestFrom(wordOf(tokens[at]!));
  let name = wordOf(tokens[at]!);
  let end = longest > 0 && knownAs(name) ? at + 1 : at;
  for (let next = at + 1; next < Math.min(limit, at + longest); next += 1) {
    if (tokens[next]!.gap !== "" || tokens[next - 1]!.isPossessive) break;
    name += ` ${wordOf(tokens[next]!)}`;
    if (knownAs(name)) end = next + 1;
  }
  return end;
}

/** Runs of capitalised words, with the small words that names hold: "Department of Health", "Ursula von der Leyen". */
export function* runsOf(tokens: Token[]): Generator<Run> {
  let at = 0;
  while (at < tokens.length) {
    if (!tokens[at]!.isCapital) {
      // "al Qaeda": a well-known name may begin with a small letter.
      const end = knownEnd(tokens, at);
      if (end > at) yield { from: at, to: end };
      at = Math.max(end, at + 1);
      continue;
    }
    const to = endOf(tokens, at);
    yield { from: at, to };
    at = to;
  }
}

const MOST_WORDS = 12;

function endOf(tokens: Token[], from: number): number {
  let end = Math.max(from + 1, knownEnd(tokens, from));
  while (end < tokens.length && end - from < MOST_WORDS) {
    const next = nextPart(tokens, from, end);
    if (next === end) return end;
    end = next;
  }
  return end;
}

/** Where a run that has come to `end` goes on to; `end` itself where it goes on no more. */
function nextPart(tokens: Token[], from: number, end: number): number {
  const [last, next] = [tokens[end - 1]!, tokens[end]!];
  if (next.gap !== "" || (last.isPossessive && !isCompany(tokens, end))) return end;
  if (isArticled(next.text)) return end + 1;
  if (isCompound(next.text)) return end;
  if (next.isCapital) {
    if (BREAKS.has(next.text.toLowerCase()) && !next.isInitial && !next.isUpper) return end;
    return Math.max(end + 1, knownEnd(tokens, end));
  }
  const after = afterSmall(tokens, end);
  return after !== undefined && joins(tokens, from, end, next.text) ? after + 1 : end;
}

/** "al-Baghdadi", "d'Estaing" */
export const isArticled = (word: string) => /^(?:al|el|ul|ad|ar|as|an|at|az|d|l|bin|ben)[-'’]\p{Lu}/u.test(word);

/** "T-shirts", "Republican-led" */
export const isCompound = (word: string) =>
  word.includes("-") && /^\p{Lu}[^-]*-\p{Ll}/u.test(word) && !isArticled(word);

/** "Hudson's Bay Co": of what is owned only a company's name holds the owner's. */
function isCompany(tokens: Token[], from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + 4); at += 1) {
    const token = tokens[at]!;
    if (token.gap !== "" || !token.isCapital) return false;
    if (LEGAL.has(token.text)) return true;
  }
  return false;
}

/** The capitalised word behind "of", "of the", "van der": its place. */
function afterSmall(tokens: Token[], at: number): number | undefined {
  for (let next = at + 1; next < Math.min(tokens.length, at + 3); next += 1) {
    const token = tokens[next]!;
    if (token.gap !== "") return undefined;
    if (token.isCapital) return BREAKS.has(token.text.toLowerCase()) && !token.isInitial ? undefined : next;
    if (token.text !== "the" && !PARTICLES.has(token.text)) return undefined;
  }
  return undefined;
}

function joins(tokens: Token[], from: number, at: number, small: string): boolean {
  const before = tokens[at - 1]!.text;
  const next = tokens[at + 1]!;
  if (small === "&") return next.isCapital;
  if (small === "of")
    return BODY_HEADS.has(before) || PLACE_OF.has(before) || (OFFICES.has(before) && OFFICE_OF.has(next.text));
  if (small === "for" || small === "on") return BODY_HEADS.has(before) && next.isCapital && !CALENDAR.has(next.text);
  if (small === "and") return next.isCapital && isBodyWithAnd(tokens, from, at);
  return PARTICLES.has(small) && small !== "y" && small !== "e" && small !== "a";
}

/** "Department of Health and Human Services", "Food and Drug Administration", "Marshall and Ilsley Corp". */
function isBodyWithAnd(tokens: Token[], from: number, at: number): boolean {
  for (let place = from + 1; place < at - 1; place += 1)
    if (["of", "for", "on"].includes(tokens[place]!.text) && BODY_HEADS.has(tokens[place - 1]!.text))
      return at - place <= 3 && !BODY_HEADS.has(tokens[at + 1]!.text);
  const before = tokens[at - 1]!.text;
  if (BODY_HEADS.has(tokens[at + 1]!.text)) return false;
  if (at - from > 3 || BODY_SUFFIXES.has(before) || DEMONYMS.has(before)) return false;
  if (at - from > 1 && FIRST_NAMES.has(tokens[from]!.text)) return false;
  if (knownEnd(tokens, at - 1) === at || knownEnd(tokens, at + 1) > at + 1) return false;
  for (let next = at + 2; next < Math.min(tokens.length, at + 4); next += 1) {
    const token = tokens[next]!;
    if (token.gap !== "" || !token.isCapital) return false;
    if (AFTER_AND.has(token.text)) return !tokens[next + 1]?.isCapital || tokens[next + 1]!.gap !== "";
  }
  return false;
}

/** The words of a run as one text. */
export const nameOfWords = (tokens: Token[], from: number, to: number) => {
  let name = wordOf(tokens[from]!);
  for (let at = from + 1; at < to; at += 1) name += ` ${wordOf(tokens[at]!)}`;
  return name;
};
