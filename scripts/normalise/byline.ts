import { type Agencies, agencyName, isKnownAgency } from "./agency.ts";

export type Byline = { authors: string[]; agency?: string };

const BY = /^(?:by|par|von|por|di)\s*:?\s+(?=\S)/i;
const AND = /\s+(?:and|et|und|y|&)\s+|\s*[;&]\s*/i;

/** Words that only stand in the name of an agency, a paper or a desk, and so tell it from a person's. */
const HOUSE =
  /\b(press|news|newspapers?|times|post|gazette|herald|tribune|journal|courier|chronicle|observer|agency|agence|service|wires?|bureau|media|radio|record|network|associated|international)\b/i;
/** What a person does, which is no name: "Staff Writer", "our correspondent in Rome". */
const ROLE =
  /^(?:(?:a|the|our|special|senior|chief|staff|city|political|sports|foreign|science|business|arts|shipping)\s+)*(?:staff|writers?|reporters?|correspondents?|editors?|columnist|critic|photographer|contributor)(?:\s+(?:in|of|for|at)\b.*)?$/i;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq)\.?$/i;

/** "By Joan Pike and Alan Reyes, Coastal Press" as its people and the agency they write for. */
export function readByline(words: string, own: Agencies = {}): Byline {
  const text = words.replace(/\s+/g, " ").replace(BY, "").trim().replace(/,$/, "");
  const authors: string[] = [];
  let agency: string | undefined;
  commaParts(text, own).forEach((part, index) => {
    for (const name of part.split(AND).map(tidyName)) {
      const isHouse = isKnownAgency(name, own) || (index > 0 && HOUSE.test(name));
      if (isHouse) agency ??= agencyName(name, own);
      else if (name !== "" && !ROLE.test(name)) authors.push(name);
    }
  });
  return { authors: [...new Set(authors)], ...(agency ? { agency } : {}) };
}

/** One plain word behind a whole name says what that person is: "Capt. Edwin Stroud, Harbourmaster". */
function isOffice(name: string, word: string, own: Agencies): boolean {
  return /\S\s+\S/.test(name) && /^\p{Lu}\p{Ll}{4,}$/u.test(word) && !ROLE.test(word) && !isKnownAgency(word, own);
}

/** Splits at commas, but keeps "King, Jr.", "Stroud, Harbourmaster" and "NARUSE, Yui" whole. */
function commaParts(text: string, own: Agencies): string[] {
  const joined: string[] = [];
  for (const piece of text.split(/\s*,\s*(?:and\s+)?/i)) {
    const last = joined.at(-1);
    if (last !== undefined && (SUFFIX.test(piece) || isOffice(last, piece, own)))
      joined[joined.length - 1] = `${last}, ${piece}`;
    else joined.push(piece);
  }
  return joined.length === 2 && joined.every((piece) => /^[\p{L}'’-]+$/u.test(piece)) ? [text] : joined;
}

/** Capitals throughout are the page's dress, not the name's; hyphens and particles are left as they are. */
function tidyName(name: string): string {
  const bare = name
    .replace(BY, "")
    .replace(/^and\s+/i, "")
    .trim();
  if (!/\s/.test(bare) || bare !== bare.toUpperCase() || !/[A-Z]{2}/.test(bare)) return bare;
  return bare
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase());
}
