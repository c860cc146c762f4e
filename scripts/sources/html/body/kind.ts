import type { Document, Text } from "domhandler";
import { walk } from "../facts/walk.ts";
import type { Facts } from "../facts.ts";
import type { Block } from "./survey.ts";
import { worthOf } from "./worth.ts";

/** What a page says of itself: the types of its structured data, and Open Graph's type. */
type Claims = { types: Set<string>; openGraph: string };

const ARTICLE = /^(?:\w*Article|BlogPosting|\w*NewsArticle|Report|Review|Recipe)$/;
const LIST = /^(?:ItemList|CollectionPage|SearchResultsPage|ProfilePage|OfferCatalog)$/;

/**
 * Whether a page lists articles and is none itself. Many signs, none of which is sure: what is wrongly called a list is
 * lost, so several must agree. `kept` are the blocks that would be the article's text, `all` those of the whole page.
 */
export function isList(document: Document, facts: Facts, kept: Block[], all: Block[]): boolean {
  const { types, openGraph } = claimsOf(document);
  const { prose, longest, paragraphs } = proseOf(kept);
  const headings = kept.filter(({ holder }) => /^h[1-6]$/.test(holder.name));
  const linked = headings.filter((block) => block.linked > block.size * 0.6).length;
  const isShownAsArticle = [...types].some((type) => ARTICLE.test(type));
  const { date, authors, url } = facts.fields;
  let points = 0;
  if (linked >= 5 && linked * 2 >= headings.length) points += 2;
  if ([...types].some((type) => LIST.test(type))) points += 1;
  if (isFrontPage(url)) points += 2;
  if (isListAddress(url)) points += 3;
  if (all.filter((block) => block.linked > block.size * 0.6).length >= MANY_LINKS) {
    if (longest < 400) points += 1;
    if (longest < 250) points += 1;
    if (prose < 600) points += 1;
  }
  if (date === undefined && authors === undefined) points += 1;
  if (date !== undefined && authors !== undefined) points -= 1;
  if (/^article$/i.test(openGraph)) points -= 0.5;
  if (isShownAsArticle) points -= 1.5;
  if (paragraphs > 2) points -= 1;
  if (longest > 1000) points -= 1;
  if (longest > 2000) points -= 1;
  return points >= ENOUGH;
}

const ENOUGH = 3;
const MANY_LINKS = 25;

/** Letters of prose in all; letters and paragraphs of the longest runs that nothing interrupts: cards have one or two each. */
function proseOf(blocks: Block[]): { prose: number; longest: number; paragraphs: number } {
  let [prose, run, count] = [0, 0, 0];
  let [longest, paragraphs] = [0, 0];
  for (const block of blocks) {
    const worth = worthOf(block);
    prose += worth;
    [run, count] = worth > 0 ? [run + worth, count + 1] : [0, 0];
    longest = Math.max(longest, run);
    paragraphs = Math.max(paragraphs, count);
  }
  return { prose, longest, paragraphs };
}

function isFrontPage(url: unknown): boolean {
  if (typeof url !== "string" || !URL.canParse(url)) return false;
  const { pathname, search } = new URL(url);
  return /^\/(?:index\.\w+)?$/.test(pathname) && search === "";
}

/** Where systems keep what they list: "/tag/ferries/", "/author/joan-pike", "/news/page/2", "/?s=fog". */
const LIST_PATH = /\/(?:tags?|topics?|category|categories|authors?|labels?)\/[^/]+\/?$|\/page\/\d+\/?$|\/search\/?$/i;

function isListAddress(url: unknown): boolean {
  if (typeof url !== "string" || !URL.canParse(url)) return false;
  const { pathname, searchParams } = new URL(url);
  return (
    LIST_PATH.test(pathname) || (pathname === "/" && ["s", "cat", "tag", "author"].some((key) => searchParams.has(key)))
  );
}

function claimsOf(document: Document): Claims {
  const claims: Claims = { types: new Set(), openGraph: "" };
  walk(document, {
    enter({ name, attribs, children }) {
      if (name === "meta" && attribs.property === "og:type") claims.openGraph = attribs.content ?? "";
      if (name !== "script") return name !== "svg" && name !== "template";
      if (/ld\+json/i.test(attribs.type ?? ""))
        for (const { data = "" } of children as Text[])
          for (const [, type] of data.matchAll(/"@type"\s*:\s*"(\w{1,40})"/g)) claims.types.add(type!);
      return false;
    },
  });
  return claims;
}
