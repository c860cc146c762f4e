import { parseArgs } from "node:util";
import { CliError } from "../scripts/lib/errors.ts";

export const groups = [
  "pages",
  "hugo",
  "eleventy",
  "build",
  "disk",
  "search",
  "floor",
  "index",
  "incremental",
  "relate",
  "import",
  "import-formats",
  "hugo-related",
  "eleventy-related",
] as const;
export type Group = (typeof groups)[number];

export type Options = {
  sizes: number[];
  runs: number;
  seed: number;
  /** Seconds after which one run of a measure is ended. */
  limit: number;
  only: Group[];
  /** Pagefind over what the peers made, too. */
  pagefind: boolean;
  out: string;
  json: string | undefined;
  keep: boolean;
  record: boolean;
  /** Results of earlier runs that are written anew; then nothing is measured. */
  from: string[];
};

export const HELP = `Measures Backfile, its peers and its floors on archives made up for it.

Usage: npm run bench -- [options] [MEASURE ...]

Without a MEASURE, all are made: ${groups.join(", ")}.
"import" is all that begins with it, too.

  --size N[,N …]    articles (default: 1000,10000)
  --runs N          runs of each measure, of which the median counts (default: 3)
  --only A[,B …]    these measures, and no more
  --limit SECONDS   ends a run that takes longer (default: 600)
  --pagefind        has Pagefind index what the peers made, too
  --seed N          of the archives (default: 1)
  --out DIR         where results are written (default: bench/results)
  --json FILE       the results as JSON, also there
  --keep            leaves the archives for the next run
  --from FILE[,…]   measures nothing: puts the JSON results of earlier runs together
  --record          also writes docs/benchmarks.md and its chart, or docs/benchmarks-import.md for import-formats alone

HUGO=path names a Hugo that is not in PATH, CHROME_PATH a browser.
`;

/** The options of the command line; undefined where help was asked for. */
export function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  return {
    sizes: values.size.split(",").map((size) => positive("--size", size)),
    runs: positive("--runs", values.runs),
    seed: positive("--seed", values.seed),
    limit: positive("--limit", values.limit),
    only: chosen(values.only, positionals),
    pagefind: values.pagefind,
    out: values.out,
    json: values.json,
    keep: values.keep,
    record: values.record,
    from: values.from?.split(",") ?? [],
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        size: { type: "string", default: "1000,10000" },
        runs: { type: "string", default: "3" },
        only: { type: "string" },
        limit: { type: "string", default: "600" },
        pagefind: { type: "boolean", default: false },
        seed: { type: "string", default: "1" },
        out: { type: "string", default: "bench/results" },
        json: { type: "string" },
        keep: { type: "boolean", default: false },
        from: { type: "string" },
        record: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (thrown) {
    throw new CliError(thrown instanceof Error ? thrown.message : String(thrown), 2);
  }
}

function positive(option: string, words: string): number {
  const number = Number(words);
  if (!Number.isInteger(number) || number < 1)
    throw new CliError(`${option} ${words}: is no whole number from 1 on`, 2);
  return number;
}

function chosen(only: string | undefined, words: string[]): Group[] {
  if (only === undefined && words.length === 0) return [...groups];
  const named = (only?.split(",") ?? []).map((name) => groupOf("--only ", name));
  return [
    ...named,
    ...words.flatMap((word) => [groupOf("", word), ...groups.filter((name) => name.startsWith(`${word}-`))]),
  ];
}

function groupOf(option: string, name: string): Group {
  const group = groups.find((one) => one === name);
  if (group === undefined) throw new CliError(`${option}${name}: is none of ${groups.join(", ")}`, 2);
  return group;
}
