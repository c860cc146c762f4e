import type { Entry } from "../catalogue/entry.ts";
import { entriesOf, type NameList } from "../catalogue/lists.ts";
import { onceFor } from "../lib/once.ts";
import type { Name } from "../names/archive.ts";
import { type NameKind, nameKinds } from "../names/kinds.ts";
import { listAddress } from "./addresses.ts";
import type { Context } from "./context.ts";
import { BETWEEN } from "./inputs.ts";
import type { ArticleModel, Link, NameItem } from "./models.ts";

/** People, organisations and places as pages show them. */

/** An article names so many of a kind that were found in its text at most: the first are those that it speaks of most. */
const SHOWN = 16;

const addressOf = ({ kind, list }: Name) => list && listAddress(kind, list.slug);

export function namesOfArticle(
  context: Context,
  entry: Entry,
): Pick<ArticleModel, "people" | "organisations" | "places"> {
  const items: { [Kind in NameKind]: NameItem[] } = { person: [], organisation: [], place: [] };
  for (const { name, isFound } of shownNames(context, entry)) {
    const item: NameItem = { text: name.list?.name ?? name.name, to: addressOf(name) };
    items[name.kind].push(isFound ? { ...item, isFound } : item);
  }
  return { people: items.person, organisations: items.organisation, places: items.place };
}

export function namesInputs(context: Context, entry: Entry): string {
  let inputs = "";
  for (const { name, isFound } of shownNames(context, entry))
    inputs += BETWEEN + name.kind + (isFound ? "?" : "!") + name.name + BETWEEN + (addressOf(name) ?? "");
  return inputs;
}

function* shownNames(context: Context, entry: Entry): Generator<{ name: Name; isFound?: true }> {
  const { names, stated } = context.names.of(entry);
  const left: { [Kind in NameKind]: number } = { person: SHOWN, organisation: SHOWN, place: SHOWN };
  for (const [at, name] of names.entries()) {
    if (at < stated) yield { name };
    else if (left[name.kind]-- > 0) yield { name, isFound: true };
  }
}

export const isNameKind = (kind: string): kind is NameKind => (nameKinds as readonly string[]).includes(kind);

/** How many names "often with" has, and in how many articles of the list each must stand. */
const OFTEN = 8;
const OFTEN_AT_LEAST = 2;

/** How often each name occurs, counted anew for each list; one table does for all. */
const tableOf = onceFor((_: Context) => new Map<Name, number>());

/**
 * Names that stand in the articles of a name more often than elsewhere, those first that do most: by c³/n for c articles
 * together and n of its own, so that what is in every second article does not stand with everything.
 */
export function mentionedWith(context: Context, list: NameList): Link[] {
  const counts = tableOf(context);
  counts.clear();
  for (const entry of entriesOf(list))
    for (const name of context.names.of(entry).names)
      if (name.list && name.list !== list) counts.set(name, (counts.get(name) ?? 0) + 1);
  const score = (name: Name, count: number) => count ** 3 / name.count;
  return [...counts]
    .filter(([, count]) => count >= OFTEN_AT_LEAST)
    .sort(([one, c], [other, d]) => score(other, d) - score(one, c) || (one.key < other.key ? -1 : 1))
    .slice(0, OFTEN)
    .map(([name]) => ({ text: name.list!.name, to: addressOf(name)! }));
}
