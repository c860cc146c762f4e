import { readFileSync } from "node:fs";
import { splitLines } from "../catalogue/store.ts";
import { candidatesOf, type Named, relateCandidates } from "./relations.ts";

export type RelateShared = { cache: string };

/** `articles`: a file of lines, each a list of articles as JSON. */
export type RelateTask = { name: string; articles: string };

/** The worker's door (scripts/lib/workers.ts): its one job is to relate all articles, under the given name. */
export function worker({ cache }: RelateShared): (task: RelateTask) => Promise<void> {
  return ({ name, articles }) => relateCandidates(cache, name, candidatesOf(cache, namedIn(articles)), () => {});
}

function* namedIn(file: string): Generator<Named> {
  for (const line of splitLines(readFileSync(file))) yield* JSON.parse(line) as Named[];
}
