import type { NameKind } from "./kinds.ts";
import {
  BODY_HEADS,
  BODY_SUFFIXES,
  CALENDAR,
  DEMONYMS,
  FIRST_NAMES,
  GENERATIONS,
  GENERIC_BODIES,
  knownAs,
  LEGAL,
  OPENERS,
  PARTICLES,
  PLACE_HEADS,
  PLACE_OF,
  PLACE_SUFFIXES,
  STATES,
  SURNAMES_TOO,
  THINGS,
  WEAK_SUFFIXES,
} from "./lexicon.ts";
import { isArticled, nameOfWords, type Run } from "./runs.ts";
import type { Token } from "./tokens.ts";

/** What a run of words was read as: which words, what they name, and how surely (5: the form alone says it). */
export type Reading = Run & { kind?: NameKind; weight: number; isTitled?: boolean; isKnown?: boolean };

/** "Carrow Harbour Board", "Ministry of Defence", "Pike & Sons". */
export function readBody(tokens: Token[], from: number, to: number): Reading | undefined {
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
export function readPlace(tokens: Token[], from: number, to: number): Reading | undefined {
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

export function readPerson(tokens: Token[], from: number, to: number): Reading | undefined {
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
