import { existsSync } from "node:fs";
import path from "node:path";
import { CliError } from "../lib/errors.ts";
import { writeAtomic } from "../lib/files.ts";
import type { Report } from "../lib/report.ts";
import { indexSearch, SEARCH_FOLDER } from "../search/archive.ts";
import { archivePaths } from "../settings.ts";
import { claimOutput, MARK, makeWay, prune } from "./output.ts";
import { planPages } from "./plan.ts";
import { prepare } from "./prepare.ts";
import { render } from "./render.ts";

export type BuildOptions = { archive: string; out: string; now: Date; address?: string | null; search: boolean };

export type BuildSummary = {
  articles: number;
  drafts: number;
  pages: number;
  files: number;
  bytes: number;
  seconds: number;
  warnings: number;
  errors: number;
  out: string;
};

/** What a file's name may hold and a terminal would obey. */
const CONTROLS = /\p{Cc}/gu;

/** content → dist: prepare, plan, render, prune, index. */
export async function build(options: BuildOptions, report: Report): Promise<BuildSummary> {
  const started = performance.now();
  const { archive, out, search } = options;
  const paths = archivePaths(archive);
  if (!existsSync(paths.content))
    throw new CliError(`there is no content/ in ${paths.root}; import something first`, 2);
  claimOutput(out, paths);
  const { context, catalogue, problems } = await prepare({ ...options, progress: report.progress });
  const plan = planPages(context);
  for (const { file, line, reason } of [...problems, ...plan.problems])
    report.error(
      `${path.posix.join("content/articles", file)}${line === undefined ? "" : `:${line}`}: ${reason}`.replace(
        CONTROLS,
        "?",
      ),
    );

  makeWay(
    out,
    plan.pages.map(({ address }) => address),
  );
  let done = 0;
  await render(
    { site: context.site, pages: plan.pages, rendered: () => report.progress("rendering", ++done, plan.pages.length) },
    out,
  );
  // GitHub Pages' own builder would drop folders it does not know.
  writeAtomic(path.join(out, ".nojekyll"), "");
  if (search) await indexSearch(context, out, report);

  const own = new Set([
    MARK,
    ".nojekyll",
    ...Object.values(context.site.assets),
    ...plan.pages.map(({ address }) => address),
  ]);
  const { files, bytes } = prune(out, (file) => own.has(file) || (search && file.startsWith(`${SEARCH_FOLDER}/`)));
  return {
    articles: catalogue.entries.length,
    drafts: catalogue.drafts,
    pages: plan.pages.length,
    files,
    bytes,
    seconds: Math.round(performance.now() - started) / 1000,
    warnings: report.warnings,
    errors: report.errors,
    out,
  };
}
