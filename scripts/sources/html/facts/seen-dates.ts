import type { Claim } from "./claim.ts";
import { type DateRole, datesIn, saysPublished } from "./date-words.ts";
import { type DayOrder, dayOf, isAmbiguous } from "./day.ts";
import { isPlausible } from "./dates.ts";
import type { Layout, Spot } from "./layout.ts";
import { shortText } from "./text.ts";

/** A date that readers saw, nearest to the headline first. */
export type SeenDate = Claim & { day: string; role: DateRole; near: boolean; distance: number };

/** How far from the headline, in characters, a date without a label is still the article's. */
const NEAR_AFTER = 900;
const NEAR_BEFORE = 250;
const MOST = 500;

export function seenDates(layout: Layout, order: DayOrder | undefined): SeenDate[] {
  const seen: SeenDate[] = [];
  for (const spot of layout.spots) {
    if (seen.length >= MOST) break;
    if (spot.kind === "date" && (spot.own || isUnder(spot.place, layout))) seen.push(...inSpot(spot, layout, order));
  }
  layout.lines.forEach(({ text, place, own }, index) => {
    if (!(own || isUnder(place, layout)) || seen.length >= 2 * MOST) return;
    const placed = distanceOf(place, layout);
    if (!placed.near && !saysPublished(text) && !mayStandAlone(text)) return;
    const before = layout.lines[index - 1]?.text ?? "";
    for (const { words, role, at } of datesIn(text, before.length < 40 ? before : "")) {
      // A date in a long line that says nothing of it is one that the text tells of.
      if (role === "unclear" && (at > 90 || text.length > 160)) continue;
      seen.push(...asSeen(words, role, "line near the headline", placed, order));
    }
  });
  return seen.sort((one, other) => one.distance - other.distance);
}

/** Right under a headline stands its own date, whatever the part of the page is called. */
const isUnder = (place: number, { headlineAt }: Layout) =>
  headlineAt > 0 && place >= headlineAt && place - headlineAt < 200;

const mayStandAlone = (line: string) => line.length < 60 && /\d{4}/.test(line) && !/[©]|copyright/i.test(line);

function inSpot({ element, tokens, place }: Spot, layout: Layout, order: DayOrder | undefined): SeenDate[] {
  const placed = distanceOf(place, layout);
  const text = shortText(element, 120);
  const stated = element.attribs.datetime ?? element.attribs.content ?? element.attribs.title;
  const found = datesIn(text)[0];
  const label = [...tokens, element.attribs.itemprop ?? "", element.attribs.pubdate === undefined ? "" : "published"]
    .join(" ")
    .toLowerCase();
  const role =
    found && found.role !== "unclear"
      ? found.role
      : /updat|modif|revis/.test(label) && !/publi|post/.test(label)
        ? "updated"
        : /publi|posted/.test(label)
          ? "published"
          : "unclear";
  const words =
    stated !== undefined && dayOf(stated) !== undefined
      ? stated
      : (stated && datesIn(stated)[0]?.words) || found?.words;
  if (words === undefined || (element.name !== "time" && text.length > 100)) return [];
  return asSeen(
    words,
    role === "published" && !placed.near ? "unclear" : role,
    element.name === "time" ? "time element" : "date in the page",
    placed,
    order,
  );
}

function asSeen(
  words: string,
  role: DateRole,
  from: string,
  placed: { distance: number; near: boolean },
  order: DayOrder | undefined,
): SeenDate[] {
  const day = dayOf(words, order);
  if (day === undefined || !isPlausible(day)) return [];
  return [{ value: isAmbiguous(words) ? day : words, from, day, role, ...placed }];
}

function distanceOf(place: number, { headlineAt }: Layout): { distance: number; near: boolean } {
  const behind = place - headlineAt;
  return behind >= 0
    ? { distance: behind, near: behind < NEAR_AFTER }
    : { distance: -2 * behind, near: -behind < NEAR_BEFORE };
}
