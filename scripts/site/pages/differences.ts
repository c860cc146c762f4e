import { BREAK, differenceOf, type Run, wordsAndBreaks } from "../../copies/difference.ts";
import { plainText } from "../../relate/words.ts";
import type { Context } from "../context.ts";
import { differencesOf, labelText } from "../copies.ts";
import { itemOf } from "../groups.ts";
import { agoInputs, joined } from "../inputs.ts";
import type { Compared, DifferencesModel } from "../models.ts";
import type { Page } from "../page.ts";
import type { Printing } from "../printings.ts";

/** A page for every printing that has other words than the earliest of its story; linked from their pages alone. */
export function* differencePages(context: Context): Generator<Page> {
  if (context.printings.size === 0) return;
  for (const { article } of context.entries) {
    const group = context.printings.get(article.id);
    const printing = group?.find(({ entry }) => entry.article.id === article.id);
    const address = printing && differencesOf(printing);
    if (address === undefined) continue;
    const [earliest] = group!;
    yield {
      address,
      layout: "differences",
      model: () => differencesModel(context, printing!, earliest!),
      inputs: () => ({
        "its file": printing!.entry.marks.digest,
        "the earliest printing": joined(earliest!.entry.address, earliest!.entry.marks.digest),
        "what it is": labelText(printing!),
        "how long ago they were": joined(
          ...[printing!, earliest!].map(({ entry }) => agoInputs(entry.date, context.clock, entry.precision)),
        ),
      }),
    };
  }
}

function differencesModel(context: Context, printing: Printing, { entry: earliest }: Printing): DifferencesModel {
  const { entry } = printing;
  const textOf = (one: typeof entry) => wordsAndBreaks(plainText(context.bodyOf(one)));
  const headline = differenceOf(wordsAndBreaks(earliest.article.title), wordsAndBreaks(entry.article.title));
  return {
    printing: { ...itemOf(context, entry, "whole"), label: labelText(printing) },
    earliest: itemOf(context, earliest, "whole"),
    headline: headline.map(({ kind, words }) => ({ kind, text: words.join(" ") })),
    paragraphs: paragraphsOf(differenceOf(textOf(earliest), textOf(entry))),
  };
}

/** Runs of more words are shown by their first and last KEPT. */
const LONG = 80;
const LONG_OF_ONE = 400;
const KEPT = 25;

function paragraphsOf(runs: Run[]): Compared[][] {
  const paragraphs: Compared[][] = [[]];
  for (const { kind, words } of runs) {
    const cut = words.length > (kind === "same" ? LONG : LONG_OF_ONE);
    addWords(paragraphs, kind, cut ? words.slice(0, KEPT) : words);
    if (!cut) continue;
    const left = words.slice(KEPT, -KEPT).filter((word) => word !== BREAK);
    paragraphs.push([{ kind: "skipped", words: left.length, of: kind }], []);
    addWords(paragraphs, kind, words.slice(-KEPT));
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

function addWords(paragraphs: Compared[][], kind: Run["kind"], words: string[]): void {
  let from = 0;
  for (let at = 0; at <= words.length; at += 1) {
    if (at < words.length && words[at] !== BREAK) continue;
    if (at > from) paragraphs.at(-1)!.push({ kind, text: words.slice(from, at).join(" ") });
    if (at < words.length) paragraphs.push([]);
    from = at + 1;
  }
}
