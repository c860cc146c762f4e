import { ByteWriter, type Term, writeTerm } from "./bytes.ts";

/** Part of an index: words that follow each other. */
export type Chunk = {
  /** The fewest letters that tell its first word from the last one of the chunk before. */
  from: string;
  bytes: Uint8Array;
};

/** Words in order, cut into chunks of about `size` bytes; one that has more about it is a chunk of its own. */
export function* chunked(terms: Iterable<Term>, size: number): Generator<Chunk> {
  let writer = new ByteWriter();
  let from = "";
  let last = "";
  for (const term of terms) {
    if (writer.length > 0 && writer.length + term.about.length > size) {
      yield { from, bytes: writer.take() };
      writer = new ByteWriter();
      from = parting(last, term.word);
    }
    writeTerm(writer, term, writer.length === 0 ? "" : last);
    last = term.word;
  }
  if (writer.length > 0) yield { from, bytes: writer.take() };
}

function parting(before: string, word: string): string {
  let same = 0;
  while (same < before.length && before[same] === word[same]) same += 1;
  return word.slice(0, same + 1);
}
