import { nameKey } from "../article/name.ts";
import { type Archive, isMarked, termOf } from "./archive.ts";
import type { Candidate } from "./candidate.ts";
import { glassOver, type Shared } from "./likeness.ts";
import { hasNames, isSameText, nameAt, shownText, termsIn, topicsIn } from "./reading.ts";
import type { Work } from "./threads.ts";

/** Small words at the ends of what two names have in common: "Office of", "the East". */
const AROUND = /^(?:(?:the|of|and|for|de|la)\s+)+|(?:\s+(?:the|of|and|for|de|la))+$/gi;
/** No names by themselves. */
const TITLES =
  /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|St|President|Secretary|Senator|Sen|Gov|Rep|Captain|Capt|I|II|III|The|Get|Share|Read|More)\.?$/;

/** How many things a reason names. */
const NAMED = 3;

const WORDS_ALONE = "both speak of";
const ON_TOPICS = "both on";

/** Whether a name or a topic is what two articles share, not words alone; or words are all that could be shared. */
export function namesSomething(reason: string, one: Uint8Array, other: Uint8Array): boolean {
  return (reason !== "" && !reason.startsWith(WORDS_ALONE)) || !hasNames(one) || !hasNames(other);
}

/**
 * Gives a function that says why two documents stand together, the same whichever is named first. Asked of one document
 * after another it is quick.
 */
export function reasoner(documents: Candidate[], { matching, measure }: Pick<Work, "matching" | "measure">) {
  const { archive } = matching;
  const glass = glassOver(archive, measure);
  const nameOf = rememberedNames();
  let held = -1;
  return (document: number, other: number): string => {
    if (held !== document) glass.hold(document);
    held = document;
    const grounds = groundsFrom(glass.sharedWith(other), archive);
    const [one, two] = [Math.min(document, other), Math.max(document, other)];
    return reasonFor(documents[one]!.record, documents[two]!.record, grounds, nameOf);
  };
}

/** The terms two articles share, by their hashes, those first that say most; `marked` are those that may be of names. */
type Grounds = { terms: number[]; marked: number[] };

function groundsFrom({ size, occurrences }: Shared, { hashes }: Archive): Grounds {
  const grounds: Grounds = { terms: [], marked: [] };
  for (let at = 0; at < size; at += 1) {
    const hash = hashes[termOf(occurrences[at]!)]!;
    grounds.terms.push(hash);
    if (isMarked(occurrences[at]!)) grounds.marked.push(hash);
  }
  return grounds;
}

/** What two names have in common, each pair worked out once: few of an archive's names are in most of its reasons. */
function rememberedNames(): typeof nameInCommon {
  const known = new Map<string, string>();
  return (one, other) => {
    const key = one === other ? one : `${one}\n${other}`;
    const name = known.get(key) ?? nameInCommon(one, other);
    known.set(key, name);
    return name;
  };
}

/**
 * Why two articles stand together, in words a reader can check on the page: the names both mention, else the topic they
 * share, else the telling words they have in common; "" where there is nothing.
 */
function reasonFor(one: Uint8Array, other: Uint8Array, grounds: Grounds, nameOf: typeof nameInCommon): string {
  const names = commonNames(one, other, grounds.marked, nameOf);
  if (names.length > 0) return `both mention ${names.join(", ")}`;
  const topics = commonTopics(one, other);
  if (topics.length > 0) return topicReason(topics);
  const words = commonWords(one, grounds.terms);
  return words === "" ? "" : `${WORDS_ALONE} ${words}`;
}

function commonNames(one: Uint8Array, other: Uint8Array, terms: number[], nameOf: typeof nameInCommon): string[] {
  const names: string[] = [];
  for (const term of terms) {
    if (names.length === NAMED) break;
    const here = nameAt(one, term);
    if (here < 0) continue;
    const there = nameAt(other, term);
    if (there < 0) continue;
    const text = shownText(one, here);
    const name = nameOf(text, isSameText(one, here, other, there) ? text : shownText(other, there));
    if (name !== "" && !names.some((known) => known.includes(name) || name.includes(known))) names.push(name);
  }
  return names;
}

/** "" where the two have nothing in common that names something. */
function nameInCommon(one: string, other: string): string {
  return trimmed(commonName(one, other));
}

/** "" where nothing is left that names something. */
function trimmed(name = ""): string {
  const bare = name.replace(AROUND, "");
  return TITLES.test(bare) || !/\p{Lu}.|[^\p{Ll}]{2}/u.test(bare) ? "" : bare;
}

/**
 * What two names have in common: one that is the other's part ("Osei" of "Margaret Osei"), else the longest run of words
 * of both, if it is of two and more: New York and New Orleans are not one place.
 */
function commonName(one: string, other: string): string | undefined {
  if (one === other) return one;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const words = short.split(" ");
  const within = ` ${long.toLowerCase()} `;
  for (let count = words.length; count > 0; count -= 1)
    for (let from = 0; from + count <= words.length; from += 1) {
      const run = words.slice(from, from + count).join(" ");
      if (within.includes(` ${run.toLowerCase()} `)) return run === short || count > 1 ? run : undefined;
    }
  return undefined;
}

function topicReason(topics: string[]): string {
  return topics.length === 0 ? "" : `${ON_TOPICS} ${topics.slice(0, NAMED).join(", ")}`;
}

/** The reason by the names that an archive gives to topics: what two articles share of these, where topics were the reason. */
export function renamedReason(reason: string, one: string[], other: string[]): string {
  return reason.startsWith(ON_TOPICS) ? topicReason(one.filter((topic) => other.includes(topic))) : reason;
}

function commonTopics(one: Uint8Array, other: Uint8Array): string[] {
  const theirs = new Set(topicsIn(other).map(nameKey));
  return topicsIn(one).filter((topic) => theirs.has(nameKey(topic)));
}

function commonWords(record: Uint8Array, terms: number[]): string {
  const words = termsIn(record, new Set(terms));
  const telling = terms.map((term) => words.get(term)!).filter((word) => !word.startsWith("#"));
  return telling
    .slice(0, NAMED)
    .map((word) => `“${word}”`)
    .join(", ");
}
