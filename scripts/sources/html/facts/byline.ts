import { readByline } from "../../../normalise/byline.ts";
import { plainWords } from "../../../normalise/plain.ts";
import { datesIn } from "./date-words.ts";
import type { PageHead } from "./head.ts";
import type { Layout } from "./layout.ts";
import type { SiteNames } from "./names.ts";
import { namesIn } from "./names-in.ts";
import { type NamesClaim, seenBylines } from "./seen-bylines.ts";
import { folded } from "./text.ts";
import { type Thing, wordsIn } from "./things.ts";
import metaNames from "./words/metas.json" with { type: "json" };

/**
 * Who wrote the article: what the page tells machines and what readers saw are claims of different weight; names on
 * which several agree win, in the fullest form in which one of them has them.
 */
export function bylineOf(
  head: PageHead,
  articles: Thing[],
  layout: Layout,
  site: SiteNames,
  headline: string,
): NamesClaim | undefined {
  const seen = seenBylines(layout).filter(({ names }) => !names.some((name) => isMostOf(name, headline)));
  const claims = [...fromThings(articles), ...fromMetas(head), ...seen];
  const isPeople = ({ names }: NamesClaim) => !names.every((name) => isHouse(name, site));
  const house = best(
    claims.filter((claim) => !isPeople(claim)),
    LEAST,
  );
  // A house that everything names is not outdone by somebody in a corner of the page.
  const least = Math.max(LEAST, (house?.weight ?? 0) * 0.25);
  return best(claims.filter(isPeople), least)?.claim ?? house?.claim;
}

/** "Stop the Ferry" is no writer of "Stop the Ferry now". */
const isMostOf = (name: string, headline: string) =>
  name.includes(" ") && name.length > headline.length * 0.6 && folded(headline).includes(folded(name));

/** What one place that names a writer in four pages of five is worth; less than this is no evidence. */
const LEAST = 0.4;
const MOST_CLAIMS = 60;

function fromThings(articles: Thing[]): NamesClaim[] {
  return articles.slice(0, 6).flatMap(({ values, origin }, index) => {
    const value = values.author ?? values.creator ?? values.contributor;
    const names = cleaned((Array.isArray(value) ? value : [value]).slice(0, 50).map(wordsIn));
    return names.length === 0 ? [] : [{ names, from: `${origin} author`, weight: plainly(names, index === 0 ? 3 : 2) }];
  });
}

function fromMetas(head: PageHead): NamesClaim[] {
  return metaNames.author.flatMap((name) => {
    // Twitter's first label may be a price or a reading time.
    if (
      name === "twitter:data1" &&
      !/written|author|by|von|par|por|geschrieben/i.test(head.metas.get("twitter:label1")?.[0] ?? "written")
    )
      return [];
    const stated = head.metas.get(name) ?? [];
    const names = cleaned(name === "citation_author" ? stated.map(turned) : stated);
    return names.length === 0
      ? []
      : [{ names, from: name, weight: plainly(names, name === "twitter:data1" ? 1 : 2.2) }];
  });
}

/** Catalogues have "Pike, Joan". */
const turned = (name: string) => name.replace(/^([^,]+), ([^,]+)$/, "$2 $1");

function cleaned(words: (string | undefined)[]): string[] {
  return [
    ...new Set(words.flatMap((one) => (one === undefined ? [] : (namesIn(plainWords(one)) ?? stated(one) ?? [])))),
  ];
}

/** A name with a digit or with stops is believed where it is told to machines: "98 Pier Street", "joan.m.pike". */
function stated(words: string): string | undefined {
  const name = words.trim();
  const isOne = /^[\p{L}\p{N}][\p{L}\p{N} .'’&-]{2,60}$/u.test(name) && /^\d{1,2} |\.\p{L}+\.\p{L}/u.test(name);
  return isOne && /\p{L}{3}/u.test(name) && !/\.(?:com|net|org)$|\bmin/i.test(name) && datesIn(name).length === 0
    ? name
    : undefined;
}

/** "jpike2" is an account; a page that shows a name too shows the better one. */
const plainly = (names: string[], weight: number) =>
  names.every((name) => /^[\p{Ll}\d._-]+$/u.test(name) || /^\S+\p{Ll}\p{Lu}\S*$/u.test(name))
    ? Math.max(LEAST, weight * 0.4)
    : weight;

const isHouse = (name: string, site: SiteNames) =>
  site.is(name) ||
  /\b(?:team|staff|editorial|editors?|admin|desk|group|inc|llc|ltd|gmbh|marketing|media|agency|university|company|magazine|news)\b\.?/i.test(
    name,
  );

type Group = { claims: NamesClaim[]; keys: Set<string>; weight: number };

/** Puts claims with a name in common together, and takes the weightiest group. */
function best(claims: NamesClaim[], least: number): { claim: NamesClaim; weight: number } | undefined {
  const groups: Group[] = [];
  for (const claim of claims.slice(0, MOST_CLAIMS)) {
    const keys = keysOf(claim);
    const group = groups.find((one) => keys.some((key) => one.keys.has(key)));
    if (group === undefined) groups.push({ claims: [claim], keys: new Set(keys), weight: claim.weight });
    else {
      // Several places of one kind are one voice.
      if (!group.claims.some(({ from }) => from === claim.from)) group.weight += claim.weight;
      group.claims.push(claim);
      for (const key of keys) group.keys.add(key);
    }
  }
  const winner = groups.reduce<Group | undefined>(
    (one, other) => (one === undefined || other.weight > one.weight ? other : one),
    undefined,
  );
  return winner === undefined || winner.weight < least
    ? undefined
    : { claim: fullest(winner.claims), weight: winner.weight };
}

/** Of claims that agree, the first of those worth most; one with more people goes before it where it is worth as much. */
function fullest(claims: NamesClaim[]): NamesClaim {
  const most = Math.max(...claims.map(({ weight }) => weight));
  const worthy = claims.filter(({ weight }) => weight >= Math.min(most, 1.4));
  return worthy.reduce((one, other) => (isFuller(keysOf(other), keysOf(one)) ? other : one));
}

const isFuller = (more: string[], fewer: string[]) =>
  more.length > fewer.length && more.length < 12 && fewer.every((key) => more.includes(key));

function keysOf({ names }: NamesClaim): string[] {
  return names.flatMap((name) => {
    const { authors, agency } = readByline(name);
    return [...authors, ...(agency ? [agency] : [])].map((one) =>
      folded(one.replace(/,.*$/, "")).replace(/^(?:dr|prof|mr|mrs|ms) /, ""),
    );
  });
}
