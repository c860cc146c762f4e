import credits from "./words/credits.json" with { type: "json" };

export type Picture = { caption?: string; credit?: string };
/** `pieces` are the text before, between and behind the captions: a picture stands between paragraphs, never in one. */
export type SetApart = { pieces: string[]; pictures: Picture[] };

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const anyOf = (list: string[]) =>
  list
    .map(escaped)
    .sort((a, b) => b.length - a.length)
    .join("|");

const NAME = "\\p{Lu}[\\p{L}\\p{M}'’.-]*";

/** A credit line: "AP", "Reuters/Ann Lee", "AP Photo/Ann Lee", "Global Images Ukraine via Getty Images", "Photo by Ann Lee". */
function creditSource(houses: string[]): string {
  const house = `(?:${anyOf([...credits.houses, ...houses])})`;
  return [
    `(?:${NAME} ){1,5}(?:via|for|/) ?${house}`,
    `${house}(?: Photo)?/${NAME} ${NAME}`,
    `(?:${NAME} ){0,3}${NAME} ?/ ?${house}`,
    `(?:${anyOf(credits.leads)}) ?${NAME} ${NAME}(?: ?/ ?${house})?`,
    `${house} [Pp]hoto`,
    house,
  ].join("|");
}

/** A sentence ends here: its mark, perhaps a closing quote, and a space. */
const END = "[.!?…]['\"’”)]*";
const MONTHS = "(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\\p{Ll}*\\.?";
const DATE = `(?:${MONTHS} \\d{1,2}, \\d{4}|\\d{1,2} ${MONTHS} \\d{4})['"’”)]*[.!?]$`;
const FULL_DATE = new RegExp(DATE, "u");
const ANY_DATE = new RegExp(DATE.replace(/\$$/, ""), "u");
/** "…, Tuesday, June 17, 2025.": as captions date themselves, and sentences of a report hardly ever. */
const CAPTION_DATE = new RegExp(`\\p{Lu}\\p{Ll}{2,8}day,? ${DATE}`, "u");

/** What may follow a credit: the end, or a new sentence. A word in small letters says that it was part of one. */
function credited(houses: string[]): RegExp {
  const credit = `\\(?(?<credit>${creditSource(houses)})\\)?`;
  return new RegExp(`(?<=${END}\\s+)${credit}\\.?(?=\\s+['"‘“(]?[\\p{Lu}\\d]|\\s*$)`, "gu");
}

/** The number of a picture in a gallery, stranded in the text: a small number before a capital, where a sentence begins. */
const INDEX = /(?:^|(?<=[.!?…]['"’”)]*\s))(\d{1,2})\s+(?=['"‘“]?\p{Lu})/gu;
const LONGEST = 450;

/**
 * Sets photo captions and credit lines apart from run-together text. A sentence is
 * a caption only on evidence: a gallery number before it or a full date at its end, and a credit right behind it
 * (a number before it and a weekday and date at its end will do without). "12 Angry Men was shown ..." and "15 people were
 * hurt" stay. `houses` are names that sign pictures, besides the common ones.
 */
export function takeCaptions(text: string, houses: string[] = []): SetApart {
  // Most paragraphs have neither of the two on which a caption is told: looking for credits in them takes long.
  if (!ANY_DATE.test(text) && text.search(INDEX) < 0) return { pieces: [text.trim()].filter(Boolean), pictures: [] };
  const pictures: Picture[] = [];
  const pattern = credited(houses);
  let rest = text;
  const pieces: string[] = [];
  for (let found = firstCaption(rest, pattern); found; found = firstCaption(rest, pattern)) {
    pictures.push({ caption: found.caption, ...(found.credit ? { credit: found.credit } : {}) });
    pieces.push(rest.slice(0, found.from).trim());
    rest = rest.slice(found.to).trimStart();
  }
  pieces.push(rest.trim());
  return { pieces: pieces.filter((piece) => piece !== ""), pictures };
}

type FoundCaption = Picture & { from: number; to: number };

function firstCaption(text: string, pattern: RegExp): FoundCaption | undefined {
  const numbered = firstNumbered(text, pattern);
  const dated = firstDated(text, pattern);
  if (!numbered || !dated) return numbered ?? dated;
  return numbered.from <= dated.from ? numbered : dated;
}

/** "3 Residents react in Kyiv, Ukraine. AP": a number, at most three sentences, and a credit or a full date. */
function firstNumbered(text: string, pattern: RegExp): FoundCaption | undefined {
  for (const index of text.matchAll(INDEX)) {
    const from = index.index;
    const begin = from + index[0].length;
    const window = text.slice(begin, begin + LONGEST);
    for (const credit of window.matchAll(pattern)) {
      const caption = window.slice(0, credit.index).trim();
      if (sentences(caption) > 3) break;
      return { caption, credit: credit.groups!.credit!, from, to: begin + credit.index + credit[0].length };
    }
    const dated = untilDate(window);
    if (dated) return { caption: dated, from, to: begin + dated.length };
  }
  return undefined;
}

/** A sentence that ends in a full date and has a credit right behind it. */
function firstDated(text: string, pattern: RegExp): FoundCaption | undefined {
  for (const credit of text.matchAll(pattern)) {
    const before = text.slice(0, credit.index).trimEnd();
    if (!FULL_DATE.test(before)) continue;
    const from = lastSentenceStart(before);
    if (before.length - from > LONGEST) continue;
    return {
      caption: before.slice(from),
      credit: credit.groups!.credit!,
      from,
      to: credit.index + credit[0].length,
    };
  }
  return undefined;
}

/** The first sentence or two of a text where they end in a weekday and date. */
function untilDate(text: string): string | undefined {
  for (const end of text.matchAll(new RegExp(`${END}(?=\\s|$)`, "gu"))) {
    const sentence = text.slice(0, end.index + end[0].length);
    if (CAPTION_DATE.test(sentence)) return sentence;
    if (sentences(sentence) > 1) return undefined;
  }
  return undefined;
}

function lastSentenceStart(text: string): number {
  let start = 0;
  for (const end of text.matchAll(new RegExp(`${END}\\s+(?=['"‘“(]?[\\p{Lu}\\d])`, "gu"))) {
    if (!ABBREVIATED.test(text.slice(0, end.index + 1))) start = end.index + end[0].length;
  }
  return start;
}

const ABBREVIATED =
  /(?:\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|St|Sgt|Gen|Lt|Col|Sen|Rep|Gov|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.$/u;

function sentences(text: string): number {
  return [...text.matchAll(new RegExp(`${END}(?=\\s+\\p{Lu}|$)`, "gu"))].filter(
    (end) => !ABBREVIATED.test(text.slice(0, end.index + 1)),
  ).length;
}
