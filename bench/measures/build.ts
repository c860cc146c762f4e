import { messageOf } from "../../scripts/lib/errors.ts";
import { type Measured, type Row, repeated } from "../measure/rows.ts";
import { type Bench, buildCommand, forgetBuild, warm } from "./bench.ts";

/** The whole site from nothing, without search. */
export async function* pages(bench: Bench): AsyncGenerator<Row> {
  yield await fullBuild(bench, "build-pages", "full build, without search", false);
}

/** The same with search. */
export async function* build(bench: Bench): AsyncGenerator<Row> {
  yield await fullBuild(bench, "build", "full build, search included", true);
}

async function fullBuild(bench: Bench, id: string, label: string, search: boolean): Promise<Row> {
  const { workspace, size, runs, runner } = bench;
  let facts: Row["facts"];
  const row = await repeated({
    id,
    label,
    size,
    runs,
    async once() {
      forgetBuild(workspace);
      warm(workspace.archive);
      const outcome = await runner.run(buildCommand(workspace, search));
      bench.site.built = search ? outcome : undefined;
      if (!outcome.ok) return outcome;
      const summary = summaryOf(outcome.stdout);
      facts = summary.facts;
      return { ...outcome, details: summary.stages };
    },
  });
  return { ...row, ...(facts ? { facts } : {}) };
}

type Numbers = { [name: string]: number };

/** The numbers of a build's JSON summary: what it wrote, and the seconds of its stages where it tells them. */
export function summaryOf(stdout: string): { facts: Numbers; stages: Numbers } {
  let summary: unknown;
  try {
    summary = JSON.parse(stdout);
  } catch (thrown) {
    throw new Error(`the build's summary is no JSON: ${messageOf(thrown)}`);
  }
  const { pages, files, bytes, rendered } = numbersOf(summary);
  const facts = { pages, files, bytes, rendered };
  return { facts: numbersOf(facts), stages: numbersOf((summary as { stages?: unknown }).stages) };
}

function numbersOf(value: unknown): Numbers {
  const entries = Object.entries(typeof value === "object" && value !== null ? value : {});
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}

/** The build command as it stands, over what an earlier one left. */
export async function rebuild({ workspace, runner }: Bench): Promise<Measured> {
  const outcome = await runner.run(buildCommand(workspace, true));
  return outcome.ok ? { ...outcome, details: summaryOf(outcome.stdout).stages } : outcome;
}
