import { createHash } from "node:crypto";
import { createWriteStream, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Standard input as a file, since formats may read a file twice; `dispose` removes it. */
export type Spooled = { path: string; dispose(): void };

/**
 * Its name follows from its bytes: what comes in this way has no other, and two inputs of one name would take each
 * other's place in the archive.
 */
export async function spoolInput(input: Readable): Promise<Spooled> {
  const folder = mkdtempSync(path.join(tmpdir(), "backfile-stdin-"));
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  try {
    const hash = createHash("sha256");
    const raw = path.join(folder, "input");
    input.on("data", (piece: Uint8Array) => void hash.update(piece));
    await pipeline(input, createWriteStream(raw));
    const named = path.join(folder, `standard-input-${hash.digest("hex").slice(0, 12)}`);
    renameSync(raw, named);
    return { path: named, dispose };
  } catch (thrown) {
    dispose();
    throw thrown;
  }
}
