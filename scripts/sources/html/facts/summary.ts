import { plainWords } from "../../../normalise/plain.ts";
import type { Claim } from "./claim.ts";
import type { PageHead } from "./head.ts";
import type { Layout } from "./layout.ts";
import { folded, shortText } from "./text.ts";
import { type Thing, wordsIn } from "./things.ts";
import metaNames from "./words/metas.json" with { type: "json" };

const SHORTEST = 25;
const LONGEST = 600;

/** The standfirst: what the page gives as its description, or what stands under the headline where that is cut off. */
export function summaryOf(
  head: PageHead,
  article: Thing | undefined,
  layout: Layout,
  headline: string,
): Claim | undefined {
  const claims: Claim[] = [];
  const claim = (words: string | undefined, from: string) => {
    const value = plainWords((words ?? "").slice(0, 2000));
    if (value.length >= SHORTEST && value.length <= LONGEST && folded(value) !== folded(headline))
      claims.push({ value, from });
  };
  claim(wordsIn(article?.values.description), `${article?.origin} description`);
  for (const name of metaNames.summary) claim(head.metas.get(name)?.[0], name);
  const whole = claims.find(({ value }) => !isCut(value));
  if (whole !== undefined) return whole;
  const longer = standfirst(layout);
  if (longer !== undefined) claims.push(longer);
  const best = longer ?? claims[0];
  if (best === undefined || !isCut(best.value)) return best;
  return isOpening(best.value, layout) ? undefined : best;
}

const isCut = (words: string) => /(?:\.{2,}|…|\[…\]|\[\.\.\.\])\s*(?:read more|more|»)?$/i.test(words);

function standfirst({ spots, headlineAt }: Layout): Claim | undefined {
  for (const { element, kind, own, place } of spots.slice(0, 500)) {
    if (kind !== "standfirst" || !own || place < headlineAt || place > headlineAt + 600) continue;
    const value = shortText(element, LONGEST + 1);
    if (value.length >= SHORTEST && value.length <= LONGEST) return { value, from: "standfirst in the page" };
  }
  return undefined;
}

/** Whether words only repeat how the text begins. */
function isOpening(words: string, { lines }: Layout): boolean {
  const start = folded(words).slice(0, 60);
  return lines.some(({ text }) => text.length > 60 && folded(text.slice(0, 200)).startsWith(start));
}
