import { CliError } from "../lib/errors.ts";
import { scaffoldSource } from "../new/scaffold.ts";
import { program } from "../serve/child.ts";
import type { Command } from "./command.ts";

/** For those who work on Backfile itself; CONTRIBUTING.md tells of it, the overview does not. */
export const scaffold: Command = {
  name: "scaffold-source",
  summary: "",
  positionals: "NAME",
  options: {},
  notes: "Makes a source format that already works: its file, its line in the registry, and a first case.",
  async run({ positionals, report }) {
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0)
      throw new CliError("name one format: backfile scaffold-source newsml", 2);
    const files = scaffoldSource(program, name);
    for (const file of files) report.say(file);
    report.say(`Next: make the case real, write down what it must give, and run: npm test -- import`);
    report.json({ files });
    return 0;
  },
};
