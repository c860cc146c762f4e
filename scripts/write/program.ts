import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { walk } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What articles are made by: when any of it changes, sources are read anew. */
const PROGRAM = ["article", "intake", "lib", "normalise", "sources", "write"].map((stage) => `scripts/${stage}`);

/** A name for the code that imports, from its bytes and what it depends on. */
export function programPrint(): string {
  const files = PROGRAM.flatMap((folder) => [...walk(path.join(ROOT, folder))].map(({ file }) => `${folder}/${file}`));
  const texts = [...files, "package.json"].map((file) => `${file}\n${readFileSync(path.join(ROOT, file), "utf8")}`);
  return shortHash(`${process.versions.icu}\n${texts.join("\0")}`, 16);
}
