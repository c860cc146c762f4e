import { byOldest, compare, type DatedEntry, type Entry, isDated } from "../catalogue/entry.ts";
import type { Relations } from "../relate/relate.ts";
import { chain, pruned, type Threads } from "./chain.ts";
import { isTable, recurring } from "./forms.ts";
import { isStory } from "./story.ts";
import { type Telling, tellingWords } from "./telling.ts";
import { titleOf } from "./title.ts";

/** What the machine would tell as one story; members in time order. */
export type Suggestion = { title: string; members: DatedEntry[] };

export type Asked = {
  entries: Entry[];
  /** The related lists and copies of these entries; nothing else is asked of how they were made. */
  relations: Pick<Relations, "related" | "copies">;
  /** The Markdown of an article. */
  bodyOf: (entry: Entry) => string;
};

/**
 * The storylines that the articles seem to tell, by their first members in time. An article is in one at most. The same
 * articles and related lists give the same storylines, in whatever order they come. How the bars were set: docs/decisions.md,
 * "Storylines".
 */
export function suggest({ entries, relations, bodyOf }: Asked): Suggestion[] {
  const told = candidates(entries, relations, bodyOf);
  const telling = tellingWords(told, bodyOf);
  return chain(threadsOf(told, relations, telling))
    .map((one) => pruned(one, telling))
    .filter((one) => isStory(one, told, telling))
    .map(({ members, core }) => {
      const some = members.map((place) => told[place]!);
      return { title: titleOf(some, core, telling, bodyOf), members: some.sort(byOldest) };
    });
}

/** The first printing of each published article of a known day, in time order; neither forms nor tables. */
function candidates(entries: Entry[], { copies }: Asked["relations"], bodyOf: (entry: Entry) => string): DatedEntry[] {
  const dated = entries
    .filter(isDated)
    .filter(({ article, date }) => article.status === "published" && date.length >= 10)
    .sort((a, b) => compare(a.date.slice(0, 10), b.date.slice(0, 10)) || compare(a.article.id, b.article.id));
  const recurs = recurring(dated);
  const seen = new Set<string>();
  return dated.filter((entry) => {
    const isFirst = !(copies.get(entry.article.id) ?? []).some(({ article }) => seen.has(article.id));
    seen.add(entry.article.id);
    return isFirst && !recurs(entry) && !isTable(bodyOf(entry));
  });
}

function threadsOf(told: DatedEntry[], { related }: Asked["relations"], telling: Telling): Threads {
  const places = new Map(told.map(({ article }, place) => [article.id, place]));
  const near: Set<number>[] = told.map(() => new Set());
  for (const [place, { article }] of told.entries())
    for (const { entry } of related.get(article.id) ?? []) {
      const other = places.get(entry.article.id);
      if (other === undefined) continue;
      near[place]!.add(other);
      near[other]!.add(place);
    }
  const days = Int32Array.from(told, ({ date }) => Date.parse(date.slice(0, 10)) / 86_400_000);
  return { days, near: near.map((others) => [...others].sort((a, b) => a - b)), telling };
}
