import { nameKey } from "../article/name.ts";
import { countriesNamed } from "./countries.ts";
import { type Candidate, gatherNames } from "./gather.ts";
import type { Found } from "./kinds.ts";
import { FIRST_NAMES, HONORIFICS, PARTICLES } from "./lexicon.ts";

type Counted = { found: Found; count: number };

/**
 * Names in other languages than English, as far as the words themselves are sure: countries as that language calls them;
 * people with a well-known first name; bodies of one word that all the world calls the same.
 */
export function findSurest(lines: string[], lang: string | undefined): Found[] {
  const places = countriesNamed(lines.join("\n"), lang);
  const taken = new Set(places.map(({ name }) => nameKey(name)));
  const others: Counted[] = [];
  for (const candidate of gatherNames(lines).candidates.values()) {
    const { name, count } = candidate;
    if (taken.has(nameKey(name))) continue;
    if (isPerson(candidate)) others.push({ found: { name, kind: "person", confidence: 6 }, count });
    else if (isBody(candidate)) others.push({ found: { name, kind: "organisation", confidence: 6 }, count });
  }
  return [...others.sort((a, b) => b.count - a.count).map(({ found }) => found), ...places];
}

function isPerson({ words, form }: Candidate): boolean {
  const [first, second] = words;
  if (form.person < 5 || words.length < 2 || words.length > 4 || HONORIFICS.has(first!)) return false;
  if (!words.every((word) => /^\p{Lu}\p{L}/u.test(word) || PARTICLES.has(word))) return false;
  return FIRST_NAMES.has(first!) && second!.length > 1;
}

/** "FIFA", "Google": not what is a word of the language as well. */
const isBody = ({ words, form, isKnown }: Candidate) =>
  isKnown && form.organisation >= 5 && words.length === 1 && (words[0]!.length > 3 || /^\p{Lu}{3,}$/u.test(words[0]!));
