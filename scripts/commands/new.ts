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
    const files = createArchive(folder, version());
    report.say(`made ${dir}: ${files.length} files\n\nNext, as its README.md says:`);
    report.say(`  cd ${dir}\n  npm install\n  (put your articles in sources/)\n  npm run build\n  npm run serve`);
    report.json({ folder, files });
    return 0;
  },
};

/** The running Backfile's own version, which the new archive will ask for. */
function version(): string {
  return String(JSON.parse(readFileSync(path.join(program, "package.json"), "utf8")).version);
}
