import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/**
 * Workers that do jobs. A worker's module exports `worker(shared)`, which gives the function that does one job: what is
 * loaded there once serves all jobs of that worker. They load it as soon as they are started.
 */
export type Workers<Shared> = {
  /** The module: `new URL("./module.ts", import.meta.url).href`. */
  url: string;
  shared: Shared;
  workers: number;
  /** The most memory that each process should need for what it keeps, in MB; threads have none of their own. */
  memory?: number;
};

export type Tasks<Job, Result> = {
  jobs: Iterable<Job>;
  /** Who started the workers need not wait for them: does jobs as well. */
  here?: (job: Job) => Result | Promise<Result>;
  /** Called in the order in which jobs end. */
  done: (result: Result, job: Job) => void;
};

export type Crew<Job, Result> = {
  /** Jobs are handed out as workers become free. Resolves when all are done; rejects with the first that failed. */
  run(tasks: Tasks<Job, Result>): Promise<void>;
  end(): void;
};

const ENTRY = new URL("./worker.js", import.meta.url);

/** More workers than this gain nothing here: the disk and the process that plans are the limit then. */
const MOST = 8;

export function defaultWorkers(): number {
  return Math.min(MOST, availableParallelism());
}

/** A worker has its next job when it ends one, however busy this process is. */
const JOBS_AHEAD = 2;

type Events = { message(message: unknown): void; failed(error: Error): void };
type Channel = { send(job: unknown): void; end(): void };

/** Threads: what is sent may be large, and memory counts to this process. */
export function startThreads<Shared, Job, Result>({ url, shared, workers }: Workers<Shared>): Crew<Job, Result> {
  return crewOf(workers, ({ message, failed }) => {
    const thread = new Worker(ENTRY, { workerData: { url, shared } });
    thread.on("message", message).on("error", failed);
    thread.on("exit", (code) => failed(new Error(`a worker thread ended with ${code}`)));
    return { send: (job) => thread.postMessage(job), end: () => void thread.terminate() };
  });
}

/** Processes, each with a memory of its own; `shared`, jobs and results are JSON. */
export function startProcesses<Shared, Job, Result>(options: Workers<Shared>): Crew<Job, Result> {
  const { url, shared, workers, memory } = options;
  return crewOf(workers, ({ message, failed }) => {
    const child = fork(fileURLToPath(ENTRY), { execArgv: limits(memory) });
    child.on("message", message).on("error", failed);
    child.on("exit", (code, signal) => failed(new Error(`a worker process ended with ${signal ?? code}`)));
    child.send({ url, shared });
    return { send: (job) => void child.send(job as object), end: () => void child.kill() };
  });
}

/** Left to itself, Node lets garbage grow with the machine's memory. Much of ours is short-lived: room for that is cheap. */
function limits(memory: number | undefined): string[] {
  return ["--max-semi-space-size=32", ...(memory === undefined ? [] : [`--max-old-space-size=${Math.ceil(memory)}`])];
}

/** Workers that are started for these jobs alone. */
export async function runAll<Job, Result>(crew: Crew<Job, Result>, tasks: Tasks<Job, Result>): Promise<void> {
  try {
    await crew.run(tasks);
  } finally {
    crew.end();
  }
}

function crewOf<Job, Result>(workers: number, start: (events: Events) => Channel): Crew<Job, Result> {
  const clients = Array.from({ length: workers }, () => clientOf<Job, Result>(start));
  return {
    async run({ jobs, here, done }) {
      const waiting = jobs[Symbol.iterator]();
      const work = async (ask: (job: Job) => Result | Promise<Result>) => {
        for (let next = waiting.next(); !next.done; next = waiting.next()) done(await ask(next.value), next.value);
      };
      const hands = clients.flatMap(({ ask }) => Array.from({ length: JOBS_AHEAD }, () => ask));
      await Promise.all([...hands, ...(here ? [politely(here)] : [])].map(work));
    },
    end: () => {
      for (const { end } of clients) end();
    },
  };
}

/** Others are given their next job first. */
function politely<Job, Result>(here: (job: Job) => Result | Promise<Result>) {
  return async (job: Job) => {
    await setImmediate();
    return here(job);
  };
}

type Answer<Result> = { result: Result } | { error: string };

/** A worker as something that answers questions, in the order in which they are asked. */
function clientOf<Job, Result>(start: (events: Events) => Channel) {
  const asked: { resolve: (result: Result) => void; reject: (error: Error) => void }[] = [];
  let failure: Error | undefined;
  const channel = start({
    message(message) {
      const answer = message as Answer<Result>;
      const question = asked.shift();
      if ("error" in answer) question?.reject(new Error(answer.error));
      else question?.resolve(answer.result);
    },
    failed(error) {
      failure = error;
      for (const { reject } of asked.splice(0)) reject(error);
    },
  });
  return {
    ask: (job: Job) =>
      new Promise<Result>((resolve, reject) => {
        if (failure) return reject(failure);
        asked.push({ resolve, reject });
        channel.send(job);
      }),
    end: channel.end,
  };
}
