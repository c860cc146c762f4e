import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const step = z.object({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: values.optional(),
  env: values.optional(),
});
const job = z.object({
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  strategy: z.object({ matrix: z.record(z.string(), z.unknown()) }).optional(),
  outputs: values.optional(),
  steps: z.array(step),
});
const workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), job),
});

export type Workflow = z.infer<typeof workflow>;
type Step = z.infer<typeof step>;

export function readWorkflow(file: string): Workflow {
  return workflow.parse(parse(readFileSync(file, "utf8")));
}

export function needsOf({ needs = [] }: Workflow["jobs"][string]): string[] {
  return typeof needs === "string" ? [needs] : needs;
}

/** GitHub as far as the workflows use it: machines that know nothing of each other but artifacts, outputs and caches. */
export type Github = {
  /** A folder that outlives a run: machines, artifacts, caches. */
  work: string;
  checkout: string;
  /** Stands in for npm ci in a fresh checkout. */
  install(machine: string): void;
  address: string;
  inputs: { [name: string]: unknown };
  sha: string;
};

export type Finished = { pages: string; outputs: { [job: string]: Named }; log: string };
type Named = { [name: string]: string };
type Machine = { folder: string; context: { [name: string]: unknown }; saves: (() => void)[] };
type Run = { github: Github; folder: string; finished: Finished };

/** Runs the jobs one after another as they need each other, each on a machine of its own; gives what is published. */
export function runWorkflow({ jobs }: Workflow, github: Github): Finished {
  mkdirSync(github.work, { recursive: true });
  const folder = mkdtempSync(path.join(github.work, "run-"));
  const finished: Finished = { pages: path.join(folder, "pages"), outputs: {}, log: "" };
  const waiting = new Set(Object.keys(jobs));
  while (waiting.size > 0) {
    const name = [...waiting].find((each) => needsOf(jobs[each]!).every((need) => !waiting.has(need)));
    if (name === undefined) throw new Error("jobs wait for each other");
    waiting.delete(name);
    runJob(name, jobs[name]!, { github, folder, finished });
  }
  return finished;
}

function runJob(name: string, job: Workflow["jobs"][string], run: Run): void {
  const { github, folder, finished } = run;
  // A job sees the outputs of those it names, not of those they name.
  const needs = Object.fromEntries(needsOf(job).map((need) => [need, { outputs: finished.outputs[need] }]));
  const base = { needs, inputs: github.inputs, github: { sha: github.sha } };
  for (const matrix of combinations(job.strategy?.matrix, base)) {
    const machine: Machine = {
      folder: mkdtempSync(path.join(folder, `${name}-`)),
      context: { ...base, matrix, steps: {} },
      saves: [],
    };
    for (const step of job.steps) runStep(step, machine, run);
    for (const save of machine.saves) save();
    finished.outputs[name] = filled(job.outputs, machine.context);
  }
}

function combinations(matrix: { [name: string]: unknown } | undefined, context: object): object[] {
  if (!matrix) return [{}];
  const [[name, list] = ["", ""], ...more] = Object.entries(matrix);
  if (more.length > 0) throw new Error("one dimension is all that is played here");
  const all = evaluate(/^\$\{\{ (.*) \}\}$/.exec(String(list))![1]!, context) as unknown[];
  return all.map((value) => ({ [name]: value }));
}

function runStep(step: Step, machine: Machine, run: Run): void {
  const outputs = step.uses
    ? actionOf(step.uses)(filled(step.with, machine.context), machine, run)
    : shell(step, machine, run);
  if (step.id) (machine.context.steps as { [id: string]: unknown })[step.id] = { outputs };
}

