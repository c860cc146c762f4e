import { readFileSync } from "node:fs";
import path from "node:path";
import { CliError } from "../lib/errors.ts";
import { createArchive } from "../new/create.ts";
import { program } from "../serve/child.ts";
import type { Command } from "./command.ts";

export const newArchive: Command = {
  name: "new",
  summary: "Make an empty archive of your own: settings, folders, a README, and a workflow for GitHub Pages.",
  positionals: "DIR",
  options: {},
  notes: "Example: backfile new my-archive",
  async run({ positionals, report }) {
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) throw new CliError("name one folder: backfile new my-archive", 2);
    const folder = path.resolve(dir);
    const files = createArchive(folder, dependency(folder));
    report.say(`made ${dir}: ${files.length} files\n\nNext, as its README.md says:`);
    report.say(`  cd ${dir}\n  npm install\n  (put your articles in sources/)\n  npm run build\n  npm run serve`);
    if (!installed)
      report.say(
        "\nIts package.json names this copy of Backfile. Before you publish the archive, put a version there.",
      );
    report.json({ folder, files });
    return 0;
  },
};

/** Whether this Backfile stands among somebody's dependencies; otherwise it is a checkout. */
const installed = program.split(path.sep).includes("node_modules");

/** The running Backfile itself: its version where it was installed, its folder where it is a checkout. */
function dependency(folder: string): string {
  if (!installed) return `file:${path.relative(folder, program).split(path.sep).join("/")}`;
  return `^${JSON.parse(readFileSync(path.join(program, "package.json"), "utf8")).version}`;
}
