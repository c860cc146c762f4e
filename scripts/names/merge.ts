import { nameKey } from "../article/name.ts";
import { isInitialsOf } from "./initials.ts";
import type { Gathered } from "./gather.ts";
import { type Found, SURE } from "./kinds.ts";
import { knownAs } from "./lexicon.ts";
import { surnameOf, type Weighed } from "./weigh.ts";

/** Most names that are kept of one article: lists of results hold hundreds. */
const MOST = 60;

/** One entry a name: spellings of the same person, body or place within an article are put together. */
export function mergeNames(weighed: Weighed[], gathered: Gathered): Found[] {
  const names = byKey(weighed);
  mergePeople(names);
  mergeBodies(names, gathered);
  dropSurnamePlaces(names, gathered);
  return [...names.values()]
    .filter(({ words, kind }) => words.length > 1 || kind !== undefined)
    .sort((a, b) => b.count - a.count || a.first - b.first)
    .slice(0, MOST)
    .map(({ name, kind, confidence }) => (kind === undefined ? { name, confidence } : { name, kind, confidence }));
}

function byKey(weighed: Weighed[]): Map<string, Weighed> {
  const names = new Map<string, Weighed>();
  for (const one of weighed) {
    const key = nameKey(one.name);
    const known = names.get(key);
    if (known) absorb(known, one);
    else if (key !== "") names.set(key, one);
  }
  return names;
}

/** The better known of two spellings says what both name. */
function absorb(into: Weighed, other: Weighed): void {
  into.count += other.count;
  into.first = Math.min(into.first, other.first);
  if (other.confidence <= into.confidence) return;
  into.confidence = other.confidence;
  into.kind = other.kind;
}

/** "Donald J. Trump" and "Donald Trump": the same first and last name, initials and second names aside. */
function mergePeople(names: Map<string, Weighed>): void {
  const people = new Map<string, string>();
  for (const [key, one] of names) {
    if (one.kind !== "person" || one.words.length < 2) continue;
    const short = nameKey(`${one.words[0]} ${surnameOf(one.words)}`);
    const known = people.get(short);
    if (known === undefined) {
      people.set(short, key);
      continue;
    }
    const other = names.get(known)!;
    const [kept, gone] = other.count >= one.count ? [known, key] : [key, known];
    absorb(names.get(kept)!, names.get(gone)!);
    names.delete(gone);
    people.set(short, kept);
  }
}

/** "Harbour Board (HB)": the letters are the body; "the Board of Harbours" of a longer name is not. */
function mergeBodies(names: Map<string, Weighed>, { letters, singles }: Gathered): void {
  for (const [full, short] of letters) {
    const whole = names.get(nameKey(full));
    if (!whole) continue;
    if (!isInitialsOf(short, whole.words)) continue;
    const part = names.get(nameKey(short));
    if (part && part !== whole && whole.kind !== "person") {
      whole.count += part.count;
      if (part.kind === "organisation" && whole.confidence < SURE)
        Object.assign(whole, { kind: "organisation", confidence: SURE });
      names.delete(nameKey(short));
    } else whole.count += singles.get(short)?.count ?? 0;
  }
}

/** Where "Michael Jordan" is told of, "Jordan" is he, unless a preposition says otherwise. */
function dropSurnamePlaces(names: Map<string, Weighed>, { candidates }: Gathered): void {
  const surnames = new Map<string, Weighed>();
  for (const one of names.values())
    if (one.kind === "person" && one.confidence >= SURE) surnames.set(surnameOf(one.words), one);
  for (const [key, one] of names) {
    const person = one.words.length === 1 ? surnames.get(one.words[0]!) : undefined;
    if (!person || person === one) continue;
    if (one.kind === "place" && (candidates.get(one.name)?.near ?? 0) > 0 && knownAs(one.name) === "place") continue;
    person.count += one.count;
    names.delete(key);
  }
}
