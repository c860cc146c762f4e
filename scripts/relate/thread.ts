import { workerData } from "node:worker_threads";
import { matchBatches, type Work } from "./threads.ts";

/** What another thread runs: batches of documents until none is left. */
for (const _ of matchBatches(workerData as Work));
