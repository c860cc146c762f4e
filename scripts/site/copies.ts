import type { Entry } from "../catalogue/entry.ts";
import { differencesAddress } from "./addresses.ts";
import type { Context } from "./context.ts";
import { itemOf } from "./groups.ts";
import { agoInputs, joined } from "./inputs.ts";
import type { CopiesModel } from "./models.ts";
import { plural } from "./plural.ts";
import type { Printing } from "./printings.ts";

/** What an article's page says of the other printings of its story. */
export function copiesModel(context: Context, entry: Entry): CopiesModel | undefined {
  const group = context.printings.get(entry.article.id);
  const own = group?.find((printing) => printing.entry === entry);
  // An earlier version of an article is no printing of its own.
  if (!group || !own) return undefined;
  const others = group.filter((printing) => printing !== own);
  return {
    sentence: sentenceOf(context, own, others, group),
    items: others.map((other) => ({
      ...itemOf(context, other.entry, "whole"),
      label: labelText(other),
      differences: differencesOf(other.label ? other : own),
    })),
  };
}

/** The labels as pages show them; the earliest has none. */
export function labelText({ label, isSame }: Printing): string {
  if (label === undefined) return "the first";
  return isSame ? `${label}, word for word` : label;
}

/** Every printing but the earliest is compared with it, unless it has the same words. */
export function differencesOf({ entry, label, isSame }: Printing): string | undefined {
  return label === undefined || isSame ? undefined : differencesAddress(entry.address);
}

/** "The same Coastal Press story in three other papers, with one update." */
function sentenceOf({ clock }: Context, own: Printing, others: Printing[], group: Printing[]): string {
  const agency = group.find(({ entry }) => entry.article.agency !== undefined)?.entry.article.agency;
  const papers = new Set(others.flatMap(({ entry }) => entry.article.source?.name ?? []));
  // The agency's own archive is no paper.
  for (const name of [own.entry.article.source?.name, agency]) if (name !== undefined) papers.delete(name);
  const story = agency === undefined ? "The same story" : `The same ${agency} story`;
  const where = papers.size === 0 ? "again" : `in ${plural(papers.size, "other paper", clock)}`;
  const counts = (["update", "reprint"] as const).flatMap((label) => {
    const count = others.filter((other) => other.label === label).length;
    return count === 0 ? [] : [plural(count, label, clock)];
  });
  const also = counts.length === 0 ? "" : `, with ${counts.join(" and ")}`;
  return `${story} ${where}${also}.`;
}

/** All that `copiesModel` is made from. */
export function copiesInputs({ printings, clock }: Context, { article }: Entry): string {
  const group = printings.get(article.id);
  if (!group) return "";
  return group
    .map(({ entry, label, isSame }) =>
      joined(entry.marks.front, label, isSame, agoInputs(entry.date, clock, entry.precision)),
    )
    .join();
}
