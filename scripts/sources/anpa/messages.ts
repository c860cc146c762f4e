import { decodeWindows1252 } from "../charset.ts";
import type { SourceFile } from "../source.ts";

/** One message of a wire as it came: what stands between SOH and STX, STX and ETX, and behind. */
export type Message = { number: number; raw: string; header: string; text: string; trailer: string };

/** Longer ones are no wire copy: the longest that a desk sent ran to some thousand words. */
const LONGEST = 2 * 1024 * 1024;

const [SOH, STX, ETX, EOT] = ["\u0001", "\u0002", "\u0003", "\u0004"];
/** Marks of telegraph lines, which stand where the control characters did not come through. */
const MARKS = /(?:^|\n)[ \t]*(?:ZCZC|NNNN)\b/;

/** The messages of a file, one by one, each of at most 2 MB; a longer one comes cut off, with `tooLong`. */
export async function* messagesOf(file: SourceFile): AsyncGenerator<Message & { tooLong?: boolean }> {
  let number = 0;
  for await (const { chunk, tooLong } of chunksOf(file)) {
    const raw = decoded(chunk);
    if (!/[\p{L}\d]/u.test(raw)) continue;
    number += 1;
    yield { number, raw, ...partsOf(raw), ...(tooLong ? { tooLong } : {}) };
  }
}

async function* chunksOf(file: SourceFile): AsyncGenerator<{ chunk: string; tooLong?: boolean }> {
  let rest = "";
  let isOver = false;
  const flush = function* (chunk: string) {
    if (!isOver) yield { chunk };
    isOver = false;
  };
  for await (const bytes of file.bytes()) {
    rest += Buffer.from(bytes).toString("latin1");
    const chunks = split(rest);
    rest = chunks.pop()!;
    for (const chunk of chunks) yield* flush(chunk);
    if (rest.length > LONGEST) {
      if (!isOver) yield { chunk: rest.slice(0, LONGEST), tooLong: true };
      isOver = true;
      rest = rest.slice(-100);
    }
  }
  yield* flush(rest);
}

/** At SOH and EOT; a text that has neither, at the marks of telegraph lines, or behind each ETX. */
function split(text: string): string[] {
  if (text.includes(SOH!) || text.includes(EOT!)) return text.split(/[\u0001\u0004]/);
  return MARKS.test(text) ? text.split(new RegExp(MARKS, "g")) : text.split(ETX!);
}

/** UTF-8 where it is that, as files are that somebody converted; else the Western characters of old systems. */
function decoded(latin1: string): string {
  const bytes = Buffer.from(latin1, "latin1");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

function partsOf(raw: string): Pick<Message, "header" | "text" | "trailer"> {
  const start = raw.indexOf(STX!);
  const end = raw.indexOf(ETX!, start + 1);
  const header = start === -1 ? headerLinesOf(raw) : raw.slice(0, start);
  const from = start === -1 ? header.length : start + 1;
  return { header, text: raw.slice(from, end === -1 ? undefined : end), trailer: end === -1 ? "" : raw.slice(end + 1) };
}

/** Without STX, the lines at the head that look as headers do: "a0456", "r i bc-storm-harbour 03-12 0250". */
function headerLinesOf(raw: string): string {
  return (
    /^(?:\s*(?:[A-Za-z]{1,5}\d{3,4}[^\n]{0,120}|[a-z0-9] [a-z]{1,3} [^\n]{1,120})(?:\n|$)){1,2}/.exec(raw)?.[0] ?? ""
  );
}
