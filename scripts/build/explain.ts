import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { CliError } from "../lib/errors.ts";
import { archivePaths } from "../settings.ts";
import type { Page } from "../site/page.ts";
import { commonKey, markOf } from "./keys.ts";
import { type Ledger, ledgerFile, readLedger } from "./ledger.ts";
import { readMark } from "./output.ts";
import { planPages } from "./plan.ts";
import { type PrepareOptions, prepare } from "./prepare.ts";

/** One sentence on what the next build would do with a page, named by its address, its file or its place in the output. */
export async function explain(options: PrepareOptions, name: string): Promise<string> {
  const { out } = options;
  const { context, program, paths } = await prepare(options);
  const address = addressOf(name, options);
  const page = planPages(context).pages.find((each) => each.address === address);
  if (!page) throw new CliError(`${name}: the site has no page ${address}`, 2);
  const ledger = readLedger(ledgerFile(paths.work, out));
  const known = ledger && ledger.build === readMark(out)?.build ? ledger : undefined;
  const common = commonKey(program.pages, context.site);
  const because = reason(page, common, known) ?? damage(path.join(out, address), known?.pages.get(address)?.size);
  return because ? `${address} is made anew: ${because}` : `${address} stays: nothing it is made from has changed`;
}

/** The address of a page named by its address, its file or its place in the output; there may be no such page. */
export function addressOf(name: string, { archive, out }: Pick<PrepareOptions, "archive" | "out">): string {
  const { articles } = archivePaths(archive);
  for (const folder of [articles, out]) {
    const below = path.relative(folder, path.resolve(name));
    if (!below.startsWith("..") && !path.isAbsolute(below) && existsSync(path.resolve(name)))
      return below.split(path.sep).join("/").replace(/\.md$/, ".html");
  }
  return name
    .replace(/^\/+/, "")
    .replace(/^content\/articles\//, "")
    .replace(/\.md$/, ".html");
}

function reason(page: Page, common: string, ledger: Ledger | undefined): string | undefined {
  const known = ledger?.pages.get(page.address);
  if (!ledger) return "nothing is remembered of what stands in the output folder";
  if (!known) return "it was not there at the last build";
  const mark = markOf(page, common);
  if (mark.key === known.key) return undefined;
  if (ledger.common !== common)
    return "the settings, the menu, the styles or Backfile itself changed, as for every page";
  const [before, after] = [known.parts.split(","), mark.parts.split(",")];
  const changed = Object.keys(page.inputs()).filter((_, at) => before[at] !== after[at]);
  return `${changed.join(", ") || "its layout"} changed`;
}

function damage(file: string, size: number | undefined): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return "its file is gone";
  return stat.size === size ? undefined : "its file is not as it was made";
}
