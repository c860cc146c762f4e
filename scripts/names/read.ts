import type { NameKind } from "./kinds.ts";
import {
  BODY_HEADS,
  BODY_SUFFIXES,
  BREAKS,
  CALENDAR,
  DEMONYMS,
  FIRST_NAMES,
  GENERATIONS,
  GENERIC_BODIES,
  HONORIFICS,
  isUnsurePlace,
  knownAs,
  LEADS,
  LEGAL,
  OFFICE_MODIFIERS,
  OFFICE_OF,
  OFFICES,
  OPENERS,
  PARTICLES,
  PERSONAL,
  PLACE_HEADS,
  PLACE_OF,
  PLACE_SUFFIXES,
  ROYAL,
  STATES,
  SURNAMES_TOO,
  THINGS,
  WEAK_SUFFIXES,
} from "./lexicon.ts";
import { isArticled, isCompound, knownEnd, type Run, wordOf } from "./runs.ts";
import type { Token } from "./tokens.ts";

/** What a run of words was read as: which words, what they name, and how surely (5: the form alone says it). */
export type Reading = Run & { kind?: NameKind; weight: number; isTitled?: boolean; isKnown?: boolean };

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

const nameOfWords = (tokens: Token[], from: number, to: number) => {
  let name = wordOf(tokens[from]!);
  for (let at = from + 1; at < to; at += 1) name += ` ${wordOf(tokens[at]!)}`;
  return name;
};

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

/** "Carrow Harbour Board", "Ministry of Defence", "Pike & Sons". */
function readBody(tokens: Token[], from: number, to: number): Reading | undefined {
  const last = tokens[to - 1]!.text;
  const words = to - from;
  if (words < 2) return undefined;
  const reading = (weight: number): Reading => ({ from, to, kind: "organisation", weight });
  for (let at = from + 1; at < to - 1; at += 1) {
    const { text } = tokens[at]!;
    if ((text === "of" || text === "for" || text === "on") && BODY_HEADS.has(tokens[at - 1]!.text))
      return reading(THINGS.has(last) || tokens[from]!.text === "State" ? 1 : 5);
    if (text === "&") return reading(4);
  }
  if (/^(?:L\.P|N\.V|S\.A|K\.K|N\.A|P\.L\.C|A\.G|S\.p\.A)\.?$/.test(last)) return reading(5);
  if (!BODY_SUFFIXES.has(last)) return undefined;
  const first = tokens[from]!.text;
  if (tokens.slice(from, to).every(({ text }) => BODY_SUFFIXES.has(text) || PARTICLES.has(text))) return reading(1);
  if (first === "State" && tokens[from + 1]!.text === "of") return reading(1);
  if (words === 2 && (last === "Administration" || (LEGAL.has(last) && STATES.has(first)))) return reading(1);
  if (words <= 3 && SURNAMES_TOO.has(last) && FIRST_NAMES.has(first)) return undefined;
  if (GENERIC_BODIES.has(last) && words === 2 && (isGeneric(first) || DEMONYMS.has(first)))
    return reading(isGeneric(first) ? 2 : 4);
  return reading(WEAK_SUFFIXES.has(last) && words === 2 ? 3 : 5);
}

const GENERIC = new Set(
  "Federal National State City Local Town County District High Supreme Appeals Circuit Police Public Private Central General Regional Municipal Junior Middle Elementary Primary Grand Special Big Security".split(
    " ",
  ),
);
const isGeneric = (word: string) => GENERIC.has(word);

/** "Orange County", "Gulf of Aden", "Lake Erie", "East Jerusalem". */
function readPlace(tokens: Token[], from: number, to: number): Reading | undefined {
  const words = to - from;
  if (words < 2) return undefined;
  const reading = (weight: number): Reading => ({ from, to, kind: "place", weight });
  const [first, last] = [tokens[from]!.text, tokens[to - 1]!.text];
  if (words >= 3 && tokens[from + 1]!.text === "of" && PLACE_OF.has(first))
    return reading(first === "State" || first === "City" ? 3 : 5);
  if (PLACE_SUFFIXES.has(last) && words <= 4) {
    if (words <= 3 && SURNAMES_TOO.has(last) && FIRST_NAMES.has(first)) return undefined;
    return reading(tokens.slice(from, to - 1).every(({ text }) => DEMONYMS.has(text) || isGeneric(text)) ? 2 : 5);
  }
  if (!PLACE_HEADS.has(first) || words > 3) return undefined;
  const rest = nameOfWords(tokens, from + 1, to);
  if (STATES.has(rest) || knownAs(rest) === "place") return reading(5);
  return reading(
    THINGS.has(last)
      ? 0
      : /^(?:Lake|Mount|Mt|Fort)$/.test(first)
        ? 5
        : /^(?:Port|Cape|San|Santa|St|El|Los|Las|Camp)$/.test(first)
          ? 3
          : 1,
  );
}

