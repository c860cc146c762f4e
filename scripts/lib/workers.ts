import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/**
 * Jobs spread over workers. A worker's module exports `worker(shared)`, which gives the function that does one job:
 * what is loaded there once serves all jobs of that worker. Jobs are handed out as workers become free.
 */
export type Spread<Shared, Job, Result> = {
  /** The module: `new URL("./module.ts", import.meta.url).href`. */
  url: string;
  shared: Shared;
  jobs: Iterable<Job>;
  workers: number;
  /** The most memory that each process should need for what it keeps, in MB; threads have none of their own. */
  memory?: number;
  /** Called in the order in which jobs end. */
  done: (result: Result, job: Job) => void;
};

const ENTRY = new URL("./worker.js", import.meta.url);

/** More workers than this gain nothing here: the disk and the process that plans are the limit then. */
const MOST = 8;

export function defaultWorkers(): number {
  return Math.min(MOST, availableParallelism());
}

type Events = { message(message: unknown): void; failed(error: Error): void };
type Channel = { send(job: unknown): void; end(): void };

/** In threads: what is sent may be large, and memory counts to this process. */
export function inThreads<Shared, Job, Result>(spread: Spread<Shared, Job, Result>): Promise<void> {
  return run(spread, ({ message, failed }) => {
    const thread = new Worker(ENTRY, { workerData: { url: spread.url, shared: spread.shared } });
    thread.on("message", message).on("error", failed);
    thread.on("exit", (code) => failed(new Error(`a worker thread ended with ${code}`)));
    return { send: (job) => thread.postMessage(job), end: () => void thread.terminate() };
  });
}

/** In processes, each with a memory of its own; `shared`, jobs and results are JSON. */
export function inProcesses<Shared, Job, Result>(spread: Spread<Shared, Job, Result>): Promise<void> {
  return run(spread, ({ message, failed }) => {
    const child = fork(fileURLToPath(ENTRY), [spread.url, JSON.stringify(spread.shared)], {
      execArgv: limits(spread),
    });
    child.on("message", message).on("error", failed);
    child.on("exit", (code, signal) => failed(new Error(`a worker process ended with ${signal ?? code}`)));
    return { send: (job) => void child.send(job as object), end: () => void child.kill() };
  });
}

/** Left to itself, Node lets garbage grow with the machine's memory. Much of ours is short-lived: room for that is cheap. */
function limits({ memory }: { memory?: number }): string[] {
  return ["--max-semi-space-size=32", ...(memory === undefined ? [] : [`--max-old-space-size=${Math.ceil(memory)}`])];
}

async function run<Shared, Job, Result>(
  { jobs, workers, done }: Spread<Shared, Job, Result>,
  start: (events: Events) => Channel,
): Promise<void> {
  const waiting = jobs[Symbol.iterator]();
  const work = async () => {
    const first = waiting.next();
    if (first.done) return;
    const client = clientOf<Job, Result>(start);
    try {
      for (let next: IteratorResult<Job> = first; !next.done; next = waiting.next())
        done(await client.ask(next.value), next.value);
    } finally {
      client.end();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}

type Answer<Result> = { result: Result } | { error: string };

/** A worker as something that answers one question at a time. */
function clientOf<Job, Result>(start: (events: Events) => Channel) {
  let settle: { resolve: (result: Result) => void; reject: (error: Error) => void } | undefined;
  const channel = start({
    message(message) {
      const answer = message as Answer<Result>;
      if ("error" in answer) settle?.reject(new Error(answer.error));
      else settle?.resolve(answer.result);
    },
    failed: (error) => settle?.reject(error),
  });
  return {
    ask: (job: Job) =>
      new Promise<Result>((resolve, reject) => {
        settle = { resolve, reject };
        channel.send(job);
      }),
    end: channel.end,
  };
}
