import type { DatedEntry } from "../catalogue/entry.ts";
import type { Chain } from "./chain.ts";
import type { Core } from "./core.ts";
import { formOf } from "./forms.ts";
import { PLAIN, type Telling } from "./telling.ts";

const LEAST_MEMBERS = 4;
const LEAST_DAYS = 2;
/** More is no story but a subject. */
const MOST_MEMBERS = 150;

/** A story has a word that so many of its members share, and of whose articles so many are members. */
const SHARED = 0.6;
const SPECIFIC = 1 / 12;

/** Two words at least, that half of the members share, say what happened; one of them is as much the story's own. */
const LEAST_EVENTS = 2;

/**
 * So much of what the members share must be names: articles that share nothing but words (tonnes, licences, tenders) are on
 * one subject, and seldom on one story.
 */
const LEAST_NAMES = 0.55;

/** Whether a chain of articles is told as a storyline: precision before recall. */
export function isStory({ members, days, core }: Chain, told: DatedEntry[], telling: Telling): boolean {
  if (members.length < LEAST_MEMBERS || members.length > MOST_MEMBERS || new Set(days).size < LEAST_DAYS) return false;
  if (!isSpecific(core, telling) || !saysWhatHappened(core, telling)) return false;
  if (shareOfNames(core, telling) < LEAST_NAMES) return false;
  const forms = new Set(members.map((place) => formOf(told[place]!.article.title)));
  return forms.size > members.length / 2;
}

function isSpecific({ holders, members }: Core, telling: Telling): boolean {
  for (const [word, count] of holders)
    if (count >= SHARED * members && count >= SPECIFIC * telling.holders[word]!) return true;
  return false;
}

function saysWhatHappened({ holders, members }: Core, telling: Telling): boolean {
  let [events, own] = [0, 0];
  for (const [word, count] of holders) {
    if (telling.plain[word] === 0 || 2 * count < members) continue;
    events += 1;
    if (count >= SPECIFIC * telling.holders[word]!) own += 1;
  }
  return events >= LEAST_EVENTS && own > 0;
}

function shareOfNames({ weights, holders }: Core, { plain }: Telling): number {
  let [all, names] = [0, 0];
  for (const [word, weight] of weights) {
    if (holders.get(word)! < 2) continue;
    all += weight * weight;
    if (plain[word] !== PLAIN) names += weight * weight;
  }
  return all === 0 ? 0 : names / all;
}
