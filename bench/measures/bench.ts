import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { walk } from "../../scripts/lib/files.ts";
import type { Row } from "../measure/rows.ts";
import type { Command, Outcome, Runner } from "../measure/run.ts";
import type { Workspace } from "../measure/workspace.ts";

/** What a measure is given: one size, and what it runs with. */
export type Bench = {
  size: number;
  runs: number;
  workspace: Workspace;
  runner: Runner;
  /** Pagefind over what the peers made, too. */
  pagefind: boolean;
  /** What became of the last full build; undefined where the site is to be built anew. */
  site: { built: Outcome | undefined };
};

/** Gives its rows one by one, so that one that is done is seen while the next is under way. */
export type Measure = (bench: Bench) => AsyncGenerator<Row>;

export const PROJECT = path.resolve(import.meta.dirname, "..", "..");

/** The moment of every build: a week after the archive's last day. */
export const NOW = "2025-07-01T12:00:00Z";

/** Backfile's command line, as people run it. */
export function backfile(...args: string[]): Command {
  return { program: process.execPath, args: [path.join(PROJECT, "bin", "backfile.js"), ...args] };
}

/** A program of the benchmark's own, in a process of its own. */
export function ownProgram(file: string, ...args: string[]): Command {
  return {
    program: process.execPath,
    args: ["--import", "tsx", path.join(import.meta.dirname, file), ...args],
    cwd: PROJECT,
  };
}

export function buildCommand({ archive, dist }: Workspace, search: boolean): Command {
  const options = ["--archive", archive, "--out", dist, "--now", NOW, "--json"];
  return backfile("build", ...options, ...(search ? [] : ["--no-search"]));
}

/** Nothing of an earlier build is left: neither the site nor what the archive remembers of it. */
export function forgetBuild({ archive, dist }: Workspace): void {
  remove(dist);
  remove(path.join(archive, ".backfile"));
}

/** Removes a folder, and waits until the disk has taken all that was written: it would be counted in the next measure. */
export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  settle();
}

/** Has the system hold the files of a folder in memory, for each measure alike: which of them it still held is chance. */
export function warm(folder: string): void {
  for (const { file, kind } of walk(folder)) if (kind === "file") readFileSync(path.join(folder, file));
}

export function settle(): void {
  if (process.platform !== "win32") spawnSync("sync");
}

/**
 * Has a whole site in `dist`, search included, or says why there is none. A build that failed is not tried again for each
 * measure that wants its site: at a size where it takes too long, that would be the longest part of the run.
 */
export async function ensureBuilt({ workspace, runner, site }: Bench): Promise<Outcome> {
  if (site.built === undefined) {
    forgetBuild(workspace);
    site.built = await runner.run(buildCommand(workspace, true));
  }
  return site.built;
}

/** A copy of a folder of the project, for a peer to run in. */
export function copyPeer(name: string, to: string): void {
  remove(to);
  cpSync(path.join(PROJECT, "bench", "peers", name), to, { recursive: true });
}
