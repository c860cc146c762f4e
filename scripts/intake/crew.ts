import { Worker } from "node:worker_threads";
import { createBeat, type Doing, doingOf } from "./beat.ts";
import type { Numbered } from "./events.ts";
import type { Patience } from "./patience.ts";
import type { Resume, Share, Trap } from "./share.ts";
import type { Orders, Told } from "./thread.ts";

/** The events of one worker's share, whatever becomes of the threads that read it. */
export type Stream = AsyncGenerator<Numbered>;

const ENTRY = new URL("../lib/worker.js", import.meta.url);
const THREAD = new URL("./thread.ts", import.meta.url).href;

/**
 * A share, read in a thread of its own. A thread that hangs, runs out of memory or dies is replaced by one that goes on
 * behind the place where it was lost; what stood there is told as rejected.
 */
export async function* readShare(told: Told, share: Share, { deadline, memory }: Patience): Stream {
  const traps: Trap[] = [];
  let from: Resume = { input: 0, after: -1 };
  for (;;) {
    const thread = startThread({ ...told, share, from, traps, beat: createBeat() }, deadline, memory);
    try {
      for await (const one of eventsOf(thread)) {
        from = one.event.type === "over" ? { input: one.input + 1, after: -1 } : { input: one.input, after: one.seq };
        yield one;
      }
      return;
    } catch (thrown) {
      if (!(thrown instanceof LostThread)) throw thrown;
      traps.push(trapOf(thrown, traps));
    } finally {
      thread.end();
    }
  }
}

/** The next batch is asked for before the last is dealt with, so that the thread has something to do. */
async function* eventsOf(thread: Thread): Stream {
  const ask = () => {
    const batch = thread.next();
    // Told of to whoever waits for it.
    batch.catch(() => {});
    return batch;
  };
  for (let next = ask(); ; ) {
    const batch = await next;
    if (batch.length === 0) return;
    next = ask();
    yield* batch;
  }
}

/** A thread that will not answer any more, and where it was. */
class LostThread extends Error {
  constructor(
    readonly doing: Doing,
    readonly why: string,
  ) {
    super(why);
  }
}

/** A thread that is lost twice at one place cannot get past it by leaving the record out: reading ends there. */
function trapOf({ doing, why }: LostThread, traps: Trap[]): Trap {
  const { input, seq, reading } = doing;
  const again = traps.some((trap) => trap.input === input && trap.seq === seq);
  if (!reading && !again) return { input, seq, reading: false, why };
  // The first events are that the file begins, and its first record.
  const rest = seq > 1 ? "; what comes after it in this file was not read" : "";
  return { input, seq, reading: true, why: why + rest };
}

type Thread = { next(): Promise<Numbered[]>; end(): void };

function startThread(orders: Orders, deadline: number, memory: number): Thread {
  const thread = new Worker(ENTRY, {
    workerData: { url: THREAD, shared: orders },
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  let settle: { resolve: (batch: Numbered[]) => void; reject: (error: Error) => void } | undefined;
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure ??= error;
    settle?.reject(failure);
  };
  thread.on("message", (message: { result: Numbered[] } | { error: string }) => {
    if ("result" in message) settle?.resolve(message.result);
    else fail(new Error(message.error));
  });
  const lost = (why: string) => fail(new LostThread(doingOf(orders.beat), why));
  thread.on("error", (error: NodeJS.ErrnoException) =>
    error.code === "ERR_WORKER_OUT_OF_MEMORY" ? lost(`took more than ${memory} MB of memory`) : fail(error),
  );
  thread.on("exit", (code) => lost(`ended its reader (${code})`));
  const watch = watchOver(orders, deadline, () => lost(`took longer than ${deadline / 1000} s`));
  return {
    next: () =>
      new Promise<Numbered[]>((resolve, reject) => {
        if (failure) return reject(failure);
        settle = { resolve, reject };
        thread.postMessage("next");
      }),
    end: () => {
      clearInterval(watch);
      void thread.terminate();
    },
  };
}

/** Looks a few times within each deadline whether anything has moved since. */
function watchOver({ beat }: Orders, deadline: number, late: () => void): NodeJS.Timeout {
  let seen = -1;
  let since = Date.now();
  return setInterval(
    () => {
      const { ticks, idle } = doingOf(beat);
      if (idle || ticks !== seen) {
        seen = ticks;
        since = Date.now();
      } else if (ticks > 0 && Date.now() - since > deadline) late();
    },
    Math.min(1000, deadline / 4),
  );
}
