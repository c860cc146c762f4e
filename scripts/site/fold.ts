import type { Entry } from "../catalogue/entry.ts";
import type { Context } from "./context.ts";
import { BETWEEN } from "./inputs.ts";
import type { Printing } from "./printings.ts";

/** Of a list: below which article which later printings of its story stand, and which articles these are. */
export type Fold = { below: Map<Entry, Entry[]>; folded: Set<Entry> };

/** The earliest in the list carries the others. */
export function foldOf({ printings }: Pick<Context, "printings">, entries: Entry[]): Fold {
  const fold: Fold = { below: new Map(), folded: new Set() };
  if (printings.size === 0) return fold;
  for (const [group, listed] of groupsIn(printings, entries)) {
    const [first, ...others] = group.map(({ entry }) => entry).filter((entry) => listed.has(entry));
    if (others.length === 0) continue;
    fold.below.set(first!, others);
    for (const entry of others) fold.folded.add(entry);
  }
  return fold;
}

function groupsIn(printings: Context["printings"], entries: Entry[]): Map<Printing[], Set<Entry>> {
  const groups = new Map<Printing[], Set<Entry>>();
  for (const entry of entries) {
    const group = printings.get(entry.article.id);
    if (!group) continue;
    const listed = groups.get(group);
    if (listed) listed.add(entry);
    else groups.set(group, new Set([entry]));
  }
  return groups;
}

/** What of a list's articles are printings of one story, in few words. */
export function foldInputs(context: Pick<Context, "printings">, entries: Entry[]): string {
  let inputs = "";
  for (const [first, others] of foldOf(context, entries).below)
    inputs += BETWEEN + [first, ...others].map(({ address }) => address).join();
  return inputs;
}

/** The first so many of a list, without those of which the list has an earlier printing. */
export function firstPrintings<Some extends Entry>(
  { printings }: Pick<Context, "printings">,
  entries: Some[],
  most: number,
): Some[] {
  if (printings.size === 0) return entries.slice(0, most);
  const first: Some[] = [];
  let listed: Set<Entry> | undefined;
  for (const entry of entries) {
    if (first.length === most) break;
    const group = printings.get(entry.article.id);
    if (group && group[0]!.entry !== entry) {
      listed ??= new Set(entries);
      if (group.find((printing) => listed!.has(printing.entry))!.entry !== entry) continue;
    }
    first.push(entry);
  }
  return first;
}
