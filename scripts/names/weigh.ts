import type { Candidate, Gathered, Single } from "./gather.ts";
import { isInitialsOf } from "./initials.ts";
import { type Found, type NameKind, nameKinds, SURE, type Weights } from "./kinds.ts";
import { FAMILY_FIRST, GENERATIONS } from "./lexicon.ts";

/** A name with its kind, before spellings of one name are put together. */
export type Weighed = Found & { words: string[]; count: number; first: number };

/** What stands around a name counts so much at most: ten prepositions are no more than three. */
const MOST_AROUND = 6;
/** How far a kind must be ahead of the next. */
const AHEAD = 2;

export function weigh(gathered: Gathered): Weighed[] {
  const weighed: Weighed[] = [];
  for (const candidate of gathered.candidates.values()) {
    const surname = candidate.words.length > 1 ? bareSurname(candidate, gathered) : undefined;
    const one = weighOne(candidate, surname, hasInitials(candidate, gathered));
    if (one) weighed.push(one);
  }
  return [...weighed, ...surnamesAlone(weighed, gathered)];
}

/**
 * "President Trump" in a text that has no whole name for him: never a name by itself, but the archive may know one person
 * alone who is called so.
 */
function surnamesAlone(weighed: Weighed[], { singles }: Gathered): Weighed[] {
  const borne = new Set(
    weighed.flatMap(({ kind, words }) => (kind === "person" ? [surnameOf(words), words[0]!] : words)),
  );
  return [...singles]
    .filter(([word, { titled, said }]) => titled + said > 0 && !borne.has(word) && /^\p{Lu}\p{Ll}/u.test(word))
    .map(([word, { count }]) => ({
      name: word,
      kind: "person",
      confidence: 3,
      words: [word],
      count,
      first: singles.size,
    }));
}

/** "Carrow Ferry Users (CFU)" */
const hasInitials = ({ name, words }: Candidate, { letters }: Gathered) =>
  letters.has(name) && isInitialsOf(letters.get(name)!, words);

/** The surname of a whole name, where it stands alone in the text as well. */
function bareSurname({ words }: Candidate, { singles }: Gathered): Single | undefined {
  const single = singles.get(surnameOf(words));
  const given = singles.get(words[0]!);
  if (given?.titled && FAMILY_FIRST.has(words[0]!)) return given;
  return /^\p{Lu}[\p{L}'’-]*\p{Ll}/u.test(words.at(-1)!) ? single : undefined;
}

/** "Martin Luther King Jr.": King. */
export function surnameOf(words: string[]): string {
  const last = words.at(-1)!.replace(/\.$/, "");
  return words.length > 2 && GENERATIONS.has(last) ? words.at(-2)! : last;
}

function weighOne(candidate: Candidate, surname: Single | undefined, hasLetters: boolean): Weighed | undefined {
  const { name, words, count, first } = candidate;
  const weights = totals(candidate, hasLetters);
  if (surname && candidate.form.organisation < SURE && candidate.form.place < SURE)
    weights.person += surnameSays(surname);
  const [kind, weight, next] = best(weights);
  if (words.length === 1 && !isSureSingle(candidate, kind, weight)) return undefined;
  if (kind === "person" && words.length === 1) return undefined;
  const isClear = weight - next >= AHEAD || candidate.form[kind] >= SURE;
  const confidence = weight >= SURE && !isClear ? SURE - 1 : Math.max(0, Math.min(9, Math.round(weight)));
  const found = { name, confidence, words, count: count + (surname && kind === "person" ? surname.count : 0), first };
  return weight > 0 ? { ...found, kind } : found;
}

function totals({ form, around }: Candidate, hasLetters: boolean): Weights {
  const total = (kind: NameKind) => form[kind] + Math.max(-MOST_AROUND, Math.min(MOST_AROUND, around[kind]));
  return {
    person: total("person"),
    organisation: total("organisation") + (hasLetters ? SURE : 0),
    place: total("place"),
  };
}

/** "Mr Osei", "Osei said", "Osei" again. */
function surnameSays({ count, said, titled }: Single): number {
  return titled > 0 ? 5 : Math.min(4, (said > 0 ? 3 : 0) + (count > 1 ? 2 : 1));
}

function best(weights: Weights): [kind: NameKind, weight: number, next: number] {
  let [kind, weight, next]: [NameKind, number, number] = ["person", weights.person, 0];
  for (const other of nameKinds.slice(1)) {
    if (weights[other] > weight) {
      next = weight;
      [kind, weight] = [other, weights[other]];
    } else next = Math.max(next, weights[other]);
  }
  return [kind, weight, next];
}

/** A word alone is a well-known name, or a place that the text says again and again to be one. */
function isSureSingle({ isKnown, near, count, around }: Candidate, kind: NameKind, weight: number): boolean {
  if (isKnown) return true;
  return (
    kind === "place" && weight >= 2 && around.person <= 0 && (near >= 2 || around.place >= 4) && 2 * near >= count - 1
  );
}
