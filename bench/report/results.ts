import { readFileSync } from "node:fs";
import path from "node:path";
import { CliError, messageOf } from "../../scripts/lib/errors.ts";
import { CAN_WATCH } from "../measure/memory.ts";
import type { Row } from "../measure/rows.ts";
import { PROJECT } from "../measures/bench.ts";
import { eleventyVersion } from "../measures/eleventy.ts";
import { hugoVersion } from "../measures/hugo.ts";
import type { Options } from "../options.ts";
import { type Machine, machineText, thisMachine } from "./machine.ts";

/** Everything a run found out, as it is written to results.json. */
export type Results = {
  date: string;
  machine: Machine;
  versions: { backfile: string; eleventy: string; pagefind: string; hugo: string | undefined };
  runs: number;
  seed: number;
  limit: number;
  /** Whether the system tells the memory of processes. */
  memory: boolean;
  rows: Row[];
};

export function resultsOf(rows: Row[], { runs, seed, limit }: Options): Results {
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: thisMachine(),
    versions: {
      backfile: versionIn(""),
      eleventy: eleventyVersion(),
      pagefind: versionIn("node_modules/pagefind"),
      hugo: hugoVersion(),
    },
    runs,
    seed,
    limit,
    memory: CAN_WATCH,
    rows,
  };
}

function versionIn(folder: string): string {
  return String(JSON.parse(readFileSync(path.join(PROJECT, folder, "package.json"), "utf8")).version);
}

/** The results of earlier runs as one: of a row that several have, the last one's. */
export function readResults(files: string[]): Results {
  const all = files.map(readOne);
  const [first] = all;
  const machines = new Set(all.map(({ machine }) => machineText(machine)));
  if (machines.size > 1) throw new CliError(`these results are of different machines: ${[...machines].join("; ")}`, 2);
  const rows = new Map(all.flatMap((each) => each.rows).map((row) => [`${row.size} ${row.id}`, row]));
  const limit = Math.max(...all.map((each) => each.limit));
  return { ...first!, ...all.at(-1), limit, rows: [...rows.values()] };
}

function readOne(file: string): Results {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Results;
  } catch (thrown) {
    throw new CliError(`--from ${file}: ${messageOf(thrown)}`, 2);
  }
}
