// Where a worker begins, thread or process: it loads the TypeScript module it is told of and answers jobs until it is ended.
// Plain JavaScript, since nothing compiles what comes before tsx.
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

const port = isMainThread
  ? { post: (message) => process.send(message), on: (listener) => process.on("message", listener) }
  : { post: (message) => parentPort.postMessage(message), on: (listener) => parentPort.on("message", listener) };
const [url, shared] = isMainThread
  ? [process.argv[2], JSON.parse(process.argv[3])]
  : [workerData.url, workerData.shared];

register();
const ready = import(url).then((module) => module.worker(shared));
// Told of when the first job is answered.
ready.catch(() => {});

// A process whose parent was killed has nobody to work for.
if (isMainThread) process.on("disconnect", () => process.exit());

port.on(async (job) => {
  try {
    const work = await ready;
    port.post({ result: await work(job) });
  } catch (error) {
    port.post({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
