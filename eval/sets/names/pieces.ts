import { existsSync } from "node:fs";
import path from "node:path";
import { cut, evenly } from "./cut.ts";
import { type Reader, readers } from "./readers.ts";

/** What was read when names were labelled: the headline, and the text up to where `cut` ends it. Plain text, no Markdown. */
export type Piece = {
  /** The folder of the corpora, and the article's id within it. */
  corpus: string;
  id: string;
  lang: string;
  /** Empty where the corpus has no headlines. */
  title: string;
  text: string;
};

/** The pieces of these articles, by corpus and id, from those of the corpora that are at hand. Throws for an id that is not in its corpus. */
export async function piecesOf(corpora: string, wanted: { corpus: string; id: string }[]): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const corpus of new Set(wanted.map((one) => one.corpus))) {
    const folder = path.join(corpora, corpus);
    if (!existsSync(folder)) continue;
    const read: Reader | undefined = readers[corpus];
    if (read === undefined) throw new Error(`no reader for the corpus “${corpus}”`);
    const missing = new Set(wanted.filter((one) => one.corpus === corpus).map(({ id }) => id));
    for await (const { id, lang, title, text } of read(folder, missing)) {
      if (!missing.delete(id)) continue;
      pieces.push({ corpus, id, lang, title: evenly(title), text: cut(evenly(text)) });
    }
    if (missing.size > 0) throw new Error(`${corpus} has no article ${[...missing].join(", ")}`);
  }
  return pieces;
}
