import type { Claim } from "./claim.ts";
import { type DateRole, datesIn, saysPublished } from "./date-words.ts";
import { type DayOrder, dayOf, isAmbiguous } from "./day.ts";
import { isPlausible } from "./dates.ts";
import type { Layout, Spot } from "./layout.ts";
import { elementsIn, shortText } from "./text.ts";

/** A date that readers saw, nearest to the headline first. */
export type SeenDate = Claim & { day: string; role: DateRole; near: boolean; distance: number; own: boolean };

type Placed = Pick<SeenDate, "near" | "distance" | "own">;

/** How far from the headline, in characters, a date without a label is still the article's. */
const NEAR_AFTER = 900;
const NEAR_BEFORE = 250;
const MOST = 500;

export function seenDates(layout: Layout, order: DayOrder | undefined): SeenDate[] {
  const seen: SeenDate[] = [];
  for (const spot of layout.spots) {
    if (seen.length >= MOST) break;
    if (spot.kind === "date") seen.push(...inSpot(spot, layout, order));
  }
  layout.lines.forEach(({ text, place, own }, index) => {
    const placed = { ...distanceOf(place, layout), own: own || isUnder(place, layout) };
    if (!(placed.own || placed.near) || seen.length >= 2 * MOST || TODAY.test(text)) return;
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

/** A page that says what day it is tells of its reader's, not of the article's. */
const TODAY = /(?<!\p{L})(?:today|aujourd.hui|heute|hoy|oggi|hoje|сегодня|bugün|اليوم)(?!\p{L})/iu;

/** Right under a headline stands its own date, whatever the part of the page is called. */
const isUnder = (place: number, { headlineAt, hasHeadline }: Layout) =>
  hasHeadline && place >= headlineAt && place - headlineAt < 200;

const mayStandAlone = (line: string) => line.length < 60 && /\d{4}/.test(line) && !/[©]|copyright/i.test(line);

function inSpot(
  { element, tokens, place, own, beside }: Spot,
  layout: Layout,
  order: DayOrder | undefined,
): SeenDate[] {
  const isTime = element.name === "time";
  const above = isTime && beside && Math.abs(place - layout.headlineAt) < 60;
  const placed = { ...distanceOf(place, layout), own: own || isUnder(place, layout) || above };
  if (!placed.own && !placed.near) return [];
  const text = shortText(element, 120);
  const found = datesIn(text)[0];
  const isKnown = isTime || (found !== undefined && dayOf(found.words) !== undefined);
  const inner = isKnown ? undefined : elementsIn(element, "time")[0]?.attribs.datetime;
  const stated = element.attribs.datetime ?? inner ?? element.attribs.content ?? element.attribs.title;
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
  if (words === undefined || TODAY.test(text) || (!isTime && text.length > 100)) return [];
  return asSeen(
    words,
    role === "published" && !placed.near ? "unclear" : role,
    isTime ? "time element" : "date in the page",
    placed,
    order,
  );
}

function asSeen(words: string, role: DateRole, from: string, placed: Placed, order: DayOrder | undefined): SeenDate[] {
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
