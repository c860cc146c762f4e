import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import { z } from "zod";
import { writeAtomic } from "../../lib/files.ts";
import { ByteWriter, readTerms, type Term, writeTerm } from "./bytes.ts";

/**
 * What is remembered of a shard, in the work folder: what the manifest and the files of words need to know of it, so
 * that they can be made without indexing it again.
 */
const partSchema = z.object({
  /** Its files below the folder of the index, and how long they are. */
  files: z.record(z.string(), z.number()),
  wasm: z.string(),
  /** How many words each of its articles has. */
  lengths: z.array(z.number()),
  years: z.array(z.tuple([z.string(), z.number()])),
  from: z.string(),
  to: z.string(),
});

export type Part = z.infer<typeof partSchema>;

/** The words are in order. About each: how many articles have it, their rows, their marks (postings.ts). */
export function writePart(work: string, key: string, part: Part, terms: Iterable<Term>): void {
  const writer = new ByteWriter();
  let last = "";
  for (const term of terms) {
    writeTerm(writer, term, last);
    last = term.word;
  }
  const files = partFiles(work, key);
  // Read again at many builds: quick to unpack matters more than small.
  writeAtomic(files.terms, deflateSync(writer.take(), { level: 3 }));
  // Last: a shard that has it is whole.
  writeAtomic(files.part, JSON.stringify(part));
}

/** Undefined where there is none, or none that can be used. */
export function readPart(work: string, key: string): Part | undefined {
  const { part, terms } = partFiles(work, key);
  try {
    return existsSync(terms) ? partSchema.parse(JSON.parse(readFileSync(part, "utf8"))) : undefined;
  } catch {
    return undefined;
  }
}

export function readPartTerms(work: string, key: string): Iterable<Term> {
  return readTerms(inflateSync(readFileSync(partFiles(work, key).terms)));
}

export function partFiles(work: string, key: string): { part: string; terms: string } {
  return { part: path.join(work, `shard-${key}.json`), terms: path.join(work, `shard-${key}.terms`) };
}
