import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Real inputs that are not part of the project: a folder beside the checkout, or the one that CORPORA names. */
export function corpus(name: string): { folder: string; skip: string | false } {
  const beside = fileURLToPath(new URL("../../../shared/corpora/", import.meta.url));
  const folder = path.join(process.env.CORPORA ?? beside, name);
  return { folder, skip: existsSync(folder) ? false : `skipped: no corpora (${name} is not at hand)` };
}
