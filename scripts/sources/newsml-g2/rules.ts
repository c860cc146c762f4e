import { at, elementsOf, wordsAt, type XmlNode } from "../xml/reader.ts";

/** xs:dateTime and its truncated forms, as the standard's own types allow them. */
const MOMENT = /^-?\d{4,}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?)?)?)?(?:Z|[+-]\d\d:\d\d)?$/;
const DATES = ["versionCreated", "firstCreated", "embargoed", "contentCreated", "contentModified"];
const STATES = /(?:^|[:/])(?:usable|withheld|canceled|commissioned)$/;

/**
 * Why a newsItem is none that the standard knows: an item must have its guid, a version that counts from 1, its itemMeta
 * with class, provider and versionCreated, and dates that are dates. Undefined where all is well.
 */
export function problemOf(item: XmlNode): string | undefined {
  const { guid, version = "1" } = item.attributes;
  const meta = at(item, "itemMeta");
  if (!guid?.trim()) return "the item has no guid";
  if (!/^[1-9]\d{0,15}$/.test(version)) return `version "${version}" is not a number from 1`;
  if (!meta) return "the item has no itemMeta";
  for (const local of ["itemClass", "provider", "versionCreated"])
    if (!at(meta, local)) return `itemMeta has no ${local}`;
  for (const holder of [meta, at(item, "contentMeta")])
    for (const { local, children } of elementsOf(holder)) {
      const words = children.join("").trim();
      if (DATES.includes(local) && words !== "" && !MOMENT.test(words)) return `${local} "${words}" is not a date`;
    }
  if (!wordsAt(meta, "versionCreated")) return "versionCreated is empty";
  const status = at(meta, "pubStatus")?.attributes;
  const state = status?.qcode ?? status?.uri ?? status?.literal;
  return state === undefined || STATES.test(state) ? undefined : `pubStatus "${state}" is not one of the standard's`;
}
