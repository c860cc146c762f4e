import type { Entry } from "../catalogue/entry.ts";
import { compare } from "../catalogue/entry.ts";
import { namesOf, wordsOf } from "../relate/words.ts";
import type { Core } from "./core.ts";
import { leadOf, type Telling } from "./telling.ts";

/** How many names a title has, and how many words besides. */
const NAMES = 2;
const WORDS = 2;
/** A longer name is a line in capitals. */
const LONGEST_NAME = 40;

/**
 * A working title of nothing but what at least half of the members share, the most telling first: "Keystone XL: pipeline,
 * oil". Names stand as most members write them.
 */
export function titleOf(
  members: Entry[],
  core: Core,
  { vocabulary, plain }: Telling,
  bodyOf: (entry: Entry) => string,
): string {
  const shared = [...core.weights.keys()]
    .filter((word) => 2 * core.holders.get(word)! >= core.members)
    .sort((a, b) => core.weights.get(b)! - core.weights.get(a)! || compare(vocabulary[a]!, vocabulary[b]!));
  const written = namesIn(members, bodyOf);
  const [names, words]: [string[], string[]] = [[], []];
  const said = new Set<string>();
  for (const number of shared) {
    const word = vocabulary[number]!;
    const name = plain[number] === 0 ? commonest(written.get(word)) : undefined;
    if (isSaid(word, said)) continue;
    if (name !== undefined && names.length < NAMES) names.push(name);
    else if (plain[number] !== 0 && words.length < WORDS) words.push(word);
    else continue;
    for (const part of wordsOf(name ?? word)) said.add(part);
  }
  const title = [names.join(", "), words.join(", ")].filter((part) => part !== "").join(": ");
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** In a title "email, emails" says one thing twice, and so does "Korea, Korean". */
const ENDING = 2;
const SHORTEST = 4;

function isSaid(word: string, said: Set<string>): boolean {
  if (said.has(word)) return true;
  return [...said].some((other) => {
    const [short, long] = word.length < other.length ? [word, other] : [other, word];
    return short.length >= SHORTEST && long.length - short.length <= ENDING && long.startsWith(short);
  });
}

/** What stands before a name, and is none. */
const ADDRESS = /^(?:Mr|Mrs|Ms|Miss|Dr|Sir)$/;

/** For each word the names that it is part of, with the number of members that write it so. */
function namesIn(members: Entry[], bodyOf: (entry: Entry) => string): Map<string, Map<string, number>> {
  const written = new Map<string, Map<string, number>>();
  for (const entry of members)
    for (const [word, phrase] of namesOf(leadOf(entry, bodyOf(entry)))) {
      const name = phrase.replace(/[-’']+$/, "");
      if (name.length > LONGEST_NAME || ADDRESS.test(name)) continue;
      const names = written.get(word) ?? new Map<string, number>();
      written.set(word, names.set(name, (names.get(name) ?? 0) + 1));
    }
  return written;
}

function commonest(names: Map<string, number> | undefined): string | undefined {
  return [...(names ?? [])].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || compare(a[0], b[0]))[0]?.[0];
}
