import { squeeze } from "./text.ts";
import { datesIn } from "./date-words.ts";
import words from "./words/bylines.json" with { type: "json" };

/**
 * The names in a byline as a page prints it, without "By", dates, roles and what else stands on its line:
 * "Written by Joan Pike | March 12, 2015" is "Joan Pike". Undefined where it holds no names.
 */
export function namesIn(byline: string): string | undefined {
  const line = squeeze(byline).slice(0, 400).replace(GLUED, "$1 | ");
  const text = withoutRole(withoutOffice(withoutTail(withoutLabel(line.slice(startOfNames(line))))));
  return isNames(text) ? text : undefined;
}

/** "Joan PikePublished 3 May": pages set such parts apart by style alone. */
const GLUED =
  /([\p{Ll}.])(?=(?:Published|Updated|Posted|Last [Uu]pdated|Medically|Reviewed|Written)[\s:]|In [A-Z]\p{Ll}|\d{1,2}[/.]\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)/gu;

const list = (those: string[]) =>
  [...those]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[/.]/g, "\\$&"))
    .join("|");
const WROTE = `(?:(?:${list(words.wrote)}) +)`;
const LABEL = new RegExp(
  `^[\\s|·•—–-]*(?:${WROTE}?(?:${list(words.by)})(?![\\p{L}\\p{N}])\\s*[:：/]?|${WROTE}?(?:by|von|par|por)[:：])\\s*`,
  "iu",
);
const OTHERS = new RegExp(`^[\\s|·•—–-]*(?:${list(words.others)})(?:ed)?(?: credit)?(?: by|s?:| von| par)`, "iu");
const BEGINS = new RegExp(
  `^[\\s|·•—–-]*${WROTE}?(?:by|von|par|por|di|door|av|af|od|автор|authors?|contributors?|作者|记者|記者|文|written by)(?:\\s*[:：/]\\s*|\\s+)(?=[\\p{Lu}\\p{Lo}"“])`,
  "iu",
);

