import type { Settings } from "../settings.ts";
import { createSources } from "../sources/registry.ts";
import type { Profile } from "../sources/text/profile.ts";
import { type Beat, beatIdle, beatStep, beatTick } from "./beat.ts";
import type { Numbered } from "./events.ts";
import { createFetch } from "./fetch.ts";
import { type Desk, type Job, type Resume, type Share, type Trap, walkShare } from "./share.ts";

/** What every worker of an import is told. */
export type Told = {
  jobs: Job[];
  profiles: Profile[];
  settings: Settings;
  capturedAt?: string;
  now?: string;
  captured: ReadonlyMap<string, string>;
  /** Whether pictures on the web are fetched: "nearby" also those of this machine's own network. */
  fetchMedia?: "web" | "nearby";
};

/** What one worker is told besides. */
export type Orders = Told & { share: Share; from: Resume; traps: Trap[]; beat: Beat };

/** How much is told at once: enough to be quick, little enough not to fill the memory of who listens. */
const BATCH_EVENTS = 100;
const BATCH_BYTES = 1_000_000;

export function deskOf(told: Told, tick: () => void = () => {}): Desk {
  const { profiles, settings, capturedAt, captured, now, fetchMedia } = told;
  const fetch = fetchMedia && createFetch({ tick, nearby: fetchMedia === "nearby" });
  return {
    opening: { sources: createSources(profiles), capturedAt, timezone: settings.timezone, tick },
    making: { settings, captured, now, fetch },
  };
}

/** A thread that reads and makes its share. Each time it is asked it tells some events; none when all is told. */
export function worker(orders: Orders): () => Promise<Numbered[]> {
  const { jobs, share, from, traps, beat } = orders;
  const desk = deskOf(orders, () => beatTick(beat));
  const events = walkShare(jobs, desk, { share, from, traps, step: (...where) => beatStep(beat, ...where) });
  return async () => {
    const batch: Numbered[] = [];
    for (let bytes = 0; batch.length < BATCH_EVENTS && bytes < BATCH_BYTES; ) {
      const next = await events.next();
      if (next.done) break;
      batch.push(next.value);
      bytes += sizeOf(next.value);
    }
    beatIdle(beat);
    return batch;
  };
}

function sizeOf({ event }: Numbered): number {
  if (event.type !== "article") return 0;
  return event.pictures.reduce((sum, { bytes }) => sum + bytes.length, event.file.body.length * 2);
}
