/** Abbreviations after which a capital letter does not begin a sentence. */
const TITLES =
  /\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Ste|Sgt|Cpl|Gen|Lt|Col|Capt|Cmdr|Adm|Sen|Rep|Gov|Pres|Rev|Hon|Fr|Sr|Cllr|Messrs|Mme|Mlle|No|Nos|Vol|Fig|vs|v|cf|al|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.['"’”)]*\s*$/;
/** Initials and letter names: "U.S. Senator", "J. R. R. Tolkien", "Washington, D.C. Mayor". */
const INITIALS = /(?:^|[\s(‘'“".-])\p{Lu}\.['"’”)]*\s*$/u;
const TIME_OF_DAY = /\d\s?[ap]\.m\.\s*$/i;
/** Corporate endings close a sentence as often as not: only a lower-case word after them says that they do not. */
const BEGINS_SMALL = /^['"‘“(]*\p{Ll}/u;
/** A mark that can end a sentence, a closing quotation mark perhaps, and the space behind them; CJK needs no space. */
const ENDS = /[.!?…؟۔।]+['"’”»)\]]*\s+|[。！？]+[」』”’）]*\s*/gu;

/**
 * The sentences of a text, with the spaces behind them, so that joining them gives the text back. Abbreviations,
 * initials and times of day end none. (Not Intl.Segmenter: its answers follow the ICU version, so that two machines would
 * write two files, and it takes time that grows with the square of the text.)
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const end of text.matchAll(ENDS)) {
    const to = end.index + end[0].length;
    if (to === text.length || !isEnd(text.slice(Math.max(from, to - 40), to), text.slice(to, to + 20))) continue;
    sentences.push(text.slice(from, to));
    from = to;
  }
  if (from < text.length) sentences.push(text.slice(from));
  return sentences;
}

function isEnd(before: string, after: string): boolean {
  if (BEGINS_SMALL.test(after) || TITLES.test(before) || TIME_OF_DAY.test(before)) return false;
  return (
    !INITIALS.test(before) || /^['"‘“(]?(?:The|It|He|She|They|We|In|On|At|But|And|A|This|That|There)\s/.test(after)
  );
}