function shell({ run: script = "", env }: Step, { folder, context }: Machine, { github, finished }: Run): Named {
  if (script.includes("${{")) throw new Error(`an expression stands in a shell's text: ${script}`);
  if (script === "npm ci") {
    github.install(folder);
    return {};
  }
  const said = path.join(folder, "..", `outputs-${path.basename(folder)}`);
  writeFileSync(said, "");
  const output = execFileSync("bash", ["-e", "-c", script], {
    cwd: folder,
    env: { ...process.env, CI: "true", ...filled(env, context), GITHUB_OUTPUT: said },
    encoding: "utf8",
  });
  finished.log += `$ ${script}\n${output}`;
  const lines = readFileSync(said, "utf8").split("\n").filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

type Action = (options: Named, machine: Machine, run: Run) => Named;

function actionOf(uses: string): Action {
  const action = ACTIONS[uses.split("@")[0]!];
  if (!action) throw new Error(`${uses} is not played here`);
  return action;
}

const ACTIONS: { [name: string]: Action } = {
  "actions/checkout": (_, { folder }, { github }) => {
    cpSync(github.checkout, folder, { recursive: true });
    return {};
  },
  "actions/setup-node": () => ({}),
  "actions/configure-pages": (_, __, { github }) => ({ base_url: github.address }),
  "actions/deploy-pages": (_, __, { github }) => ({ page_url: `${github.address}/` }),
  "actions/upload-pages-artifact": ({ path: from = "" }, { folder }, { finished }) => {
    cpSync(path.join(folder, from), finished.pages, { recursive: true });
    return {};
  },
  "actions/upload-artifact": ({ name = "", path: file = "" }, machine, { folder }) => {
    const to = path.join(folder, "artifacts", name);
    if (/[\n*]/.test(file)) throw new Error("one file is all that is played here");
    cpSync(path.join(machine.folder, file), path.join(to, path.basename(file)));
    return {};
  },
  "actions/download-artifact": ({ name, pattern = "*" }, machine, { folder }) => {
    const artifacts = path.join(folder, "artifacts");
    const found = readdirSync(artifacts).filter((each) => (name ? each === name : glob(pattern).test(each)));
    if (found.length === 0) throw new Error(`there is no artifact ${name ?? pattern}`);
    for (const each of found) cpSync(path.join(artifacts, each), machine.folder, { recursive: true });
    return {};
  },
  "actions/cache": (options, { folder, saves }, { github }) => {
    const { path: paths = "", key = "", "restore-keys": older = "" } = options;
    const caches = path.join(github.work, "caches");
    const move = (from: string, to: string) => {
      for (const each of paths.trim().split("\n"))
        if (existsSync(path.join(from, each))) cpSync(path.join(from, each), path.join(to, each), { recursive: true });
    };
    const there = existsSync(caches) ? readdirSync(caches).sort() : [];
    const prefixes = older.split("\n").filter(Boolean);
    const hit = there.includes(key)
      ? key
      : there.findLast((each) => prefixes.some((prefix) => each.startsWith(prefix)));
    if (hit) move(path.join(caches, hit), folder);
    if (hit !== key) saves.push(() => move(folder, path.join(caches, key)));
    return {};
  },
};

function glob(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[{},*]/g, (mark) => ({ "{": "(", "}": ")", ",": "|" })[mark] ?? ".*")}$`);
}

function filled(values: { [name: string]: unknown } = {}, context: object): Named {
  const fill = (value: unknown) =>
    String(value).replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => String(evaluate(expression, context)));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));
}

/** As much of GitHub's expressions as the workflows use. What is not there is an error here, and not an empty text. */
function evaluate(expression: string, context: object): unknown {
  const alternatives = expression.split(" || ");
  if (alternatives.length > 1) return alternatives.map((each) => evaluate(each, context)).find(Boolean);
  if (expression.startsWith("hashFiles(")) return "hash";
  const inner = /^fromJSON\((.*)\)$/.exec(expression)?.[1];
  if (inner) return JSON.parse(String(evaluate(inner, context)));
  if (/^\d+$/.test(expression)) return Number(expression);
  let value: unknown = context;
  for (const name of expression.split(".")) value = (value as { [name: string]: unknown } | undefined)?.[name];
  if (value === undefined && !expression.startsWith("inputs.")) throw new Error(`${expression} is nowhere given`);
  return value;
}
