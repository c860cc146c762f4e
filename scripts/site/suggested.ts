import type { Entry } from "../catalogue/entry.ts";
import type { NameList } from "../catalogue/lists.ts";
import type { ListKind } from "./addresses.ts";
import type { Context } from "./context.ts";
import type { Group } from "./models.ts";
import { countText } from "./stamps.ts";

/*
 * A topic's page lists the articles to which it was only suggested, each with a mark, and search finds them under it. Feeds
 * go without them: what a feed says of an article travels on without the mark.
 */

/** The lists of topics are the only ones that an article can be in by suggestion. */
const isOnlySuggested = (kind: ListKind, entry: Entry) => kind === "topic" && entry.suggested !== undefined;

export function marked(kind: ListKind, entries: Entry[], groups: Group[]): Group[] {
  const addresses = new Set(entries.filter((entry) => isOnlySuggested(kind, entry)).map(({ address }) => address));
  if (addresses.size > 0)
    for (const { items } of groups)
      for (const item of items)
        for (const one of [item, ...(item.printings ?? [])]) if (addresses.has(one.to)) one.isSuggested = true;
  return groups;
}

/** "3 of them suggested by the text", where there are any. */
export function suggestedText(context: Context, kind: ListKind, entries: Entry[]): string | undefined {
  const count = entries.filter((entry) => isOnlySuggested(kind, entry)).length;
  return count === 0 ? undefined : `${countText(count, context.clock)} of them suggested by the text`;
}

/** For a page's inputs: which of its articles are marked. */
export function suggestedInputs(kind: ListKind, entries: Entry[]): string {
  let inputs = "";
  for (const entry of entries) if (isOnlySuggested(kind, entry)) inputs += `${entry.address} `;
  return inputs;
}

/** What a feed of the list holds. */
export function statedEntries(kind: ListKind, list: NameList): NameList["dated"] {
  return kind === "topic" ? list.dated.filter((entry) => !isOnlySuggested(kind, entry)) : list.dated;
}
