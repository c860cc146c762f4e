import type { Entry } from "../catalogue/entry.ts";
import { whenOf } from "../catalogue/when.ts";
import type { Related } from "../relate/relate.ts";
import { sameStorylineDay } from "../storylines/storylines.ts";
import type { Context } from "./context.ts";
import { itemOf } from "./groups.ts";
import { joined } from "./inputs.ts";
import type { RelatedItem } from "./models.ts";

/** A list no longer than a reader reads. */
const SHOWN = 6;
/** What is far less near than the first, or hardly near at all, is filler: the data files have it, pages do not. */
const SHARE_OF_FIRST = 0.45;
const LEAST = 0.1;
/** Six reports of one day of one story say less than two of them and what came of it. */
const OF_ONE_DAY = 2;

/** What an article's page shows of its related list; what people chose is shown whatever else there is. */
function shownOf({ relations, storylines }: Context, { article }: Entry): Related[] {
  const shown: Related[] = [];
  let least = LEAST;
  for (const one of relations.related.get(article.id) ?? []) {
    if (one.isChosen) shown.push(one);
    else if (shown.length < SHOWN && one.score >= least) {
      least = Math.max(least, SHARE_OF_FIRST * one.score);
      const alike = shown.filter(({ entry }) => sameStorylineDay(storylines, entry, one.entry));
      if (alike.length < OF_ONE_DAY) shown.push(one);
    }
  }
  return shown;
}

export function relatedItems(context: Context, entry: Entry): RelatedItem[] {
  return shownOf(context, entry).map(({ entry: other, reason, isChosen }) => {
    const item = { ...itemOf(context, other, "whole"), when: whenOf(entry, other) ?? undefined };
    return { ...item, reason: reason === "" && isChosen ? "chosen by hand" : reason };
  });
}

/** All that `relatedItems` is made from, given what is shown of another article. */
export function relatedInputs(context: Context, entry: Entry, shownInputs: (other: Entry) => string): string {
  return joined(...shownOf(context, entry).flatMap((one) => [shownInputs(one.entry), one.entry.date, one.reason]));
}
