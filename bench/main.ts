import path from "node:path";
import { CliError, messageOf } from "../scripts/lib/errors.ts";
import { grouped } from "../scripts/lib/report.ts";
import { missing, type Row } from "./measure/rows.ts";
import { makeRunner, type Runner } from "./measure/run.ts";
import { openWorkspace, tidyWorkspace } from "./measure/workspace.ts";
import type { Bench } from "./measures/bench.ts";
import { measures } from "./measures/registry.ts";
import { type Group, HELP, type Options, readOptions } from "./options.ts";
import { type Results, readResults, resultsOf } from "./report/results.ts";
import { lineOf } from "./report/words.ts";
import { writeResults } from "./report/write.ts";

const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const results = options.from.length > 0 ? readResults(options.from) : await measured(options);
  for (const file of writeResults(results, options)) process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
}

async function measured(options: Options): Promise<Results> {
  const runner = makeRunner(options.limit);
  const rows: Row[] = [];
  for (const size of options.sizes) rows.push(...(await measureSize(size, options, runner)));
  return resultsOf(rows, options);
}

async function measureSize(size: number, options: Options, runner: Runner): Promise<Row[]> {
  say(`\n${grouped(size)} articles: making the archive`);
  const workspace = openWorkspace(options.seed, size);
  const tidy = () => tidyWorkspace(workspace, options.keep);
  const stop = onInterrupt(() => {
    runner.endAll();
    tidy();
  });
  const { runs, pagefind } = options;
  const bench: Bench = { size, runs, pagefind, runner, workspace, site: { built: undefined } };
  const rows: Row[] = [];
  try {
    for (const group of options.only)
      for await (const row of safely(group, bench)) {
        rows.push(row);
        say(lineOf(row));
      }
  } finally {
    stop();
    tidy();
  }
  return rows;
}

/** A measure that breaks ends its own group only: a row says why. */
async function* safely(group: Group, bench: Bench): AsyncGenerator<Row> {
  try {
    yield* measures[group](bench);
  } catch (thrown) {
    yield missing(group, group, bench.size, messageOf(thrown));
  }
}

/** Runs `clear` when the run is interrupted, and ends it; gives what takes that back. */
function onInterrupt(clear: () => void): () => void {
  const interrupted = (signal: NodeJS.Signals) => {
    say(`interrupted by ${signal}; clearing up`);
    clear();
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, interrupted);
  return () => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, interrupted);
  };
}

try {
  await main();
} catch (thrown) {
  if (!(thrown instanceof CliError)) throw thrown;
  say(`error: ${thrown.message}`);
  process.exitCode = thrown.exitCode;
}
