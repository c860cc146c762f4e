import type { RawArticle } from "../source.ts";

type Fields = RawArticle["fields"];
type FieldName = keyof Fields;

/**
 * Which front matter keys of the generators mean which field, in order of preference. Keys are compared without case,
 * and with "-" and "_" as one.
 */
const keyTable: { [Field in FieldName]?: string[] } = {
  title: ["title", "headline"],
  date: [
    "date",
    "publishdate",
    "published",
    "published_at",
    "date_published",
    "pubdate",
    "pubdatetime",
    "publisheddate",
    "publishedat",
    "datepublished",
  ],
  updated: [
    "lastmod",
    "updated",
    "last_modified_at",
    "modified",
    "updated_at",
    "date_modified",
    "updateddate",
    "moddatetime",
    "updatedat",
    "datemodified",
  ],
  authors: ["authors", "author", "byline", "by"],
  topics: ["topics", "tags", "tag", "keywords"],
  section: ["section", "categories", "category"],
  summary: ["summary", "description", "excerpt", "deck", "dek", "standfirst", "subtitle", "abstract"],
  lang: ["lang", "language", "locale"],
  url: [
    "canonical_url",
    "canonical",
    "source_url",
    "original_url",
    "external_url",
    "url",
    "permalink",
    "link",
    "redirectto",
  ],
  image: [
    "image",
    "featured_image",
    "featuredimage",
    "heroimage",
    "hero_image",
    "cover",
    "cover_image",
    "coverimage",
    "thumbnail",
    "primary_image",
    "banner",
    "ogimage",
    "images",
    "photos",
  ],
  source: ["source", "publisher", "publication"],
  agency: ["agency", "wire"],
  place: ["place", "dateline", "location"],
  corrections: ["corrections", "correction"],
  rights: ["rights", "copyright", "license", "licence"],
  aliases: ["aliases", "redirect_from", "alias"],
};

/** Keys that steer a generator and say nothing of the article. */
const MACHINERY = new Set(
  "layout type slug weight draft published id kind output outputs template permalink eleventyexcludefromcollections markup comments toc math sitemap robots menu cascade build expirydate featured sticky top mathjax setup".split(
    " ",
  ),
);

const folded = (key: string) => key.toLowerCase().replaceAll("-", "_");

/** Which key each field was found under. */
type Told = { [field: string]: string };

/** The article's fields from front matter, and the keys that nothing was made of. */
export function fieldsOf(data: Record<string, unknown>): { fields: Fields; origins: Told; unused: string[] } {
  const given = new Map(Object.entries(data).map(([key, value]) => [folded(key), value]));
  const fields: Fields = {};
  const origins: Told = {};
  const used = new Set<string>();
  for (const [field, keys] of Object.entries(keyTable) as [FieldName, string[]][]) {
    for (const key of keys) {
      if (!given.has(key)) continue;
      used.add(key);
      if (fields[field] !== undefined || !means(field, given.get(key))) continue;
      fields[field] = given.get(key);
      origins[field] = key;
    }
  }
  const aliases = [fields.aliases, given.get("permalink"), given.get("url")].flat().filter(isPath);
  if (aliases.length > 0) fields.aliases = [...new Set(aliases)];
  if (fields.section !== undefined) addCategories(fields, given);
  if (isTrue(given.get("draft")) || isFalse(given.get("published"))) fields.status = "draft";
  else if (given.has("status")) {
    used.add("status");
    fields.status = given.get("status");
  }
  const unused = [...given].filter(([key, value]) => !used.has(key) && !MACHINERY.has(key) && !empty(value));
  return { fields, origins, unused: unused.map(([key]) => key) };
}

/** Whether a value can be meant for a field: `url: /about/` is a path on the old site, `published: true` no date. */
function means(field: FieldName, value: unknown): boolean {
  if (empty(value)) return false;
  if (field === "url") return typeof value === "string" && /^https?:\/\//i.test(value.trim());
  if (field === "date" || field === "updated") return typeof value !== "boolean";
  return true;
}

/** A whole path on the old site; one with ":year" in it is a pattern. */
const isPath = (value: unknown): value is string =>
  typeof value === "string" && /^\/(?:[^:?#]+|[^:?#]*\?[^:#\s]+)$/.test(value);

/** The first category is the section; the others, and those below it as Hexo nests them, are topics. */
function addCategories(fields: Fields, given: Map<string, unknown>): void {
  const nested = given.get("categories");
  if (!Array.isArray(nested) || fields.section !== nested) return;
  const [first, ...others] = nested.flat().filter((name) => typeof name === "string" && name !== "");
  fields.section = first;
  if (others.length === 0) return;
  const topics = typeof fields.topics === "string" ? fields.topics.split(/[,;]/) : [fields.topics ?? []].flat();
  const known = new Set(topics.map((topic) => String(topic).trim().toLowerCase()));
  fields.topics = [...topics, ...others.filter((name) => !known.has(name.trim().toLowerCase()))];
}

function empty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

function isFalse(value: unknown): boolean {
  return value === false || value === "false";
}
