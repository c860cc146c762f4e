import { Cursor } from "../bytes/cursor.ts";
import { gunzipMember, isGzip } from "../bytes/gzip.ts";
import { BrokenStream } from "../bytes/inflate.ts";
import { type Bytes, UnreadableFile } from "../file.ts";
import type { Container } from "./container.ts";

/** One compressed file (RFC 1952); several gzip members that follow each other are its parts. */
export const gzip: Container = {
  name: "gzip",
  salvage: true,
  detect: (head) => isGzip(head.bytes),
  async *entries(file) {
    yield { type: "entry", path: nameInside(file.name), read: () => decompress(file) };
  },
};

/** "dumps/posts.xml.gz" holds "posts.xml", "posts.tgz" holds "posts.tar"; the name inside the file is nobody's promise. */
function nameInside(name: string): string {
  const own = name.split("/").at(-1)!;
  const plain = own.replace(/\.tgz$/i, ".tar").replace(/\.(gz|gzip|z)$/i, "");
  return plain === "" ? "content" : plain;
}

async function* decompress(file: Bytes): AsyncGenerator<Uint8Array> {
  const cursor = new Cursor(file.bytes());
  try {
    while (isGzip(await cursor.peek(4))) yield* gunzipMember(cursor);
    await refuseRest(cursor);
  } catch (thrown) {
    throw thrown instanceof BrokenStream ? new UnreadableFile(thrown.message) : thrown;
  } finally {
    await cursor.close();
  }
}

/** Zeros fill the last block of a tape; anything else was lost on the way here. */
async function refuseRest(cursor: Cursor): Promise<void> {
  let left = 0;
  for (let piece = await cursor.next(); piece !== undefined; piece = await cursor.next())
    left += piece.some((byte) => byte !== 0) || left > 0 ? piece.length : 0;
  if (left > 0) throw new UnreadableFile(`${left} bytes behind the compressed data are not compressed: left out`);
}
