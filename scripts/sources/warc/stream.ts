import { Bomb, createBudget } from "../containers/budget.ts";
import { Cursor } from "../bytes/cursor.ts";
import { gunzipMember, isGzip } from "../bytes/gzip.ts";
import { BrokenStream } from "../bytes/inflate.ts";
import { type Bytes, UnreadableFile } from "../file.ts";

/** A run of records without damage between them, decompressed. */
export type Stretch = {
  cursor: Cursor;
  /** Where in the file the byte at `position` of the cursor is; `exact` if reading can begin there. */
  where(position: number): { offset: number; exact: boolean };
  /** Why it ended, once it has: nothing where the file did. `spoils` says that the last record in it is not to be trusted. */
  damage(): Damage | undefined;
};

type Damage = { reason: string; spoils: boolean };

/** A member that turns out to be damaged is looked through for others, if it is no larger; and all of them only so far. */
const REWIND = 1024 * 1024;
const REWIND_ALL = 64 * 1024 * 1024;

/**
 * The stretches of a web archive that is plain, compressed record by record, or compressed as a whole. `failed` is told
 * of what broke off the file itself.
 */
export async function* stretches(file: Bytes, failed: (reason: string) => void): AsyncGenerator<Stretch> {
  const raw = new Cursor(whatIsReadable(file, failed));
  let rewound = 0;
  try {
    if (!isGzip(await raw.peek(4))) return yield plain(raw);
    const budget = createBudget(file.size);
    while (!(await raw.atEnd())) {
      const stretch = compressed(raw, (bytes) => budget.spend(bytes));
      yield stretch;
      const damage = stretch.damage();
      if (damage === undefined || damage.reason.startsWith("holds more")) return;
      if (rewound < REWIND_ALL) rewound += raw.rewind();
      // Behind the mark of the member that is damaged.
      await raw.skip(1);
      await seekGzip(raw);
    }
  } finally {
    await raw.close();
  }
}

async function* whatIsReadable(file: Bytes, failed: (reason: string) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* file.bytes();
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile)) throw thrown;
    failed(thrown.message);
  }
}

function plain(cursor: Cursor): Stretch {
  return { cursor, where: (position) => ({ offset: position, exact: true }), damage: () => undefined };
}

function compressed(raw: Cursor, spend: (bytes: number) => void): Stretch {
  // Where members begin: in what comes out, and in the file. Those that have been passed are let go.
  let members: { at: number; offset: number }[] = [];
  let damage: Damage | undefined;
  const pieces = async function* () {
    let at = 0;
    try {
      while (isGzip(await raw.peek(4))) {
        members.push({ at, offset: raw.position });
        raw.mark(REWIND);
        for await (const piece of gunzipMember(raw)) {
          spend(piece.length);
          at += piece.length;
          yield piece;
        }
      }
      raw.mark(REWIND);
      if (await hasMore(raw)) damage = { reason: "is followed by bytes that are no gzip", spoils: false };
    } catch (thrown) {
      if (!(thrown instanceof BrokenStream || thrown instanceof Bomb)) throw thrown;
      damage = { reason: thrown.message, spoils: thrown instanceof BrokenStream && thrown.kind === "broken" };
    }
  };
  return {
    cursor: new Cursor(pieces()),
    where(position) {
      const next = members.findIndex((member) => member.at > position);
      members = members.slice((next === -1 ? members.length : next) - 1);
      const { at, offset } = members[0]!;
      return { offset, exact: at === position };
    },
    damage: () => damage,
  };
}

/** Zeros at the end are nothing. */
async function hasMore(raw: Cursor): Promise<boolean> {
  for (let piece = await raw.next(); piece !== undefined; piece = await raw.next()) {
    const at = piece.findIndex((byte) => byte !== 0);
    if (at === -1) continue;
    raw.unread(piece.subarray(at));
    return true;
  }
  return false;
}

/** Goes on to where the next gzip member seems to begin, behind the place at which the cursor is; or to the end. */
async function seekGzip(raw: Cursor): Promise<void> {
  for (;;) {
    const bytes = await raw.peek(64 * 1024);
    for (let at = bytes.indexOf(0x1f); at !== -1 && at < bytes.length - 3; at = bytes.indexOf(0x1f, at + 1)) {
      if (!isGzip(bytes.subarray(at, at + 4))) continue;
      await raw.skip(at);
      return;
    }
    if (bytes.length < 64 * 1024) return void (await raw.skip(bytes.length));
    await raw.skip(bytes.length - 3);
  }
}
