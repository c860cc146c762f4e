import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import type { IntakeEvent } from "../scripts/intake/events.ts";
import { takeIn } from "../scripts/intake/intake.ts";
import { settingsSchema } from "../scripts/settings.ts";
import { readProfiles } from "../scripts/sources/text/profile.ts";
import { mutate, mutations } from "./mutate.ts";
import { type Seed, seedsOf } from "./seeds.ts";

export type Finding = { file: string; seed: number; reason: string };
export type Fuzzed = { format: string; files: number; articles: number; rejected: number; findings: Finding[] };

/** Files in one run of the import: what it costs to begin one is shared by so many. */
const BATCH = 100;
/** A small file that takes longer than this is a finding, on a busy machine too. */
const DEADLINE = 15_000;

/** What no input may make of the import. */
const WRONG = /^bug in|^took longer|^took more than|^ended its reader/;

/** Breaks the seeds of a format in as many ways as there is time for, and imports what comes of it. */
export async function fuzz(format: string, milliseconds: number, firstSeed: number): Promise<Fuzzed> {
  const seeds = seedsOf(format);
  const fuzzed: Fuzzed = { format, files: 0, articles: 0, rejected: 0, findings: [] };
  const end = Date.now() + milliseconds;
  for (let seed = firstSeed; seeds.length > 0 && Date.now() < end; seed += 1) await batch(seeds, seed, end, fuzzed);
  return fuzzed;
}

async function batch(seeds: Seed[], seed: number, end: number, fuzzed: Fuzzed): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "backfile-fuzz-"));
  try {
    const jobs = broken(seeds, seed).map(({ name, bytes }, index) => {
      // Each in a folder of its own: a name can be part of what a format looks at.
      const place = path.join(folder, String(index), name);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, bytes);
      return {
        name: `${index}/${name}`,
        path: place,
        root: path.dirname(place),
        kind: "file" as const,
        shared: false,
        after: -1,
      };
    });
    const settings = settingsSchema.parse({ name: "Fuzz" });
    const told = { jobs, profiles: readProfiles(folder), settings, captured: new Map<string, string>() };
    for await (const { input, event } of takeIn({
      ...told,
      workers: 1,
      patience: { deadline: DEADLINE, memory: 512 },
    })) {
      count(event, fuzzed, { file: jobs[input]!.name, path: jobs[input]!.path, seed });
      if (Date.now() > end) break;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function broken(seeds: Seed[], seed: number): Seed[] {
  const choice = fc.record({ one: fc.nat(), other: fc.nat(), changes: mutations });
  return fc.sample(choice, { seed, numRuns: BATCH }).map(({ one, other, changes }) => {
    const chosen = seeds[one % seeds.length]!;
    return { name: chosen.name, bytes: mutate(chosen.bytes, seeds[other % seeds.length]!.bytes, changes) };
  });
}

function count(event: IntakeEvent, fuzzed: Fuzzed, at: { file: string; path: string; seed: number }): void {
  if (event.type === "over") fuzzed.files += 1;
  else if (event.type === "article") fuzzed.articles += 1;
  else if (event.type === "rejection") {
    fuzzed.rejected += 1;
    if (WRONG.test(event.reason)) fuzzed.findings.push({ file: keep(at, fuzzed), seed: at.seed, reason: event.reason });
  }
}

/** Keeps the file that was found, to be looked at and made a case. */
function keep({ path: place, file, seed }: { path: string; file: string; seed: number }, { format }: Fuzzed): string {
  const target = path.join(tmpdir(), "backfile-findings", `${format}-${seed}-${file.replaceAll("/", "-")}`);
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(place, target);
  return target;
}
