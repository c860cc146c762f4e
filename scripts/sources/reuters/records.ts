/** A record from its opening tag to its end; `cut` where the file or the next record came before that. */
export type SgmlRecord = { line: number; text: string; cut?: string };

const BEGIN = /<REUTERS[\s>]/;
const END = "</REUTERS>";
/** No story is longer, in characters. */
const LONGEST = 4 * 1024 * 1024;

/** The records of a file, one by one; what stands between them is no story. */
export async function* recordsOf(pieces: AsyncIterable<string>): AsyncGenerator<SgmlRecord> {
  let held = "";
  let line = 1;
  const drop = (length: number) => {
    line += held.slice(0, length).split("\n").length - 1;
    held = held.slice(length);
  };
  for await (const piece of pieces) {
    held += piece;
    for (let record = next(held, false); record; record = next(held, false)) {
      drop(record.from);
      yield { line, text: held.slice(0, record.length), ...(record.cut ? { cut: record.cut } : {}) };
      drop(record.length);
    }
    if (held.search(BEGIN) < 0) drop(Math.max(0, held.length - 10));
  }
  for (let record = next(held, true); record; record = next(held, true)) {
    drop(record.from);
    yield { line, text: held.slice(0, record.length), ...(record.cut ? { cut: record.cut } : {}) };
    drop(record.length);
  }
}

type Cut = { from: number; length: number; cut?: string };

function next(held: string, whole: boolean): Cut | undefined {
  const from = held.search(BEGIN);
  if (from < 0) return undefined;
  const end = held.indexOf(END, from);
  const following = held.slice(from + 8, end < 0 ? undefined : end).search(BEGIN);
  if (following >= 0) return { from, length: following + 8, cut: "its end is missing" };
  if (end >= 0) return { from, length: end + END.length - from };
  if (held.length - from > LONGEST) return { from, length: held.length - from, cut: "larger than 4 MB: no story" };
  return whole ? { from, length: held.length - from, cut: "cut off: the file ends within this story" } : undefined;
}
