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
/** Letters that say what a person has learned: "Rachel Stroud, MS, RD". Capitals, or they are a name. */
const LETTERS =
  /^(?:M\.?A|M\.?S|MSc|MSW|MSN|MPH|MFA|M\.?B\.?A|B\.?A|B\.?S|BSc|R\.?N|RD|RDN|LD|D\.?O|J\.?D|LLB|LLM|DVM|VMD|DDS|DMD|DPT|PharmD|PsyD|EdD|CPA|CFA|CFP|CSCS|LCSW|LMFT|FACP|FACS|FACLM|FAND|DACVB|DABOM|OBE|MBE|CBE|QC|KC|MP)\.?[®*]?$/;
/** What a person is, in several words: "Senior Analyst", "Head of Marketing", "Co-Founder". One plain word stays with the name. */
const OFFICE =
  /^(?=\S+[\s-])(?:.*\s|co-)?(?:analyst|expert|director|officer|manager|founder|president|professor|head|chief|chair|specialist|consultant|engineer|scientist|strategist|researcher|coach|advisor|adviser|partner|fellow)\b|^C[A-Z]O$/i;

/** "By Joan Pike and Alan Reyes, Coastal Press" as its people and the agency they write for. */
export function readByline(words: string, own: Agencies = {}): Byline {
  const text = words.replace(/\s+/g, " ").replace(BY, "").trim().replace(/,$/, "");
  const parted = partedBySemicolons(text);
  if (parted !== undefined) return { authors: parted };
  const authors: string[] = [];
  let agency: string | undefined;
  commaParts(text, own).forEach((part, index) => {
    for (const name of part.split(AND).map(tidyName)) {
      const isHouse = isKnownAgency(name, own) || (index > 0 && HOUSE.test(name));
      if (index > 0 && OFFICE.test(name) && !isKnownAgency(name, own)) continue;
      if (isHouse) agency ??= agencyName(name, own);
      else if (name !== "" && !ROLE.test(name)) authors.push(name);
    }
  });
  return { authors: [...new Set(authors)], ...(agency ? { agency } : {}) };
}

/**
 * Where semicolons part people, a comma stands within each: "Joan Pike, MS, RD; Alan Reyes, MD". Catalogues turn names
 * around: "Pike, Joan; Reyes, Alan". Undefined where the text is not of this form.
 */
function partedBySemicolons(text: string): string[] | undefined {
  const people = text.split(/\s*;\s*/).filter((one) => one !== "");
  if (people.length < 2 || !people.every((one) => one.includes(","))) return undefined;
  const authors = people.flatMap((one) => one.split(AND)).map(tidyName);
  return [
    ...new Set(authors.map((one) => one.replace(/^([\p{L}'’-]+), (\p{Lu}[\p{Ll}.'’-]*(?: \p{Lu}\.?)*)$/u, "$2 $1"))),
  ];
}

/** One plain word behind a whole name says what that person is: "Capt. Edwin Stroud, Harbourmaster". */
function isOffice(name: string, word: string, own: Agencies): boolean {
  return /\S\s+\S/.test(name) && /^\p{Lu}\p{Ll}{4,}$/u.test(word) && !ROLE.test(word) && !isKnownAgency(word, own);
}

function isSuffix(name: string, piece: string, own: Agencies): boolean {
  const afterLetters = /, [A-Z][A-Za-z.]*$/.test(name) && /^[A-Z][A-Z-]{1,6}$/.test(piece);
  return (
    SUFFIX.test(piece) || ((LETTERS.test(piece) || afterLetters) && !isKnownAgency(piece, own) && /\S\s+\S/.test(name))
  );
}

/** Splits at commas, but keeps "King, Jr.", "Stroud, Harbourmaster" and "NARUSE, Yui" whole. */
function commaParts(text: string, own: Agencies): string[] {
  const joined: string[] = [];
  for (const piece of text.split(/\s*,\s*(?:and\s+)?/i)) {
    const last = joined.at(-1);
    if (last !== undefined && (isSuffix(last, piece, own) || isOffice(last, piece, own)))
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
