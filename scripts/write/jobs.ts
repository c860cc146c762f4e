import { statSync } from "node:fs";
import { SHARED_FROM } from "../intake/intake.ts";
import { scattered } from "../intake/sample.ts";
import type { Job } from "../intake/share.ts";
import type { Input } from "../sources/inputs.ts";
import type { Begun } from "./desk.ts";

/** What is to be read: the number of the input among all, and how. */
export type Planned = { index: number; job: Job };

/** Inputs that are not done with; for a sample in an order in which whoever ends early has been all over the list. */
export function jobsFor(inputs: Input[], begun: Begun[], options: { workers: number; sample?: number }): Planned[] {
  const { workers, sample } = options;
  const open = inputs.flatMap((input, index): Planned[] => {
    const state = begun[index]!;
    if (state.state === "done") return [];
    const after = state.state === "part" ? state.after : -1;
    return [{ index, job: { ...input, shared: workers > 1 && sample === undefined && isLarge(input), after } }];
  });
  if (sample === undefined) return open;
  const each = Math.ceil(sample / Math.max(1, open.length));
  return scattered(open, sample).map(({ index, job }) => ({ index, job: { ...job, sample: each } }));
}

/** A thread takes a second to begin: little work is done sooner by one. */
const BYTES_PER_WORKER = 1024 * 1024;
const FILES_PER_WORKER = 50;

/** How many workers are worth their beginning for what there is to read. */
export function workersFor(planned: Planned[], most: number): number {
  const bytes = planned.reduce((sum, { job }) => sum + sizeOf(job), 0);
  const worth = Math.max(Math.ceil(bytes / BYTES_PER_WORKER), Math.ceil(planned.length / FILES_PER_WORKER));
  return Math.min(most, Math.max(1, worth));
}

const isLarge = (input: Input) => sizeOf(input) >= SHARED_FROM;

function sizeOf({ path, kind }: Input): number {
  return kind === "file" ? (statSync(path, { throwIfNoEntry: false })?.size ?? 0) : 0;
}
