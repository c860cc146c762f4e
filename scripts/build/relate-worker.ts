import { readFileSync } from "node:fs";
import { splitLines } from "../catalogue/store.ts";
import { toldIn } from "./copies.ts";
import { candidatesOf, type Named, relateCandidates } from "./relations.ts";

export type RelateShared = { cache: string };

/** Files of lines, each a list of articles as JSON; `told` is absent where no copies are sought. */
export type RelateTask = { name: string; articles: string; told?: string };

/** The worker's door (scripts/lib/workers.ts): its one job is to relate all articles, under the given name. */
export function worker({ cache }: RelateShared): (task: RelateTask) => Promise<void> {
  return ({ name, articles, told }) =>
    relateCandidates(
      cache,
      name,
      candidatesOf(cache, namedIn(articles)),
      told === undefined ? undefined : toldIn(told),
      () => {},
    );
}

function* namedIn(file: string): Generator<Named> {
  for (const line of splitLines(readFileSync(file))) yield* JSON.parse(line) as Named[];
}
