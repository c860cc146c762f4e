import { readShare, type Stream } from "./crew.ts";
import type { Numbered } from "./events.ts";
import { type Patience, patience } from "./patience.ts";
import { walkShare } from "./share.ts";
import { deskOf, type Told } from "./thread.ts";

/** `workers` threads read; 0 reads here, where nothing can be replaced: for tests, and for whoever needs no protection. */
export type IntakeOptions = Told & { workers: number; patience?: Patience };

/** Files from this size on are shared among the workers, record by record. */
export const SHARED_FROM = 8 * 1024 * 1024;

/**
 * All events of all inputs, in order, whoever reads them; each input ends with one event that it is over. While one event is dealt with, workers are at most a batch ahead.
 */
export async function* takeIn({ workers, patience: own = patience, ...told }: IntakeOptions): AsyncGenerator<Numbered> {
  if (told.jobs.length === 0) return;
  if (workers === 0) {
    const alone = { share: { index: 0, of: 1 }, from: { input: 0, after: -1 }, traps: [], step: () => {} };
    yield* walkShare(told.jobs, deskOf(told), alone);
    return;
  }
  const streams = Array.from({ length: workers }, (_, index) => ahead(readShare(told, { index, of: workers }, own)));
  try {
    for (const [input, { shared }] of told.jobs.entries())
      yield* merged(shared ? streams : [streams[input % workers]!]);
  } finally {
    await Promise.all(streams.map((stream) => stream.end()));
  }
}

/** A stream whose next event can be looked at before it is taken; it is fetched before it is asked for. */
type Ahead = { peek(): Promise<Numbered>; take(): void; end(): Promise<void> };

function ahead(stream: Stream): Ahead {
  const fetch = () => {
    const next = stream.next();
    // Told of to whoever looks at it.
    next.catch(() => {});
    return next;
  };
  let next = fetch();
  return {
    async peek() {
      const { value, done } = await next;
      if (done) throw new Error("a worker ended before its share did");
      return value;
    },
    take: () => {
      next = fetch();
    },
    end: async () => void (await stream.return(undefined).catch(() => {})),
  };
}

/** One input's events by their numbers, from those who read it, until each has said that it is over. */
async function* merged(streams: Ahead[]): AsyncGenerator<Numbered> {
  let open = streams;
  while (open.length > 0) {
    const heads = await Promise.all(open.map((stream) => stream.peek()));
    const least = heads.reduce((best, head, index) => (head.seq < heads[best]!.seq ? index : best), 0);
    const head = heads[least]!;
    open[least]!.take();
    if (head.event.type !== "over") yield head;
    else open = open.filter((_, index) => index !== least);
    if (open.length === 0) yield head;
  }
}
