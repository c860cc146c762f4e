import phrases from "./phrases.json" with { type: "json" };
import type { Block } from "./survey.ts";

/** What a line says about itself, in the languages that `phrases.json` knows. */

const ENDS = new Set(phrases.ends);
const LINES = new Set(phrases.lines);
const BEGINS = phrases.begins;
const SAYS = phrases.says;

const plain = (text: string) => text.toLowerCase().replaceAll("’", "'").trim();
const bare = (text: string) => plain(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

/** "Related articles", "Comments (3)", "Share this": a heading of something that is no longer the article. */
export function headsAnother({ text, size }: Block): boolean {
  if (size > 60) return false;
  const words = bare(text.replace(/\(?\d+\)?/g, ""));
  return (
    ENDS.has(words) ||
    /^more (?:\p{L}+ ){0,3}(?:stories|news|articles|posts|coverage|headlines)$/u.test(words) ||
    /^(?:more from|more in|more on|more by|related to|latest from|latest in|about the author|share this|follow us)\b/.test(
      words,
    )
  );
}

/** "Advertisement", "Share", "Read more: Fog closes harbour": a line for those who use the page. */
export function isAside({ text, size, linked }: Block): boolean {
  if (size > 400) return false;
  if (size < 40 && (LINES.has(bare(text)) || COUNTER.test(text))) return true;
  const words = plain(text);
  if (linked > size * 0.6 && LEADS.some((lead) => words.startsWith(`${lead} `))) return true;
  return size < 200 && (linked > size * 0.4 || size < 80) && BEGINS.some((begin) => words.startsWith(begin));
}

/** "Image 1 of 5", "1 of 5"; not "3/10", which may be a score. */
const COUNTER = /^(?:\p{L}{3,10} \d{1,3} ?(?:of|\/|von|de|sur|di|из)|\d{1,3} of) ?\d{1,3}$/u;

/** Headings for other things that run on into their links: "DON'T MISS Fog closes harbour [INSIGHT]". */
const LEADS = phrases.ends.filter((words) => words.includes(" "));

const FOLLOW =
  /\b(?:follow|like|find) (?:\S+ ){1,4}on (?:\S+, )*(?:facebook|instagram|linkedin|threads|tiktok|twitter|x|youtube)\b/u;

/** Sentences at an article's end that ask its reader to follow, subscribe, share. */
export function isSignOff({ text, size }: Block): boolean {
  if (size > 500) return false;
  const words = plain(text);
  return SAYS.some((says) => words.includes(says)) || FOLLOW.test(words);
}
