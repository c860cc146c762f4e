import { nameKey } from "../article/name.ts";
import type { Article } from "../article/schema.ts";
import { plainText } from "../relate/words.ts";
import { findSurest } from "./surest.ts";
import { gatherNames } from "./gather.ts";
import type { Found } from "./kinds.ts";
import { mergeNames } from "./merge.ts";
import { weigh } from "./weigh.ts";

type Written = Pick<Article, "title" | "summary" | "lang" | "place">;

/** What says who wrote, took or sent a piece, and what is for sale: no line of it names anybody of the story. */
const CREDIT =
  /^\s*(?:by|photos?|images?|credits?|reporting|editing|written|posted|follow|copyright|©|\(?(?:reporting|writing|editing|additional reporting|photo)\b)[^.]{0,140}$|contributed (?:to )?(?:this|reporting)|all rights reserved|getty images|\bfollow\b.{0,60}\bon (?:twitter|facebook)|@\w|sign up for|click here|newsletter/i;
const LONGEST_CREDIT = 240;
const BRACKETED =
  /[([](?:(?:additional )?(?:reporting|writing|editing|photo|image|credit)\b|ap photo|[^()[\]]{0,60}\/(?:getty|ap|reuters|afp)\b)[^()[\]]{0,200}[)\]]/gi;

/**
 * The names of people, organisations and places in an article, those that it has most often first: English by many signs,
 * other languages by the surest alone. Depends on nothing but the article.
 */
export function findNames(article: Written, body: string): Found[] {
  const text = plainText(body);
  const lines = [article.title, ...(article.summary === undefined ? [] : [article.summary]), ...text.split("\n")]
    .filter((line) => line.trim() !== "" && !(line.length < LONGEST_CREDIT && CREDIT.test(line)))
    .map((line) => line.replace(BRACKETED, "; "));
  if (!isEnglish(article.lang, text)) return findSurest(lines, article.lang);
  const gathered = gatherNames(lines);
  return withDateline(mergeNames(weigh(gathered), gathered), article.place);
}

/** "SEOUL, South Korea": where a piece was sent from is a place, and comes last of those it speaks of. */
function withDateline(found: Found[], place: string | undefined): Found[] {
  const city = place?.replace(/[,/].*$/s, "").trim();
  if (!city || !/^\p{Lu}/u.test(city)) return found;
  const name =
    city === city.toUpperCase()
      ? city.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase())
      : city;
  const known = found.find((one) => nameKey(one.name) === nameKey(name));
  if (!known) return [...found, { name, kind: "place", confidence: 6 }];
  return found.map((one) => (one === known ? { ...one, kind: "place", confidence: Math.max(6, one.confidence) } : one));
}

const ENGLISH = /^en\b/i;
const SMALL_WORDS = / (?:the|of|and|to|in) /g;

/** An article that does not state its language is English where the small words of English are many. */
function isEnglish(lang: string | undefined, text: string): boolean {
  if (lang !== undefined) return ENGLISH.test(lang);
  const sample = text.slice(0, 2000);
  return (sample.match(SMALL_WORDS)?.length ?? 0) >= Math.max(2, sample.length / 400);
}
