import { shortHash } from "../../lib/hash.ts";
import { piecesFrom } from "../bytes/cursor.ts";
import { type Bytes, bytesInMemory, LARGEST } from "../file.ts";
import { plainAddress } from "./address.ts";
import { type Answer, answerOf, bodyOf } from "./http.ts";
import { kindOf } from "./kinds.ts";
import { type ArchiveRecord, readRecords } from "./records.ts";

/** Finds pictures by their addresses. */
export type Pictures = { find(address: string): Promise<Uint8Array | undefined> };

/** Where a picture can be read again, or itself. */
type Found = { file: Bytes; offset: number } | Uint8Array;

const MOST = 1_000_000;

/**
 * The pictures in web archives. They are looked for when the first one is asked for, in a pass of its own. Of an archive
 * that is compressed as a whole, in which one cannot jump about, the first 64 MB of pictures are held.
 */
export function picturesIn(files: Bytes[]): Pictures {
  let index: Promise<Map<string, Found>> | undefined;
  return {
    async find(address) {
      index ??= indexOf(files);
      const found = (await index).get(keyOf(address));
      if (found === undefined || found instanceof Uint8Array) return found;
      const rest = piecesFrom(found.file, found.offset, found.file.size - found.offset);
      for await (const record of readRecords({
        ...bytesInMemory("", new Uint8Array()),
        size: found.file.size,
        bytes: () => rest,
      }))
        return record.type === "record" ? pictureOf(record)?.() : undefined;
      return undefined;
    },
  };
}

async function indexOf(files: Bytes[]): Promise<Map<string, Found>> {
  const index = new Map<string, Found>();
  let held = 0;
  for (const file of files)
    for await (const record of readRecords(file)) {
      if (record.type !== "record" || index.size >= MOST) continue;
      const address = plainAddress(record.address ?? "");
      const picture = pictureOf(record);
      if (picture === undefined || address === undefined || index.has(keyOf(address))) continue;
      if (record.offset !== undefined) index.set(keyOf(address), { file, offset: record.offset });
      else {
        const bytes = picture();
        held += bytes?.length ?? 0;
        if (bytes && held <= LARGEST) index.set(keyOf(address), Uint8Array.from(bytes));
      }
    }
  return index;
}

/** How to read the picture that a record holds, if it holds one. */
function pictureOf(record: ArchiveRecord): (() => Uint8Array | undefined) | undefined {
  if (record.block === undefined) return undefined;
  const answer = answerOf(record.block);
  if (kindOf(record, answer).is !== "picture") return undefined;
  return () => (answer ? bodyBytes(answer) : record.block);
}

function bodyBytes(answer: Answer): Uint8Array | undefined {
  const unpacked = bodyOf(answer);
  return typeof unpacked === "string" ? undefined : unpacked.body;
}

function keyOf(address: string): string {
  return shortHash(address, 16);
}