function readPerson(tokens: Token[], from: number, to: number): Reading | undefined {
  let end = to;
  if (end - from > 2 && (GENERATIONS.has(tokens[end - 1]!.text) || tokens[end - 1]!.text === tokens[from]!.text))
    end -= 1;
  const words = end - from;
  if (words < 2 || words > 5) return undefined;
  const [first, last] = [tokens[from]!, tokens[end - 1]!];
  if (!isSurname(last)) return undefined;
  let initials = 0;
  let isDotted = false;
  for (let at = from; at < end; at += 1) {
    const token = tokens[at]!;
    if (token.isInitial || /^(?:\p{Lu}\.)+\p{Lu}?$/u.test(token.text)) {
      initials += 1;
      isDotted ||= token.shown.includes(".");
    } else if (!token.isCapital && !PARTICLES.has(token.text) && !isArticled(token.text)) return undefined;
    else if (at > from && at < end - 1 && (THINGS.has(token.text) || DEMONYMS.has(token.text)) && words > 2)
      return undefined;
  }
  const reading = (weight: number): Reading => ({ from, to, kind: "person", weight });
  // "S. Carolina", "N. Korea"
  if (
    words === 2 &&
    initials === 1 &&
    /^[NSEW]$/.test(first.text) &&
    BEARINGS.some((word) => knownAs(`${word} ${last.text}`))
  )
    return undefined;
  if (/^(?:U\.S|U\.K|U\.N|D\.C|E\.U|H\.K)/.test(first.text)) return undefined;
  if (initials > 0 && initials < words) return reading(FIRST_NAMES.has(first.text) || isDotted ? 5 : 4);
  if (FIRST_NAMES.has(first.text)) {
    if (first.isUpper && first.text.length > 2) return undefined;
    if (words > 3 && !tokens.slice(from, end).some(({ text }) => PARTICLES.has(text))) return reading(3);
    const isPlaceToo = knownAs(first.text) === "place";
    if (isPlaceToo && (THINGS.has(last.text) || knownAs(last.text))) return undefined;
    return reading(isPlaceToo || isOtherwiseKnown(last.text) ? 4 : 5);
  }
  return tokens.slice(from + 1, end - 1).some(({ text }) => PARTICLES.has(text)) ? reading(2) : undefined;
}

/** "Austin Church", "Chelsea Bridge": a word that ends other names, too. */
const isOtherwiseKnown = (word: string) =>
  BODY_SUFFIXES.has(word) ||
  PLACE_SUFFIXES.has(word) ||
  THINGS.has(word) ||
  DEMONYMS.has(word) ||
  knownAs(word) === "organisation";

const BEARINGS = ["North", "South", "East", "West"];

/** "TrumpOvernight": words that a page ran together. "McCain" and "DeLay" are not. */
const RUN_TOGETHER = /^(?!(?:Mc|Mac|De|Di|Du|Da|La|Le|Fitz|Van|Von|Ver|Abu|Ben|O['’])\p{Lu}\p{Ll}*$).*\p{Ll}\p{Lu}/u;

const isSurname = ({ text, isUpper, isInitial }: Token) =>
  !isInitial &&
  !text.includes(".") &&
  !RUN_TOGETHER.test(text) &&
  text.length > 1 &&
  !(isUpper && text.length > 1 && !/[.-]/.test(text)) &&
  (SURNAMES_TOO.has(text) ||
    !(
      CALENDAR.has(text) ||
      DEMONYMS.has(text) ||
      THINGS.has(text) ||
      BODY_SUFFIXES.has(text) ||
      PLACE_SUFFIXES.has(text) ||
      OPENERS.has(text.toLowerCase())
    ));
