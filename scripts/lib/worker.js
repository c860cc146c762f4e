// Where a worker begins, thread or process: it loads the TypeScript module it is told of and answers jobs until it is ended.
// Plain JavaScript, since nothing compiles what comes before tsx.
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const port = isMainThread ? process : parentPort;
const post = (message) => (isMainThread ? process.send(message) : parentPort.postMessage(message));

// A process whose parent was killed has nobody to work for.
if (isMainThread) process.on("disconnect", () => process.exit());

async function load({ url, shared }) {
  return (await import(url)).worker(shared);
}

let loading;
function begin(told) {
  loading = load(told);
  // Told of when the first job is answered.
  loading.catch(() => {});
}

// A process is told in its first message what it is for.
if (!isMainThread) begin(workerData);
let idle = Promise.resolve();
port.on("message", (message) => {
  if (loading === undefined) begin(message);
  else idle = idle.then(() => answer(message));
});

async function answer(job) {
  try {
    const work = await loading;
    post({ result: await work(job) });
  } catch (error) {
    post({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
