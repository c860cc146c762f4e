import type { Cursor } from "../bytes/cursor.ts";
import { type Bytes, LARGEST } from "../file.ts";
import type { Rejection } from "../source.ts";
import { ARC, type Dialect, type RecordHead, WARC } from "./head.ts";
import { answerOf } from "./http.ts";
import { type Stretch, stretches } from "./stream.ts";

/** One record of a web archive. */
export type ArchiveRecord = RecordHead & {
  type: "record";
  /** "record at byte 1234": of the file, or of what a file that is compressed as a whole decompresses to. */
  locator: string;
  /** From which byte of the file it can be read again; undefined within a file that is compressed as a whole. */
  offset?: number;
  /** Undefined where it is larger than 64 MB. */
  block?: Buffer;
  notes: string[];
};

const LONGEST_HEAD = 256 * 1024;
const WINDOW = 64 * 1024;

/** Every record of a WARC or an ARC; what is damaged is told of, and reading goes on behind it. */
export async function* readRecords(file: Bytes): AsyncGenerator<ArchiveRecord | Rejection> {
  let dialect: Dialect | undefined;
  let failure: string | undefined;
  const failed = (reason: string) => {
    failure = reason;
  };
  for await (const stretch of stretches(file, failed)) {
    const { cursor } = stretch;
    let told = false;
    for (await skipBlank(cursor); !(await cursor.atEnd()); await skipBlank(cursor)) {
      dialect ??= ARC.begins(Buffer.from(await cursor.peek(WINDOW))) ? ARC : WARC;
      const record = await readRecord(stretch, dialect);
      told = record.type === "rejection" && record.reason === stretch.damage()?.reason;
      yield record;
    }
    const damage = stretch.damage();
    if (damage !== undefined && !told) yield refuse(`byte ${stretch.where(cursor.position).offset}`, damage.reason);
  }
  if (failure !== undefined) yield { type: "rejection", reason: failure };
}

async function readRecord(stretch: Stretch, dialect: Dialect): Promise<ArchiveRecord | Rejection> {
  const { cursor } = stretch;
  const start = cursor.position;
  const { offset, exact } = stretch.where(start);
  const locator = exact ? `record at byte ${offset}` : `record at byte ${start} of what is compressed`;
  const head = await readHead(cursor, dialect);
  if (typeof head === "string") {
    await seekRecord(cursor, dialect, cursor.position > start);
    return refuse(locator, stretch.damage()?.reason ?? head);
  }
  const notes: string[] = [];
  const block = await readBlock(cursor, head, dialect, notes);
  // The end of a compressed record tells whether it is whole.
  await skipBlank(cursor);
  const last = await cursor.atEnd();
  const damage = stretch.damage();
  if (typeof block === "string") return refuse(locator, damage?.reason ?? block);
  if (last && damage?.spoils) return refuse(locator, damage.reason);
  return { type: "record", ...head, locator, ...(exact ? { offset } : {}), ...(block ? { block } : {}), notes };
}

async function readHead(cursor: Cursor, dialect: Dialect): Promise<RecordHead | string> {
  for (let size = 4096; ; size *= 4) {
    const bytes = view(await cursor.peek(size));
    if (!dialect.begins(bytes)) return `no ${dialect.name} record begins here`;
    const length = dialect.headLength(bytes);
    if (length !== undefined) {
      await cursor.skip(length);
      return dialect.parse(bytes.toString("utf8", 0, length));
    }
    if (bytes.length < size) return "ends in the middle of its header";
    if (size >= LONGEST_HEAD) return `its header is longer than ${LONGEST_HEAD / 1024} KB`;
  }
}

/** The block; nothing where it is too large to be held; or why there is none. */
async function readBlock(
  cursor: Cursor,
  { length }: RecordHead,
  dialect: Dialect,
  notes: string[],
): Promise<Buffer | undefined | string> {
  if (length > LARGEST) {
    const there = await cursor.skip(length);
    if (there < length) return endsEarly(there, length);
    if (!(await endsWell(cursor, dialect))) await seekRecord(cursor, dialect, true);
    return undefined;
  }
  const block = view(await cursor.take(length));
  if (block.length === length && (await endsWell(cursor, dialect))) return block;
  const next = dialect.find(block, 0);
  if (next === -1 && block.length < length) {
    if (!holdsWholeAnswer(block)) return endsEarly(block.length, length);
    notes.push(`its header states ${length} bytes, of which ${block.length} are there, with the whole of its answer`);
    return block;
  }
  const whole = next === -1 ? Buffer.concat([block, await takeToNext(cursor, dialect)]) : block.subarray(0, next);
  if (next !== -1) cursor.unread(block.subarray(next));
  const real = withoutBlankEnd(whole);
  notes.push(`its header states ${length} bytes, and it has ${real.length}`);
  return real;
}

/** The last record may lack nothing but what follows its answer. */
function holdsWholeAnswer(block: Buffer): boolean {
  const answer = answerOf(block);
  const stated = answer?.fields.get("content-length") ?? "";
  return answer !== undefined && /^\d{1,15}$/.test(stated) && answer.sent.length >= Number(stated);
}

function endsEarly(there: number, length: number): string {
  return `ends in the middle: ${there} of ${length} bytes are there`;
}

/** Behind a block come empty lines (or none, from careless writers), and then the next record or the end. */
async function endsWell(cursor: Cursor, dialect: Dialect): Promise<boolean> {
  const bytes = view(await cursor.peek(dialect === ARC ? WINDOW : 64));
  let at = 0;
  while (bytes[at] === 0x0d || bytes[at] === 0x0a) at += 1;
  return at === bytes.length || dialect.begins(bytes.subarray(at));
}

/** What stands before the next record: the rest of one that is longer than it says. More than 64 MB of it is let go. */
async function takeToNext(cursor: Cursor, dialect: Dialect): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  await seekRecord(cursor, dialect, true, (bytes) => {
    size += bytes.length;
    if (size <= LARGEST) parts.push(Buffer.from(bytes));
  });
  return Buffer.concat(parts);
}

/** Goes on to the next line with which a record begins, which may be the one that is `here`; or to the end. */
async function seekRecord(
  cursor: Cursor,
  dialect: Dialect,
  here: boolean,
  passed: (bytes: Uint8Array) => void = () => {},
): Promise<void> {
  // A line that may be cut in two by the window's end is looked at again.
  const overlap = dialect === ARC ? 8192 : 32;
  for (let mayBeHere = here; ; mayBeHere = false) {
    const bytes = view(await cursor.peek(WINDOW));
    const at = mayBeHere && dialect.begins(bytes) ? 0 : dialect.find(bytes, 0);
    const length = at !== -1 ? at : bytes.length < WINDOW ? bytes.length : bytes.length - overlap;
    passed(bytes.subarray(0, length));
    await cursor.skip(length);
    if (at !== -1 || bytes.length < WINDOW) return;
  }
}

async function skipBlank(cursor: Cursor): Promise<void> {
  for (let piece = await cursor.next(); piece !== undefined; piece = await cursor.next()) {
    const at = piece.findIndex((byte) => byte !== 0x0d && byte !== 0x0a && byte !== 0x20 && byte !== 0);
    if (at !== -1) return cursor.unread(piece.subarray(at));
  }
}

function withoutBlankEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  for (let lines = 0; lines < 2 && bytes[end - 1] === 0x0a; lines += 1) end -= bytes[end - 2] === 0x0d ? 2 : 1;
  return bytes.subarray(0, end);
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function refuse(locator: string, reason: string): Rejection {
  return { type: "rejection", locator, reason };
}