/** Whether a line says that a byline follows: "By Joan Pike", "Von Joan Pike", "Author: Joan Pike". */
export function beginsByline(line: string): boolean {
  if (/^(?:Written |Posted )?By(?=\p{Lu}\p{Ll})/u.test(line)) return true;
  const match = BEGINS.exec(line);
  // The flag that ignores case lets "by the way" pass for a name; a name has a capital.
  return match !== null && /^["“]?[\p{Lu}\p{Lo}]/u.test(line.slice(match[0].length));
}

/** A line that says only that the next one is a byline: "Written by", "Author:". */
export const isBareLabel = (line: string) =>
  line.length < 30 &&
  /^(?:(?:article|story|blog|post)?\s*(?:written |posted |published |words |article |story )?by|author(?:s|\(s\))?|contributors?|written|von|par|autore?|auteur)\s*:?$/i.test(
    line,
  );

/** "Photographs by Alan Reyes", "Reviewed by Dr Stroud": names, but not of those who wrote. */
export const tellsOfOthers = (line: string) => OTHERS.test(line);

/** In "12 March 2015 · 3 min read · By Joan Pike", names begin behind "By". */
function startOfNames(line: string): number {
  const wrote = /(?:^|[^\p{L}])(?:written|posted|published|authored|words|article|story) by:?\s+/iu.exec(line);
  if (wrote) return wrote.index + wrote[0].length;
  const by = /(?:[|·•,\d–—-]|\b(?:am|pm)) ?by:?\s+(?=\p{L})/iu.exec(line);
  if (by && line.length < 160) return by.index + by[0].length;
  const date = datesIn(line)[0];
  return date !== undefined && date.at < 4 ? date.end : 0;
}

const PARTICLES =
  "de da di del della der den van von zu la le el al bin ibn and und et y e of the with och og en dos das do ter ten du des for in i".split(
    " ",
  );
const isParticle = (word: string) => PARTICLES.includes(word);

/** "Joan Pike, Head of the harbour office" as "Joan Pike": behind the comma stands what she is. */
function withoutOffice(names: string): string {
  const [name, ...rest] = names.split(", ");
  const office = rest.join(", ");
  const small = office.split(/[\s,]+/).filter((word) => /^\p{Ll}/u.test(word));
  const tells = OFFICE.test(office) || (small.length > 0 && !small.every(isParticle));
  return tells && /^\S+(?: \S+){1,6}$/.test(name!) ? name! : names;
}

/** What somebody is, and no name. */
const OFFICE =
  /\b(?:vice president|president of|director|head of|manager|specialist|expert|founder|officer|representative|professor|department|university of)\b/i;

const OFFICE_OF =
  /^(?:senior |chief )?(?:vice president|president|director|head|manager|professor|department)\b(?: of\b.*)?$/i;

const ROLE =
  /,?\s+(?:(?:senior|staff|contributing|executive|digital|web|online|national|political|business|sports?|science|health|technology|tech|guest|chief|managing|associate|assistant|deputy|executive|freelance|special|former|lead|content|editorial|news|features?)\s+)*(?:writers?|editors?|reporters?|contributors?|correspondents?|columnists?|authors?|bloggers?|journalists?)\b(?!\s*&).*$/iu;

/** "Rachel Stroud Senior Writer, Harbour" as "Rachel Stroud"; "The Editors" stay who they are. */
function withoutRole(names: string): string {
  const bare = names.replace(ROLE, "");
  const name = /\S\s+\S/.test(bare) && !/^(?:the|our)\s/i.test(bare) ? bare : names;
  const half = name.length >> 1;
  return name[half] === " " && name.slice(0, half) === name.slice(half + 1) ? name.slice(0, half) : name;
}

function withoutLabel(line: string): string {
  let text = line;
  for (let round = 0; round < 3; round += 1) {
    const label = /^By(?=\p{Lu}\p{Ll})/u.exec(text) ?? LABEL.exec(text);
    if (!label || label[0].trim() === "") break;
    text = text.slice(label[0].length).replace(/^[\s|·•—–:-]+/, "");
  }
  return text.trim();
}

/** What stands behind names on their line: a date, a handle, a reading time, a section. */
const TAIL =
  /\s*(?:[|•·●∙⋅►»]| [-–—~] |\bmin(?:ute)?s? read\b|\d+ min\b|@|https?:|www\.|\b\S+@\S+|\((?=[^)]*\)?\s*$)|\[|\bpublished\b|\bupdated\b|\bposted\b|\blast (?:updated|modified)\b|\bmedically reviewed\b|\bon behalf of\b|\breviewed by\b|\bedited by\b|\bphotos? by\b|\bfact.checked\b|\bin [A-Z][a-z]+$|\bon (?=(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d))|\bfollow(?:ing)?\b|\bshare\b|\bcomments?\b|\bviews?\b|\b(?:is|are|was|has) (?:a|an|the)\b).*$/isu;

function withoutTail(line: string): string {
  const start = line.replace(/^[\s,;|•·–—&:-]+/, "");
  const date = datesIn(start)[0];
  const before = date === undefined ? start : start.slice(0, date.at);
  const bare = before
    .replace(TAIL, "")
    .replace(/[\s,;:|–—-]+(?:on|at|in)?[\s,;:|–—-]*$/i, "")
    .replace(/^[\s,;:|•·–—&-]+/, "");
  return squeeze(bare.replace(/\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|on)\s*,?$/i, ""));
}

/** Days, months and words that begin a sentence. */
const NOT_A_NAME =
  /^(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|jan|january|feb|february|march|april|june|july|aug|august|sept?|september|oct|october|nov|november|dec|december|these|those|this|that|there|the|we|our|they|you|your|it|its|if|in|on|as|at|for|from|how|why|what|when|where|who|which|all|here|now|today|also|just|so|but|and|using|most|more)$/i;

const NONE = new Set(words.none);
const NUMBERS = /\d{2,}|^\d|\d$/;

/** Between one and a dozen names; no sentence, no address, no menu entry. */
function isNames(text: string): boolean {
  if (
    text.length < 2 ||
    text.length > 200 ||
    /https?:|www\.|[<>{}=:?+]|@|\.\w+\.\w|\.(?:com|net|org)\b./i.test(text) ||
    NUMBERS.test(text)
  )
    return false;
  if (OFFICE_OF.test(text) || NOT_A_NAME.test(text)) return false;
  if (NONE.has(text.toLowerCase()) || !/\p{L}{2}/u.test(text)) return false;
  return (
    text.split(/,|;|&|\band\b|\bund\b|\bet\b|\by\b/).every((part) => part.trim().split(" ").length <= 7) &&
    !/[.!?]\s+\p{L}+\s+\p{Ll}+\s+\p{Ll}+/u.test(text)
  );
}

/** Whether words look like people's names as they are printed: with capitals, or in a script that has none. */
export function looksPrinted(text: string): boolean {
  const parts = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const small = parts.filter(
    (word) => /^\p{Ll}/u.test(word) && !isParticle(word) && !/^(?:staff|team|editors?|desk)$/.test(word),
  );
  return parts.length > 0 && small.length === 0;
}
