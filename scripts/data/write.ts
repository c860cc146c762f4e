import { statSync } from "node:fs";
import path from "node:path";
import { writeAtomic } from "../lib/files.ts";
import type { Context } from "../site/context.ts";
import { addressOf, PACKAGE } from "./files.ts";
import { type Format, formats, heads, lineOf } from "./lines.ts";
import { forgetMemory, writeMemory } from "./memory.ts";
import { packageText } from "./package.ts";
import type { DataPlan, Part } from "./plan.ts";
import { recordOf } from "./record.ts";

/**
 * Writes into the site the files that it lacks, or has as they were. `memoryAt`: where what was written is remembered;
 * a build that is killed meanwhile leaves nothing to be believed. Lines are made as they are written: memory holds few.
 */
export function writeData(context: Context, { parts, memory }: DataPlan, { out, memoryAt }: Places): void {
  const written: { [file: string]: string } = {};
  const stale: { part: Part; format: Format; address: string }[] = [];
  for (const part of parts)
    for (const format of formats) {
      const address = addressOf(part, format);
      written[address] = part.key;
      const isThere = memory.written[address] === part.key && sizeOf(out, address) === part.bytes[format];
      if (!isThere) stale.push({ part, format, address });
    }
  if (stale.length > 0) forgetMemory(memoryAt);
  for (const { part, format, address } of stale) writeAtomic(path.join(out, address), pieces(context, part, format));
  writeAtomic(path.join(out, PACKAGE), packageText(context, parts));
  writeMemory(memoryAt, { ...memory, written });
}

export type Places = { out: string; memoryAt: string };

function sizeOf(out: string, address: string): number | undefined {
  return statSync(path.join(out, address), { throwIfNoEntry: false })?.size;
}

/** In characters. */
const AT_ONCE = 1 << 18;

function* pieces(context: Context, { entries }: Part, format: Format): Generator<string> {
  let piece = heads[format];
  for (const entry of entries) {
    piece += lineOf[format](recordOf(entry, context));
    if (piece.length < AT_ONCE) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}
