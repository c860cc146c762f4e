import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import type { IntakeEvent } from "../scripts/intake/events.ts";
import { takeIn } from "../scripts/intake/intake.ts";
import type { Job } from "../scripts/intake/share.ts";
import { settingsSchema } from "../scripts/settings.ts";
import { readProfiles } from "../scripts/sources/text/profile.ts";
import { mutate, mutations } from "./mutate.ts";
import type { Seed } from "./makers.ts";
import { seedsOf } from "./seeds.ts";

export type Finding = { file: string; seed: number; reason: string };
export type Fuzzed = { format: string; files: number; articles: number; rejected: number; findings: Finding[] };

/** Files in one run of the import: what it costs to begin one is shared by so many. */
const BATCH = 100;
/** A small file that takes longer than this is tried once more, alone and with more patience: a machine may be busy. */
const DEADLINE = 15_000;
const LATE = /^took longer/;

/** What no input may make of the import. */
const WRONG = /^bug in|^took longer|^took more than|^ended its reader/;

/** Breaks the seeds of a format in as many ways as there is time for, at least in a hundred, and imports what comes of it. */
export async function fuzz(format: string, milliseconds: number, firstSeed: number): Promise<Fuzzed> {
  const seeds = await seedsOf(format);
  if (seeds.length === 0) throw new Error(`there is nothing to break for ${format}`);
  const fuzzed: Fuzzed = { format, files: 0, articles: 0, rejected: 0, findings: [] };
  const end = Date.now() + milliseconds;
  for (let seed = firstSeed; fuzzed.files < BATCH || Date.now() < end; seed += 1) await batch(seeds, seed, end, fuzzed);
  return fuzzed;
}

async function batch(seeds: Seed[], seed: number, end: number, fuzzed: Fuzzed): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "backfile-fuzz-"));
  try {
    const jobs = broken(seeds, seed).map(({ name, bytes }, index): Job => {
      // Each in a folder of its own: a name can be part of what a format looks at.
      const place = path.join(folder, String(index), name);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, bytes);
      return {
        name: `${index}/${name}`,
        path: place,
        root: path.dirname(place),
        kind: "file",
        shared: false,
        after: -1,
      };
    });
    for await (const { input, event } of importing(jobs, DEADLINE)) {
      const job = jobs[input]!;
      await count(event, fuzzed, { job, seed });
      if (Date.now() > end && fuzzed.files >= BATCH) break;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function importing(jobs: Job[], deadline: number): ReturnType<typeof takeIn> {
  const settings = settingsSchema.parse({ name: "Fuzz" });
  const told = { jobs, profiles: readProfiles(tmpdir()), settings, captured: new Map<string, string>() };
  return takeIn({ ...told, workers: 1, patience: { deadline, memory: 512 } });
}

async function isLateAgain(job: Job): Promise<boolean> {
  for await (const { event } of importing([job], 4 * DEADLINE))
    if (event.type === "rejection" && LATE.test(event.reason)) return true;
  return false;
}

function broken(seeds: Seed[], seed: number): Seed[] {
  const choice = fc.record({ one: fc.nat(), other: fc.nat(), changes: mutations });
  return fc.sample(choice, { seed, numRuns: BATCH }).map(({ one, other, changes }) => {
    const chosen = seeds[one % seeds.length]!;
    return { name: chosen.name, bytes: mutate(chosen.bytes, seeds[other % seeds.length]!.bytes, changes) };
  });
}

async function count(event: IntakeEvent, fuzzed: Fuzzed, at: { job: Job; seed: number }): Promise<void> {
  if (event.type === "over") fuzzed.files += 1;
  else if (event.type === "article") fuzzed.articles += 1;
  else if (event.type === "rejection") {
    fuzzed.rejected += 1;
    const { reason } = event;
    if (!WRONG.test(reason) || (LATE.test(reason) && !(await isLateAgain(at.job)))) return;
    fuzzed.findings.push({ file: keep(at, fuzzed), seed: at.seed, reason });
  }
}

/** Keeps the file that was found, to be looked at and made a case. */
function keep({ job, seed }: { job: Job; seed: number }, { format }: Fuzzed): string {
  const target = path.join(tmpdir(), "backfile-findings", `${format}-${seed}-${job.name.replaceAll("/", "-")}`);
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(job.path, target);
  return target;
}
