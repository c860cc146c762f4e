import type { SourceFile } from "../source.ts";

/** One message of a file, as bytes; `tooLong` where it was cut off. */
export type RawMessage = { number: number; bytes: Uint8Array; tooLong?: boolean };

const LONGEST = 64 * 1024 * 1024;
/** The line that stands before each message of a mailbox; only behind a blank line is it one. */
const FROM = /^From (?:\S{1,300} +)?.{0,60}\d{2}:\d{2}.{0,40}$/;

/** Whether a text begins as a mailbox does. */
export const isMailbox = (text: string) => FROM.test(text.split("\n", 1)[0]!.trimEnd());

/** The messages of a mailbox, one by one, with ">From " unescaped; a file that is no mailbox is one message. */
export async function* messagesOf(file: SourceFile): AsyncGenerator<RawMessage> {
  const start = Buffer.from(await file.slice(0, 500)).toString("latin1");
  if (!isMailbox(start)) {
    const tooLong = file.size > LONGEST;
    yield { number: 1, bytes: await file.slice(0, tooLong ? 0 : file.size), ...(tooLong ? { tooLong } : {}) };
    return;
  }
  let lines: string[] = [];
  let [length, number] = [0, 0];
  let isBlank = true;
  const message = (): RawMessage => {
    number += 1;
    const tooLong = length > LONGEST;
    return { number, bytes: Buffer.from(tooLong ? "" : lines.join("\n"), "latin1"), ...(tooLong ? { tooLong } : {}) };
  };
  for await (const line of linesOf(file)) {
    if (isBlank && FROM.test(line.trimEnd())) {
      if (length > 0) yield message();
      [lines, length] = [[], 0];
    } else {
      length += line.length + 1;
      if (length <= LONGEST) lines.push(line.replace(/^>(>*From )/, "$1"));
      else lines = [];
    }
    isBlank = line.trim() === "";
  }
  if (length > 0) yield message();
}

/** Lines as latin1, so that no byte is lost; one that never ends is cut into pieces. */
async function* linesOf(file: SourceFile): AsyncGenerator<string> {
  let parts: string[] = [];
  let length = 0;
  for await (const bytes of file.bytes()) {
    const lines = Buffer.from(bytes).toString("latin1").split("\n");
    for (const [index, line] of lines.entries()) {
      parts.push(line);
      length += line.length;
      if (index === lines.length - 1 && length < LONGEST) continue;
      yield parts.join("");
      [parts, length] = [[], 0];
    }
  }
  if (length > 0) yield parts.join("");
}
