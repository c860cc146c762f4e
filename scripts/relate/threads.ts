import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Archive } from "./archive.ts";
import type { Measure } from "./likeness.ts";
import { type Apart, type Choice, crowdWriter, listWriter, type MatchLists } from "./lists.ts";
import { type Matching, matcher } from "./match.ts";
import { productKeeper, productWriter } from "./products.ts";

/** Documents that a thread takes at a time. */
const BATCH = 256;
/** Fewer are done before another thread has started. */
const WORTH_A_THREAD = 8000;
const MOST_THREADS = 8;

export type Work = {
  matching: Matching;
  measure: Measure;
  choice: Choice;
  apart: Apart;
  lists: MatchLists;
  /** By document: 1 where its candidates must be found anew. */
  stale: Uint8Array;
  /** For each of the two steps how many documents have been taken by a thread, and how many are done. */
  progress: Int32Array;
};

/** First candidates of all documents and their products, then, when these are known, lists. */
const STEPS = [
  { taken: 0, done: 1 },
  { taken: 2, done: 3 },
] as const;

export function noProgress(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * 4));
}

export type MatchOptions = {
  /** Most threads to work on; as many as there are processors, at most 8. */
  threads?: number;
  /** Told, now and then, how many documents are done. */
  tick?: (done: number) => void;
};

type Thread = { worker: Worker; ended: Promise<void>; failed: () => boolean };

/** Threads beside this one, that read the program while other things are done: it takes them most of a second. */
export type Crew = Thread[];

export function startCrew(
  documents: number,
  { threads = Math.min(MOST_THREADS, availableParallelism()) }: MatchOptions = {},
): Crew {
  const length = Math.max(0, Math.min(threads - 1, Math.floor(documents / WORTH_A_THREAD)));
  return Array.from({ length }, startThread);
}

export async function dismiss(crew: Crew): Promise<void> {
  await Promise.all(crew.map(({ worker }) => worker.terminate()));
}

/** Computes the lists of all documents, the same on one thread as on many. */
export async function matchAll(work: Work, crew: Crew, { tick }: MatchOptions = {}): Promise<void> {
  const documents = work.stale.length;
  for (const { worker } of crew) worker.postMessage(work);
  const done = () => STEPS.reduce((sum, step) => sum + Atomics.load(work.progress, step.done), 0);
  for (const _ of matchBatches(work)) {
    // Told by halves: each document is looked at in both steps.
    tick?.(Math.floor(done() / STEPS.length));
    // Lets the threads tell that they failed.
    await new Promise((resolve) => setImmediate(resolve));
    if (crew.some(({ failed }) => failed())) break;
  }
  if (done() < STEPS.length * documents) await Promise.all(crew.map(({ ended }) => ended.catch(() => {})));
  if (done() < STEPS.length * documents) throw new Error("a thread that related articles ended early");
  tick?.(documents);
}

/** Takes batches until all are taken; a pause after each, and while the other threads still have some of the first step. */
export function* matchBatches(work: Work): Generator<void> {
  const { matching, stale, progress } = work;
  const [first, second] = STEPS;
  yield* batches(progress, first, stale.length, productsOf(work, matching.archive));
  while (Atomics.load(progress, first.done) < stale.length) {
    Atomics.wait(progress, first.done, Atomics.load(progress, first.done), PATIENCE);
    yield;
  }
  yield* batches(
    progress,
    second,
    stale.length,
    listWriter(matching, work.measure, work.choice, work.apart, work.lists),
  );
}

const PATIENCE = 20;

function productsOf({ matching, measure, choice, stale }: Work, archive: Archive): (document: number) => void {
  const match = matcher(matching, choice.candidates);
  const write = productWriter(archive, measure, choice);
  const writeCrowd = crowdWriter(measure, choice);
  const keepProducts = productKeeper(choice);
  return (document) => {
    if (stale[document]) keepProducts(document, () => match(document));
    write(document);
    writeCrowd(document);
  };
}

function* batches(
  progress: Int32Array,
  { taken, done }: (typeof STEPS)[number],
  documents: number,
  work: (document: number) => void,
): Generator<void> {
  for (;;) {
    const from = Atomics.add(progress, taken, BATCH);
    if (from >= documents) return;
    const to = Math.min(documents, from + BATCH);
    for (let document = from; document < to; document += 1) work(document);
    Atomics.add(progress, done, to - from);
    Atomics.notify(progress, done);
    yield;
  }
}

function startThread(): Thread {
  const worker = new Worker(new URL("./thread.js", import.meta.url), { execArgv: [] });
  let failed = false;
  const ended = new Promise<void>((resolve, reject) => {
    worker.once("error", (cause) => {
      failed = true;
      reject(cause);
    });
    worker.once("exit", (code) => {
      failed ||= code !== 0;
      resolve();
    });
  });
  // One that did not start took no batch; whether one that failed did is seen by what is not done at the end.
  ended.catch(() => {});
  return { worker, ended, failed: () => failed };
}
