import common from "./words/agencies.json" with { type: "json" };

/** Agencies that sign with letters, by those letters: an archive's own profile comes before the common ones. */
export type Agencies = { [letters: string]: string };

const COMMON: Agencies = common;

/** "constructor" is a word like any other, and no agency. */
function known(agencies: Agencies, letters: string): string | undefined {
  return Object.hasOwn(agencies, letters) ? agencies[letters] : undefined;
}

/** The agency's full name where its letters are known, and the words as printed where they are not. */
export function agencyName(words: string, own: Agencies = {}): string {
  const printed = words.replace(/^the\s+/i, "").trim();
  return known(own, printed) ?? known(COMMON, printed.toUpperCase()) ?? printed;
}

export function isKnownAgency(words: string, own: Agencies = {}): boolean {
  const printed = words.replace(/^the\s+/i, "").trim();
  return (
    known(own, printed) !== undefined ||
    known(COMMON, printed.toUpperCase()) !== undefined ||
    Object.values(own).includes(printed)
  );
}
