import { existsSync } from "node:fs";
import path from "node:path";
import { CliError } from "../lib/errors.ts";
import { commandLine, folderOptions } from "../lib/invocation.ts";

/** Where an archive's built site stands: `--out`, or dist in the archive's folder. */
export function outFolder(archive = ".", out?: string): string {
  return path.resolve(out ?? path.join(archive, "dist"));
}

/** The same, where the site must have been built already. */
export function builtSite(archive?: string, out?: string): string {
  const dir = outFolder(archive, out);
  if (existsSync(path.join(dir, "index.html"))) return dir;
  const command = commandLine("build", folderOptions(archive, out));
  throw new CliError(`there is no built site in ${dir}; make one with: ${command}`);
}
