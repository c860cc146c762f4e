import type { Claim } from "./claim.ts";
import type { PageHead } from "./head.ts";
import type { SiteNames } from "./names.ts";
import { folded, squeeze } from "./text.ts";
import { type Thing, first, wordsIn } from "./things.ts";
import metaNames from "./words/metas.json" with { type: "json" };

/** Facts that one place of a page states and nothing contradicts: section, topics, language, rights, access, genre. */

export function metaClaim(head: PageHead, names: string[]): Claim | undefined {
  for (const name of names) {
    const value = head.metas.get(name)?.[0];
    if (value !== undefined) return { value, from: name };
  }
  return undefined;
}

function thingClaim(articles: Thing[], property: string): Claim | undefined {
  for (const { values, origin } of articles.slice(0, 10)) {
    const value = wordsIn(values[property])?.trim();
    if (value) return { value, from: `${origin} ${property}` };
  }
  return undefined;
}

const NO_SECTION =
  /^(?:home|homepage|uncategori[sz]ed|allgemein|none|null|undefined|article|articles|page|blog post|index|start|startseite|accueil|inicio)$/i;

export function sectionOf(head: PageHead, articles: Thing[], site: SiteNames): Claim | undefined {
  const claims = [
    thingClaim(articles, "articleSection"),
    metaClaim(head, metaNames.section),
    breadcrumb(head.things, site),
  ];
  return claims.find((claim) => claim !== undefined && isSection(claim.value, site));
}

function isSection(words: string, site: SiteNames): boolean {
  return words.length < 60 && !NO_SECTION.test(words.trim()) && !site.is(words) && !/https?:/.test(words);
}

/** The part of the paper that a trail of links states behind the front page. */
function breadcrumb(things: Thing[], site: SiteNames): Claim | undefined {
  const trail = things.find(({ types }) => types.includes("BreadcrumbList"));
  const items = trail?.values.itemListElement;
  if (!Array.isArray(items) || items.length < 3 || items.length > 8) return undefined;
  const names = items.slice(0, -1).map((item) => wordsIn(item) ?? wordsIn((item as { item?: unknown } | null)?.item));
  const value = names.find((name) => name !== undefined && isSection(name, site));
  return value === undefined ? undefined : { value, from: `${trail!.origin} BreadcrumbList` };
}

const MOST_TOPICS = 30;

export function topicsOf(
  head: PageHead,
  articles: Thing[],
  site: SiteNames,
): { values: string[]; from: string } | undefined {
  const lists: [string[], string][] = articles
    .slice(0, 3)
    .map(({ values, origin }) => [wordLists(values.keywords), `${origin} keywords`]);
  for (const name of metaNames.topics) lists.push([(head.metas.get(name) ?? []).flatMap(wordLists), name]);
  for (const [words, from] of lists) {
    const values = distinct(
      words.filter((word) => word.length > 1 && word.length < 50 && !site.is(word) && !/[:=]\S|https?:/.test(word)),
    );
    // A list that is longer than this was made for search engines.
    if (values.length > 0 && values.length <= MOST_TOPICS) return { values, from };
  }
  return undefined;
}

function wordLists(value: unknown): string[] {
  const all = Array.isArray(value) ? value.slice(0, 200).map((one) => wordsIn(one) ?? "") : [wordsIn(value) ?? ""];
  return (all.length > 1 ? all : (all[0] ?? "").slice(0, 5000).split(/[,;、،]/))
    .map(squeeze)
    .filter((word) => word !== "");
}

function distinct(words: string[]): string[] {
  return [...new Map(words.map((word) => [folded(word) || word, word])).values()];
}

export function languageOf(head: PageHead, articles: Thing[]): Claim | undefined {
  const { html, body } = head;
  const claims: (Claim | undefined)[] = [
    attribute(html?.attribs.lang, "html lang"),
    attribute(html?.attribs["xml:lang"], "html xml:lang"),
    attribute(body?.attribs.lang, "body lang"),
    thingClaim(articles, "inLanguage"),
    metaClaim(head, metaNames.language),
  ];
  return claims.find((claim) => claim !== undefined && /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(claim.value.trim()));
}

const attribute = (value: string | undefined, from: string): Claim | undefined =>
  value?.trim() ? { value: value.trim(), from } : undefined;

export function rightsOf(head: PageHead, articles: Thing[]): Claim | undefined {
  const claim = thingClaim(articles, "copyrightNotice") ?? metaClaim(head, metaNames.rights);
  return claim !== undefined && claim.value.length > 3 && claim.value.length < 300 ? claim : undefined;
}

export function accessOf(head: PageHead, articles: Thing[]): Claim | undefined {
  for (const { values, origin } of articles)
    if (/^(?:false|no|https?:\/\/schema\.org\/False)$/i.test(String(first(values.isAccessibleForFree))))
      return { value: "paid", from: `${origin} isAccessibleForFree` };
  const tier = metaClaim(head, ["article:content_tier", "og:article:content_tier"]);
  return tier?.value.toLowerCase() === "locked" ? { value: "paid", from: tier.from } : undefined;
}

const GENRES: [RegExp, string][] = [
  [/^Opinion/, "Opinion"],
  [/^Analysis/, "Analysis"],
  [/^(?:Review(?:NewsArticle)?|CriticReview)$/, "Review"],
  [/^Satirical/, "Satire"],
  [/^AdvertiserContent/, "Advertisement"],
  [/^LiveBlog/, "Live blog"],
  [/^BackgroundNews/, "Background"],
];

export function genreOf(articles: Thing[]): Claim | undefined {
  const stated = thingClaim(articles, "genre");
  if (stated !== undefined && stated.value.length < 40 && !/https?:/.test(stated.value)) return stated;
  for (const { types, origin } of articles.slice(0, 3))
    for (const [type, genre] of GENRES)
      if (types.some((one) => type.test(one))) return { value: genre, from: `${origin} type` };
  return undefined;
}

/** The publisher, and where it is found. */
export function publisherOf(
  head: PageHead,
  articles: Thing[],
  site: SiteNames,
  address: string | undefined,
): { name: string; url?: string; from: string } | undefined {
  const stated = articles
    .map(({ values, origin }) => ({ value: first(values.publisher), origin }))
    .find(({ value }) => wordsIn(value) !== undefined);
  const name = head.metas.get("og:site_name")?.[0] ?? (stated && wordsIn(stated.value)) ?? site.stated[0];
  if (name === undefined || /^https?:/.test(name) || name.length > 100) return undefined;
  const origin = address === undefined ? undefined : `${new URL(address).origin}/`;
  const from = head.metas.has("og:site_name") ? "og:site_name" : stated ? `${stated.origin} publisher` : "site name";
  return { name: squeeze(name), ...(origin ? { url: origin } : {}), from };
}
