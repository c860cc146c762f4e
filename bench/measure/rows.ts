import { messageOf } from "../../scripts/lib/errors.ts";
import type { Memory } from "./memory.ts";
import type { Outcome } from "./run.ts";
import { median } from "./statistics.ts";

/** One run of one measure; `details` are further numbers of it, such as the seconds of each stage. */
export type Sample = { seconds: number; memory?: Memory; details?: { [name: string]: number } };

/** One measure at one size: its samples, or why there are none. */
export type Row = {
  id: string;
  label: string;
  size: number;
  samples: Sample[];
  /** What does not change from run to run: files and bytes that were written. */
  facts?: { [name: string]: number };
  /** Set where there is no sample: "over 600 s", "Hugo is not here". */
  missing?: string;
  note?: string;
};

/** What a row is compared and drawn by: the median of its seconds. */
export function secondsOf(row: Row | undefined): number | undefined {
  return row && row.samples.length > 0 ? median(row.samples.map(({ seconds }) => seconds)) : undefined;
}

export function memoryOf(row: Row): Memory | undefined {
  const known = row.samples.flatMap(({ memory }) => memory ?? []);
  if (known.length === 0) return undefined;
  return { largest: median(known.map(({ largest }) => largest)), sum: median(known.map(({ sum }) => sum)) };
}

/** Medians of each detail that the samples have. */
export function detailsOf(row: Row): { [name: string]: number } {
  const names = new Set(row.samples.flatMap(({ details }) => Object.keys(details ?? {})));
  const of = (name: string) => row.samples.flatMap(({ details }) => details?.[name] ?? []);
  return Object.fromEntries([...names].map((name) => [name, median(of(name))]));
}

export type Measured = Outcome & Pick<Sample, "details">;

export type Repeat = Pick<Row, "id" | "label" | "size" | "note"> & {
  runs: number;
  /** Runs the measure once; `run` counts from 0. */
  once(run: number): Promise<Measured>;
};

/** Runs a measure some times. What fails is not tried again: the row says why. */
export async function repeated({ runs, once, ...head }: Repeat): Promise<Row> {
  const row: Row = { ...head, samples: [] };
  for (let run = 0; run < runs; run += 1) {
    const outcome = await once(run).catch((thrown: unknown): Measured => ({ ok: false, reason: messageOf(thrown) }));
    if (outcome.ok) {
      const { seconds, memory, details } = outcome;
      row.samples.push({ seconds, ...(memory && { memory }), ...(details && { details }) });
      continue;
    }
    if (run === 0) row.missing = outcome.reason;
    else row.note = [row.note, `run ${run + 1}: ${outcome.reason}`].filter(Boolean).join("; ");
    break;
  }
  return row;
}

export function missing(id: string, label: string, size: number, reason: string): Row {
  return { id, label, size, samples: [], missing: reason };
}
