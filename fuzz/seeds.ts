import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { walk } from "../scripts/lib/files.ts";
import { makers, type Seed } from "./makers.ts";

const CASES = fileURLToPath(new URL("../test/cases/", import.meta.url));
const LARGEST = 256 * 1024;

/** What can be fuzzed: the formats that have golden cases, and those whose files are made. */
export function formats(): string[] {
  return [...new Set([...readdirSync(CASES), ...Object.keys(makers)])].sort();
}

/** The inputs of a format's golden cases, and what is made for it: what is whole, for the mutator to break. */
export async function seedsOf(format: string): Promise<Seed[]> {
  const folder = path.join(CASES, format);
  const cases = existsSync(folder) ? [...walk(folder)] : [];
  const inputs = cases
    .filter(({ file }) => /^[^/]+\/input(\/|\.)/.test(file) && statSync(path.join(folder, file)).size <= LARGEST)
    .map(({ file }) => ({ name: path.basename(file), bytes: readFileSync(path.join(folder, file)) }));
  return [...inputs, ...((await makers[format]?.()) ?? [])];
}
