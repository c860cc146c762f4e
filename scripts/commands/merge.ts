import path from "node:path";
import { merge } from "../build/merge.ts";
import { claimOutput } from "../build/output.ts";
import { grouped } from "../lib/report.ts";
import { outFolder } from "../serve/site.ts";
import { archivePaths } from "../settings.ts";
import { archiveOption, counted } from "./build.ts";
import { type Command, textOption } from "./command.ts";

export const mergeCommand: Command = {
  name: "merge",
  summary: "Join the parts that build --shard made into one site.",
  positionals: "PART ...",
  options: { out: { type: "string", value: "DIR", help: "where the site is written (default: dist in the archive)" } },
  notes: "The parts may be given in any order; together they are the very bytes that one machine makes.",
  async run({ values, positionals, report }) {
    const archive = archiveOption(values);
    const out = outFolder(archive, textOption(values, "out"));
    claimOutput(out, archivePaths(archive));
    const summary = merge(
      positionals.map((folder) => path.resolve(folder)),
      out,
      report,
    );
    const { parts, files, bytes } = summary;
    report.say(`${counted(parts, "part")} · ${grouped(files)} files, ${(bytes / 1e6).toFixed(1)} MB`);
    report.say(`Merged into ${path.relative(process.cwd(), out) || "."}`);
    report.json(summary);
    return 0;
  },
};
