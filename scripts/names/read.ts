import { readBody, readPerson, readPlace, type Reading } from "./forms.ts";
import {
  BODY_SUFFIXES,
  BREAKS,
  CALENDAR,
  DEMONYMS,
  FIRST_NAMES,
  HONORIFICS,
  isUnsurePlace,
  knownAs,
  LEADS,
  OFFICE_MODIFIERS,
  OFFICE_OF,
  OFFICES,
  OPENERS,
  PERSONAL,
  PLACE_SUFFIXES,
  ROYAL,
  SURNAMES_TOO,
  THINGS,
} from "./lexicon.ts";
import { isCompound, knownEnd, nameOfWords, type Run } from "./runs.ts";
import type { Token } from "./tokens.ts";

/** Reads a run of capitalised words into the names it holds: "Ohio Gov. John Kasich" holds two. */
export function readRun(tokens: Token[], run: Run, isCommon: (word: string) => boolean, into: Reading[]): void {
  const { from, to } = withoutOpener(tokens, run, isCommon);
  const office = officeIn(tokens, from, to);
  readName(tokens, withoutLeads(tokens, from, to), office ? withoutModifiers(tokens, from, office.from) : to, into);
  if (office) readTitled(tokens, office, to, into);
}

function withoutOpener(tokens: Token[], { from, to }: Run, isCommon: (word: string) => boolean): Run {
  let at = from;
  while (at < to) {
    const { text, opens, isUpper, isInitial } = tokens[at]!;
    const small = text.toLowerCase();
    if (
      CALENDAR.has(text) ||
      small === "&" ||
      (BREAKS.has(small) && !isUpper && !isInitial && knownEnd(tokens, at, to) < at + 2)
    )
      at += 1;
    else if (!opens || isUpper || isInitial || knownEnd(tokens, at, to) > at + 1) break;
    else if (isOpener(small, tokens, at, to) || (isCommon(small) && !isNameLike(text) && !isOfBody(tokens, at, to)))
      at += 1;
    else break;
  }
  let end = to;
  while (end > at && CALENDAR.has(tokens[end - 1]!.text) && !isAfterFirstName(tokens, at, end)) end -= 1;
  return { from: at, to: end };
}

/** "Media Research Center": a common word may open the name of a body. */
const isOfBody = (tokens: Token[], at: number, to: number) =>
  to - at > 2 && tokens.slice(at + 1, to).some(({ text }) => BODY_SUFFIXES.has(text));

const isNameLike = (text: string) =>
  FIRST_NAMES.has(text) || HONORIFICS.has(text) || OFFICES.has(text) || knownAs(text) !== undefined;
/** "Will Smith said", "Mark": a word that opens sentences may be a first name before a surname. */
const isOpener = (small: string, tokens: Token[], at: number, to: number) =>
  OPENERS.has(small) &&
  !HONORIFICS.has(tokens[at]!.text) &&
  !(to - at === 2 && FIRST_NAMES.has(tokens[at]!.text) && !FIRST_NAMES.has(tokens[at + 1]!.text));
const isAfterFirstName = (tokens: Token[], from: number, end: number) =>
  end - from === 2 && FIRST_NAMES.has(tokens[from]!.text);

/** "President", "President-elect" */
const isOffice = (word: string) =>
  OFFICES.has(word) || HONORIFICS.has(word) || (word.includes("-") && OFFICES.has(word.slice(0, word.indexOf("-"))));

/** The last office or honorific of a run, with what belongs to it ("Secretary of State"). */
function officeIn(tokens: Token[], from: number, to: number): Run | undefined {
  for (let at = to - 1; at >= from; at -= 1) {
    const { text } = tokens[at]!;
    if (!isOffice(text)) continue;
    if (isPartOfName(tokens, from, at, to)) continue;
    let end = at + 1;
    if (tokens[end]?.text === "of" && end + 1 < to) {
      end += 1;
      while (
        end < to &&
        (tokens[end]!.text === "the" || OFFICE_OF.has(tokens[end]!.text) || OFFICE_MODIFIERS.has(tokens[end]!.text))
      )
        end += 1;
    }
    return { from: at, to: end };
  }
  return undefined;
}

/** "General Motors" is a name, "Federal Reserve Chair" holds one; "Mr Church" is a person, "Justice Department" is none. */
function isPartOfName(tokens: Token[], from: number, at: number, to: number): boolean {
  if (at < knownEnd(tokens, from, to) && knownEnd(tokens, from, to) === to) return true;
  const last = tokens[to - 1]!.text;
  if (at === to - 1) return at > from && FIRST_NAMES.has(tokens[from]!.text) && SURNAMES_TOO.has(tokens[at]!.text);
  if (!BODY_SUFFIXES.has(last) && !THINGS.has(last) && !PLACE_SUFFIXES.has(last)) return false;
  const isPerson = FIRST_NAMES.has(tokens[at + 1]!.text) && to - at <= 4;
  return !SURNAMES_TOO.has(last) || !(isPerson || (to - at === 2 && PERSONAL.has(tokens[at]!.text)));
}

