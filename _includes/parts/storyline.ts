import { type Html, html } from "../../scripts/site/html.ts";
import type { Item, Place, StorylinePart } from "../../scripts/site/models.ts";
import { entries } from "./entries.ts";
import { title } from "./ledger.ts";
import { dotted, link } from "./links.ts";

export const SUGGESTED = "Put together by the names and words that the articles share; nobody has looked at it yet.";

/** Which storylines an article is in, and what stands before and after it in each. */
export function storylineParts(parts: StorylinePart[], place: Place): Html[] {
  return parts.map(
    ({ title: text, to, suggested, part, of, previous, next }) =>
      html`<section class="shelf wide"><h2>Part ${part} of ${of} in ${link(place, { text, to })}${suggested && html` <span class="meta">suggested</span>`}</h2>
${entries([...beside("Before", previous, place), ...beside("Next", next, place)])}</section>
`,
  );
}

function beside(which: string, item: Item | undefined, place: Place) {
  if (item === undefined) return [];
  return [{ headline: title(item, place), stamp: item.stamp, meta: dotted([which, item.source, item.section]) }];
}
