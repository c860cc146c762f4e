import { quoted } from "../../lib/quoted.ts";
import type { Found } from "../source.ts";
import { firstOf } from "../wire/fields.ts";
import { ensureHeadline, withoutHeadline } from "../wire/headline.ts";
import { associated, fieldsOf, isWhole, typeOf, versionOf } from "./item.ts";
import { textOfItem } from "./text.ts";
import { type Item, wordIn, wordsIn } from "./view.ts";

type Stand = { text: string; locator: string };

/** The article that an item is, and those of its associated items that are whole articles themselves. */
export async function* articlesIn(item: Item, stand: Stand, told: { urgency: boolean }): AsyncGenerator<Found> {
  yield await articleOf(item, stand, told);
  for (const inner of associated(item))
    if (isWhole(inner))
      yield* articlesIn(inner, { text: JSON.stringify(inner), locator: `${stand.locator}, associations` }, told);
}

async function articleOf(item: Item, { text, locator }: Stand, told: { urgency: boolean }): Promise<Found> {
  const type = typeOf(item);
  const read = await textOfItem(item);
  const own = fieldsOf(item);
  const isText = /^(?:text|composite|component)$/.test(type);
  // A "title" names the item, and not what stands above its text.
  const named = own.origins.title === "title" ? { ...own, fields: { ...own.fields, title: undefined } } : own;
  const { fields, origins } = firstOf(named, read ?? { fields: {}, origins: {} }, own);
  const name = wordsIn(item, "headline", "headlines")[0]?.value ?? wordIn(item, "title", "slugline", "uri") ?? "";
  if (read === undefined && (!isText || fields.summary === undefined)) {
    const what = isText ? "an item without a text" : `${/^[aeiou]/.test(type) ? "an" : "a"} ${type} item`;
    return { type: "skipped", locator, reason: `${what}: ${quoted(name)}` };
  }
  if (read === undefined) fields.extent = "summary";
  const body = withoutHeadline(read?.body ?? { kind: "paragraphs", paragraphs: [] }, fields.title);
  const notes = [...own.notes, ...(read?.notes ?? []), ...ensureHeadline(fields, origins, body)];
  if (item.urgency !== undefined && !told.urgency) {
    told.urgency = true;
    notes.push("urgency left out, here and in the items that follow");
  }
  const version = versionOf(item);
  return {
    type: "article",
    identity: wordIn(item, "uri") ?? locator,
    locator,
    record: text,
    fields,
    origins,
    body,
    ...(version ? { version } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}