/** "Senior White House Adviser", "Former Acme Corp. Director" */
function withoutLeads(tokens: Token[], from: number, to: number): number {
  let at = from;
  while (at < to && LEADS.has(tokens[at]!.text)) at += 1;
  return at;
}

function withoutModifiers(tokens: Token[], from: number, to: number): number {
  let end = to;
  while (
    end > from &&
    (OFFICE_MODIFIERS.has(tokens[end - 1]!.text) || OFFICES.has(tokens[end - 1]!.text)) &&
    !knownWhole(tokens, from, end)
  )
    end -= 1;
  return end;
}

/** Does a well-known name end here? */
function knownWhole(tokens: Token[], from: number, to: number): boolean {
  for (let at = from; at < to - 1; at += 1) if (knownEnd(tokens, at, to) === to) return true;
  return false;
}

/** What follows an office: a person, of one word or more. */
function readTitled(tokens: Token[], office: Run, to: number, into: Reading[]): void {
  let from = office.to;
  while (from < to && (DEMONYMS.has(tokens[from]!.text) || CALENDAR.has(tokens[from]!.text))) from += 1;
  if (from >= to) return;
  // "Justice Department official" and "CEO IBM" name nobody.
  if (to - from > 5 || knownEnd(tokens, from, to) === to || isUpperWord(tokens, from, to))
    readName(tokens, from, to, into);
  else {
    // "Miss Universe Alicia Machado"
    if (to - from === 3 && !isNameLike(tokens[from]!.text) && FIRST_NAMES.has(tokens[from + 1]!.text)) from += 1;
    if (ROYAL.has(tokens[office.from]!.text) && to - from <= 2) from = office.from;
    into.push({ from, to, kind: "person", weight: to - from > 1 ? 6 : 5, isTitled: true });
  }
}

const isUpperWord = (tokens: Token[], from: number, to: number) =>
  to - from === 1 && tokens[from]!.isUpper && tokens[from]!.text.length < 5;

/** A run without offices. */
function readName(tokens: Token[], from: number, end: number, into: Reading[]): void {
  let to = end;
  while (to > from && CALENDAR.has(tokens[to - 1]!.text) && to - from !== 2) to -= 1;
  if (from >= to) return;
  // "Republican-controlled Congress": what the first word names is gathered by itself.
  if (isCompound(tokens[from]!.text)) readName(tokens, from + 1, to, into);
  else readWhole(tokens, from, to, into);
}

function readWhole(tokens: Token[], from: number, to: number, into: Reading[]): void {
  const whole = readKnown(tokens, from, to) ?? readBody(tokens, from, to) ?? readPlace(tokens, from, to);
  const reading = whole ?? readPerson(tokens, from, to);
  if (reading) into.push(reading);
  else readParts(tokens, from, to, into);
}

/** "New York Democrat", "CNN Jake Tapper": what follows is not of the name; of "New York Yankees" it is. */
const isApart = (tokens: Token[], at: number, to: number) =>
  FIRST_NAMES.has(tokens[at]!.text) ||
  knownEnd(tokens, at, to) > at ||
  tokens.slice(at, to).every(({ text }) => DEMONYMS.has(text) || CALENDAR.has(text));

function readKnown(tokens: Token[], from: number, to: number): Reading | undefined {
  if (knownEnd(tokens, from, to) !== to) return undefined;
  const name = nameOfWords(tokens, from, to);
  const kind = knownAs(name)!;
  return { from, to, kind, weight: kind === "place" && isUnsurePlace(name) ? 3 : 5, isKnown: true };
}

/** "California Republican", "Fox News Sunday", "Senate Democrats": a name with something else, or what nothing is known of. */
function readParts(tokens: Token[], from: number, to: number, into: Reading[]): void {
  const [first, last] = [tokens[from]!.text, tokens[to - 1]!.text];
  if (DEMONYMS.has(first) || CALENDAR.has(first)) readName(tokens, from + 1, to, into);
  else if (THINGS.has(last) && to - from > 1) return;
  else if (knownEnd(tokens, from, to) > from) {
    const known = knownEnd(tokens, from, to);
    const reading = readKnown(tokens, from, known)!;
    into.push({ ...reading, weight: isApart(tokens, known, to) ? reading.weight : 2 });
    readName(tokens, known, to, into);
  } else if (DEMONYMS.has(last)) readName(tokens, from, to - 1, into);
  else if (to - from <= 4) into.push({ from, to, weight: 0 });
}
