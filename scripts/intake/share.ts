import type { Input } from "../sources/inputs.ts";
import type { OpenOptions } from "../sources/open.ts";
import type { IntakeEvent, Numbered } from "./events.ts";
import { type MakeOptions, make } from "./make.ts";
import { type FoundRecord, readInput } from "./read.ts";
import { sampleOf } from "./sample.ts";

/**
 * An input and how it is divided: small ones are read by one worker, large ones by all, each making its share of the
 * records. Events up to number `after` were dealt with by an earlier run.
 */
export type Job = Input & {
  shared: boolean;
  after: number;
  /** Only about so many records, from all over the input. */
  sample?: number;
};

/** Worker `index` of `of`. */
export type Share = { index: number; of: number };

/** Where the work is taken up again: events of `input` up to `after` have been told, what comes after is told. */
export type Resume = { input: number; after: number };

/** Where a worker was lost. It was making the record, or still reading towards it; `why` is for people. */
export type Trap = { input: number; seq: number; reading: boolean; why: string };

export type ShareOptions = {
  share: Share;
  from: Resume;
  traps: readonly Trap[];
  /** Told before each step, so that one who looks on can tell working from hanging. */
  step(input: number, seq: number, reading: boolean): void;
};

export type Desk = { opening: OpenOptions; making: MakeOptions };

/** Walks through the inputs and does its share of them. Every worker numbers the events of an input alike. */
export async function* walkShare(jobs: Job[], desk: Desk, options: ShareOptions): AsyncGenerator<Numbered> {
  const { share, from } = options;
  for (const [input, job] of jobs.entries()) {
    if (input < from.input || (!job.shared && input % share.of !== share.index)) continue;
    yield* walkInput(input, job, desk, options);
  }
}

async function* walkInput(input: number, job: Job, desk: Desk, options: ShareOptions): AsyncGenerator<Numbered> {
  const { share, from, traps, step } = options;
  const here = traps.filter((trap) => trap.input === input);
  let seq = 0;
  step(input, seq, true);
  for await (const event of bewareOf(here, readJob(job, desk))) {
    const mine = !job.shared || seq % share.of === share.index;
    if (mine && seq > job.after && (input > from.input || seq > from.after)) {
      step(input, seq, false);
      const trap = here.find((one) => one.seq === seq && !one.reading);
      yield { input, seq, event: trap ? { type: "rejection", reason: trap.why } : await told(event, desk) };
    }
    seq += 1;
    step(input, seq, true);
  }
  yield { input, seq, event: { type: "over" } };
}

function readJob(job: Job, { opening }: Desk): AsyncIterable<IntakeEvent | FoundRecord> {
  const events = readInput(job, opening);
  return job.sample === undefined ? events : sampleOf(events, job.sample);
}

/** What is read, up to where reading was lost before. */
async function* bewareOf(
  traps: Trap[],
  events: AsyncIterable<IntakeEvent | FoundRecord>,
): AsyncGenerator<IntakeEvent | FoundRecord> {
  const end = traps.find(({ reading }) => reading);
  let seq = 0;
  if (seq !== end?.seq) {
    for await (const event of events) {
      yield event;
      seq += 1;
      if (seq === end?.seq) break;
    }
  }
  if (end) yield { type: "rejection", reason: end.why };
}

const told = async (event: IntakeEvent | FoundRecord, { making }: Desk): Promise<IntakeEvent> =>
  event.type === "found" ? make(event, making) : event;
