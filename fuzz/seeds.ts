import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { walk } from "../scripts/lib/files.ts";

const CASES = fileURLToPath(new URL("../test/cases/", import.meta.url));
const LARGEST = 256 * 1024;

export type Seed = { name: string; bytes: Uint8Array };

/** The formats that can be fuzzed: those that have golden cases. */
export function formats(): string[] {
  return readdirSync(CASES).sort();
}

/** The inputs of a format's golden cases: what is whole, for the mutator to break. */
export function seedsOf(format: string): Seed[] {
  const folder = path.join(CASES, format);
  return [...walk(folder)]
    .filter(({ file }) => /^[^/]+\/input(\/|\.)/.test(file) && statSync(path.join(folder, file)).size <= LARGEST)
    .map(({ file }) => ({ name: path.basename(file), bytes: readFileSync(path.join(folder, file)) }));
}
