import { readFileSync, rmSync } from "node:fs";
import { z } from "zod";
import { writeAtomic } from "../lib/files.ts";

const count = z.number().int().nonnegative();
const memorySchema = z.object({
  /** By year: what its lines are made from, and how they are cut. */
  years: z.record(
    z.string(),
    z.object({ key: z.string(), spans: z.array(z.object({ count, jsonl: count, csv: count })) }),
  ),
  /** By file: the key of what was written into it. */
  written: z.record(z.string(), z.string()),
});

/** What is known of data files between builds; safe to delete. */
export type Memory = z.output<typeof memorySchema>;

/** Articles that follow one another, and the bytes of the files that hold them. */
export type Span = Memory["years"][string]["spans"][number];

/** Empty where there is none, or none that can be believed. */
export function readMemory(file: string): Memory {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { years: {}, written: {} };
  }
}

export function writeMemory(file: string, memory: Memory): void {
  writeAtomic(file, JSON.stringify(memory));
}

export function forgetMemory(file: string): void {
  rmSync(file, { force: true });
}
