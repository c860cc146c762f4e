import { lenientJson } from "./lenient-json.ts";
import { folded } from "./text.ts";

/** Structured data of a page, from JSON-LD, microdata or RDFa alike: the names are schema.org's. */
export type Thing = {
  /** "NewsArticle", "Person", without the vocabulary's address. */
  types: string[];
  values: { [property: string]: unknown };
  /** The property of another thing that it was found in: "author", "mainEntity"; "" at the top. */
  within: string;
  origin: "JSON-LD" | "microdata";
};

const MOST = 20_000;
const DEEPEST = 24;

/** Every thing that a page's JSON-LD tells of, outer ones before those in them. */
export function thingsInScripts(scripts: string[]): Thing[] {
  const things: Thing[] = [];
  for (const script of scripts) {
    if (things.length >= MOST) break;
    for (const value of parseScript(script)) collect(value, "JSON-LD", "", things, 0);
  }
  return linked(things);
}

function parseScript(script: string): unknown[] {
  const text = script.trim();
  const plain = attempt(text);
  if (plain !== undefined) return [plain];
  const decoded = /&quot;/.test(text) ? text.replaceAll("&quot;", '"').replaceAll("&amp;", "&") : text;
  return lenientJson(decoded);
}

function attempt(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function collect(value: unknown, origin: Thing["origin"], within: string, things: Thing[], depth: number): void {
  if (typeof value !== "object" || value === null || depth > DEEPEST || things.length >= MOST) return;
  if (Array.isArray(value)) {
    for (const one of value) collect(one, origin, within, things, depth + 1);
    return;
  }
  const values = value as Thing["values"];
  const types = typesOf(values["@type"]);
  if (types.length > 0 || values["@id"] !== undefined) things.push({ types, values, within, origin });
  for (const [property, inner] of Object.entries(values))
    if (typeof inner === "object") collect(inner, origin, property === "@graph" ? within : property, things, depth + 1);
}

export function typesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value])
    .filter((type) => typeof type === "string")
    .flatMap((type) => type.slice(0, 300).split(/\s+/))
    .map((type) => type.replace(/^.*[/#:]/, ""))
    .filter((type) => type !== "");
}

/** {"@id": "#joan"} stands for the thing of that name. */
function linked(things: Thing[]): Thing[] {
  const named = new Map<string, Thing["values"]>();
  for (const { values, types } of things) {
    const id = values["@id"];
    if (typeof id === "string" && types.length > 0 && !named.has(id)) named.set(id, values);
  }
  for (const thing of things)
    thing.values = Object.fromEntries(
      Object.entries(thing.values).map(([property, value]) => [property, resolved(value, named)]),
    );
  return things.filter(({ types }) => types.length > 0);
}

function resolved(value: unknown, named: Map<string, Thing["values"]>): unknown {
  if (Array.isArray(value)) return value.map((one) => resolvedOne(one, named));
  return resolvedOne(value, named);
}

function resolvedOne(value: unknown, named: Map<string, Thing["values"]>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { "@id": id, name } = value as { "@id"?: unknown; name?: unknown };
  return typeof id === "string" && name === undefined ? (named.get(id) ?? value) : value;
}

/** What pages are made of; the more telling first. */
const ARTICLE = /(?:Article|BlogPosting|Posting|Report|Review|Recipe|HowTo|CreativeWork|Story|Chapter)$/;
const PAGE = /^(?:WebPage|ItemPage|MedicalWebPage|FAQPage|AboutPage|QAPage|VideoObject)$/;
/** A thing in one of these is another's: a related article, a comment's, a part's. */
const ANOTHERS =
  /^(?:itemListElement|hasPart|isPartOf|comments?|reviews?|mentions|citation|relatedLink|subjectOf|video|associatedMedia|about|publisher|author|potentialAction|offers|isBasedOn|liveBlogUpdate|blogPosts?|itemReviewed)$/;

export const isArticle = (thing: Thing) => thing.types.some((type) => ARTICLE.test(type));

/**
 * The things that describe the page's own article, its best description first. Where a page describes several
 * articles, its own is the one with the page's title; others are what it recommends.
 */
export function articlesOf({
  things,
  title = "",
  metas,
}: {
  things: Thing[];
  title?: string;
  metas: Map<string, string[]>;
}): Thing[] {
  const own = things.filter(({ within }) => !ANOTHERS.test(within));
  const pages = own.filter(({ types }) => types.some((type) => PAGE.test(type)));
  const articles = own.filter(isArticle);
  const titles = [title, metas.get("og:title")?.[0] ?? ""].map((words) => folded(words.slice(0, 500)));
  const named = articles.slice(0, MOST_ARTICLES).map((thing) => ({
    thing,
    name: folded((wordsIn(thing.values.headline ?? thing.values.name) ?? "").slice(0, 500)),
  }));
  const titled = named.filter(
    ({ name }) => name !== "" && titles.some((words) => words !== "" && (words.includes(name) || name.includes(words))),
  );
  if (titled.length > 0) return [...titled.map(({ thing }) => thing), ...pages];
  const names = new Set(named.map(({ name }) => name).filter((name) => name !== ""));
  return names.size > 1 ? [...pages] : [...articles.slice(0, MOST_ARTICLES), ...pages];
}

const MOST_ARTICLES = 500;

/** A value's first, where a list stands for one. */
export function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

/** Words of a value: a string, or a thing's name. */
export function wordsIn(value: unknown): string | undefined {
  const one = first(value);
  if (typeof one === "string") return one;
  if (typeof one === "number") return String(one);
  if (typeof one !== "object" || one === null) return undefined;
  const { "@value": plain, name } = one as { "@value"?: unknown; name?: unknown };
  const inner = first(plain ?? name);
  return typeof inner === "string" ? inner : undefined;
}
