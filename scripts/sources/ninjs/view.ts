import { recordOf, textOf } from "../../normalise/values.ts";

export type Item = Record<string, unknown>;

/** One writing of a headline, a description or a text, with the role that its key or itself gives it. */
export type Words = { role: string; contentType: string; value: string };

/** The headlines, descriptions or bodies of an item of any generation: "headline_print" is one with the role "print". */
export function wordsIn(item: Item, single: "headline" | "description" | "body", several: string): Words[] {
  const words: Words[] = [];
  const take = (role: unknown, contentType: unknown, value: unknown) => {
    const text = typeof value === "string" ? value : "";
    if (text.trim() !== "")
      words.push({ role: textOf(role) ?? "", contentType: textOf(contentType) ?? "", value: text });
  };
  for (const [key, value] of Object.entries(item))
    if (key === single) take("main", "", value);
    else if (key.startsWith(`${single}_`)) take(key.slice(single.length + 1), "", value);
  for (const one of listIn(item, several)) take(one.role, one.contentType ?? one.contenttype, one.value);
  return words;
}

/** The first of several spellings of a key that has words. */
export function wordIn(item: Item, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const words = textOf(item[key]);
    if (words !== undefined) return words;
  }
  return undefined;
}

/** A list of records under one of several keys; 1.x writes associations and renditions as records by name. */
export function listIn(item: Item, ...keys: string[]): Item[] {
  const value = keys.map((key) => item[key]).find((one) => one !== undefined);
  const inner = recordOf(value);
  if (inner) return Object.entries(inner).flatMap(([name, one]) => (recordOf(one) ? [{ name, ...recordOf(one) }] : []));
  return Array.isArray(value) ? (value as unknown[]).map(recordOf).filter((one) => one !== undefined) : [];
}

export function namesIn(item: Item, ...keys: string[]): string[] {
  return listIn(item, ...keys).flatMap((one) => wordIn(one, "name", "literal") ?? []);
}

/** The picture of an item, by the address of its widest rendition. */
export function pictureOf(item: Item): { src: string; caption?: string; credit?: string; alt?: string } | undefined {
  const sizes = listIn(item, "renditions").filter(
    (one) => wordIn(one, "href") && !/^(?:video|audio|text|application)\//i.test(typeOf(one)),
  );
  const best = sizes.toSorted((left, right) => (Number(right.width) || 0) - (Number(left.width) || 0))[0];
  const own = wordIn(item, "uri");
  const src = best
    ? wordIn(best, "href")
    : own !== undefined && /\.(?:jpe?g|png|gif|webp|avif)$/i.test(own)
      ? own
      : undefined;
  if (src === undefined) return undefined;
  const described = wordsIn(item, "description", "descriptions");
  const caption = (described.find(({ role }) => /caption/i.test(role)) ?? described[0])?.value;
  return {
    src,
    caption: caption ?? wordsIn(item, "headline", "headlines")[0]?.value ?? wordIn(item, "title"),
    credit: wordIn(item, "by", "byline", "creditline", "copyrightholder", "copyrightHolder"),
  };
}

const typeOf = (rendition: Item) => wordIn(rendition, "contentType", "contenttype", "mimetype") ?? "";
