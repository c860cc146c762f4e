/** Abbreviations after which a capital letter does not begin a sentence. */
const TITLES =
  /\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Ste|Sgt|Cpl|Gen|Lt|Col|Capt|Cmdr|Adm|Sen|Rep|Gov|Pres|Rev|Hon|Fr|Sr|Cllr|Messrs|Mme|Mlle|No|Nos|Vol|Fig|vs|v|cf|al|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.['"’”)]*\s*$/;
/** Initials and letter names: "U.S. Senator", "J. R. R. Tolkien", "Washington, D.C. Mayor". */
const INITIALS = /(?:^|[\s(‘'“".-])\p{Lu}\.['"’”)]*\s*$/u;
const TIME_OF_DAY = /\d\s?[ap]\.m\.\s*$/i;
/** Corporate endings close a sentence as often as not: only a lower-case word after them says that they do not. */
const BEGINS_SMALL = /^['"‘“(]*\p{Ll}/u;
/** A mark that can end a sentence, and what may follow it before the space. */
const ENDS = /[.!?…]['"’”»)\]]*\s*$|[。！？][」』”’）]*\s*$|[؟۔।]\s*$/u;

let segmenter: Intl.Segmenter | undefined;

/**
 * The sentences of a text, with the spaces behind them, so that joining them gives the text back. The segmenter
 * proposes; abbreviations, initials, decimals and times of day are joined again.
 */
export function sentencesOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter("en", { granularity: "sentence" });
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = sentences.at(-1);
    if (last !== undefined && !isEnd(last, segment)) sentences[sentences.length - 1] = last + segment;
    else sentences.push(segment);
  }
  return sentences;
}

function isEnd(before: string, after: string): boolean {
  if (!ENDS.test(before) || BEGINS_SMALL.test(after)) return false;
  if (TITLES.test(before) || TIME_OF_DAY.test(before)) return false;
  return (
    !INITIALS.test(before) || /^['"‘“(]?(?:The|It|He|She|They|We|In|On|At|But|And|A|This|That|There)\s/.test(after)
  );
}
