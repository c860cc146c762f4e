/** A line without its end; `tooLong` where it was longer than a record may be, and was not kept. */
export type Line = { number: number; text: string; tooLong?: true };

/** A record takes no more than this, in characters. */
export const LONGEST = 16 * 1024 * 1024;

/** The lines of a text in pieces, however they end; one that is too long takes no memory. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  let end = "";
  let number = 1;
  let parts: string[] = [];
  let length = 0;
  const finish = (last: string): Line => {
    const text = parts.join("") + last;
    const tooLong = length + last.length > LONGEST;
    parts = [];
    length = 0;
    return tooLong
      ? { number: number++, text: "", tooLong }
      : { number: number++, text: text.endsWith("\r") ? text.slice(0, -1) : text };
  };
  for await (const piece of pieces) {
    if (end === "" && /[\r\n]/.test(piece)) end = piece.includes("\n") ? "\n" : "\r";
    let from = 0;
    for (let at = end === "" ? -1 : piece.indexOf(end); at >= 0; at = piece.indexOf(end, from)) {
      yield finish(piece.slice(from, at));
      from = at + 1;
    }
    length += piece.length - from;
    if (length > LONGEST) parts = [];
    else if (from < piece.length) parts.push(piece.slice(from));
  }
  if (length > 0) yield finish("");
}
