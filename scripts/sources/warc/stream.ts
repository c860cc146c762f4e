import { Bomb, createBudget } from "../containers/budget.ts";
import { Cursor } from "../bytes/cursor.ts";
import { gunzipMember, isGzip } from "../bytes/gzip.ts";
import { BrokenStream } from "../bytes/inflate.ts";
import type { Bytes } from "../file.ts";

/** A run of records without damage between them, decompressed. */
export type Stretch = {
  cursor: Cursor;
  /** Where in the file the byte at `position` of the cursor is; `exact` if reading can begin there. */
  where(position: number): { offset: number; exact: boolean };
  /** Why it ended, once it has: nothing where the file did. `from` is the position with which the damage begins to matter. */
  damage(): { reason: string; from: number } | undefined;
};

/** The stretches of a web archive that is plain, compressed record by record, or compressed as a whole. */
export async function* stretches(file: Bytes): AsyncGenerator<Stretch> {
  const raw = new Cursor(file.bytes());
  try {
    if (!isGzip(await raw.peek(4))) return yield plain(raw);
    const budget = createBudget(file.size);
    while (!(await raw.atEnd())) {
      const stretch = compressed(raw, (bytes) => budget.spend(bytes));
      yield stretch;
      const damage = stretch.damage();
      if (damage === undefined || damage.reason.startsWith("holds more")) return;
      await seekGzip(raw);
    }
  } finally {
    await raw.close();
  }
}

function plain(cursor: Cursor): Stretch {
  return { cursor, where: (position) => ({ offset: position, exact: true }), damage: () => undefined };
}

function compressed(raw: Cursor, spend: (bytes: number) => void): Stretch {
  // Where members begin: in what comes out, and in the file. Those that have been passed are let go.
  let members: { at: number; offset: number }[] = [];
  let damage: { reason: string; from: number } | undefined;
  const pieces = async function* () {
    let at = 0;
    try {
      while (isGzip(await raw.peek(4))) {
        members.push({ at, offset: raw.position });
        for await (const piece of gunzipMember(raw)) {
          spend(piece.length);
          at += piece.length;
          yield piece;
        }
      }
      if (await hasMore(raw)) damage = { reason: "is followed by bytes that are no gzip", from: at };
    } catch (thrown) {
      if (!(thrown instanceof BrokenStream || thrown instanceof Bomb)) throw thrown;
      damage = { reason: thrown.message, from: members.at(-1)?.at ?? 0 };
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
