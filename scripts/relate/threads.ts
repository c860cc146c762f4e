import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Matching, type MatchLists, matcher } from "./match.ts";

/** Documents that a thread takes at a time. */
const BATCH = 256;
/** Fewer are done before another thread has started. */
const WORTH_A_THREAD = 8000;
const MOST_THREADS = 8;

export type Work = {
  matching: Matching;
  lists: MatchLists;
  documents: Uint32Array;
  /** How many of the documents have been taken by a thread, and how many are done. */
  progress: Int32Array;
};

export type MatchOptions = {
  /** Most threads to work on; as many as there are processors, at most 8. */
  threads?: number;
  /** Told, now and then, how many documents are done. */
  tick?: (done: number) => void;
};

/** Computes the lists of the given documents (a shared row of numbers), the same on one thread as on many. */
export async function matchAll(
  matching: Matching,
  lists: MatchLists,
  documents: Uint32Array,
  { threads = Math.min(MOST_THREADS, availableParallelism()), tick }: MatchOptions = {},
): Promise<void> {
  const progress = new Int32Array(new SharedArrayBuffer(8));
  const work: Work = { matching, lists, documents, progress };
  const helpers = Math.min(threads - 1, Math.floor(documents.length / WORTH_A_THREAD));
  const others = Array.from({ length: Math.max(0, helpers) }, () => startThread(work));
  for (const _ of matchBatches(work)) {
    tick?.(Atomics.load(progress, 1));
    // Lets the threads start, whose first steps are taken by this one.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (Atomics.load(progress, 1) < documents.length) await Promise.all(others.map(({ ended }) => ended));
  await Promise.all(others.map(({ worker }) => worker.terminate()));
  if (Atomics.load(progress, 1) < documents.length) throw new Error("a thread that related articles ended early");
  tick?.(documents.length);
}

/** Takes batches until all are taken; a pause after each. */
export function* matchBatches({ matching, lists, documents, progress }: Work): Generator<void> {
  const match = matcher(matching, lists);
  for (;;) {
    const from = Atomics.add(progress, 0, BATCH);
    if (from >= documents.length) return;
    const batch = documents.subarray(from, from + BATCH);
    for (const document of batch) match(document);
    Atomics.add(progress, 1, batch.length);
    yield;
  }
}

function startThread(work: Work): { worker: Worker; ended: Promise<void> } {
  const worker = new Worker(new URL("./thread.js", import.meta.url), { workerData: work, execArgv: [] });
  const ended = new Promise<void>((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", () => resolve());
  });
  // One that did not start took no batch; whether one that failed did is seen by what is not done at the end.
  ended.catch(() => {});
  return { worker, ended };
}
