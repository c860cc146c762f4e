import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { IANAZone } from "luxon";
import { nameSlug } from "../article/name.ts";
import { CliError } from "../lib/errors.ts";
import { walk } from "../lib/files.ts";

const TEMPLATE = path.join(import.meta.dirname, "template");

/** A fresh clone, and what a Mac leaves behind, are not in the way. */
const IGNORED = new Set([".git", ".DS_Store"]);

/**
 * Fills an empty folder with an archive of one's own, from the files in template/. npm leaves .gitignore and other dot
 * files out of packages, so there they are called dot-gitignore. Gives the files made, relative to the folder. `backfile` is what its package.json asks for: a version, or "file:" and a path.
 */
export function createArchive(folder: string, backfile: string): string[] {
  refuseToOverwrite(folder);
  const fill = filling(path.basename(folder), backfile);
  const made: string[] = [];
  for (const { file } of walk(TEMPLATE)) {
    const target = file
      .split("/")
      .map((part) => part.replace(/^dot-/, "."))
      .join("/");
    mkdirSync(path.dirname(path.join(folder, target)), { recursive: true });
    writeFileSync(path.join(folder, target), fill(readFileSync(path.join(TEMPLATE, file), "utf8")));
    made.push(target);
  }
  return made.sort();
}

function refuseToOverwrite(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new CliError(`${folder} is a file; name a new or an empty folder`, 2);
  const there = readdirSync(folder).filter((name) => !IGNORED.has(name));
  if (there.length === 0) return;
  const names = there.length > 3 ? `${there.slice(0, 3).join(", ")} and ${there.length - 3} more` : there.join(", ");
  throw new CliError(`${folder} is not empty (${names}); name a new or an empty folder`, 2);
}

/** Puts the archive's name and the like where a template has {{name}}. */
function filling(folder: string, backfile: string): (text: string) => string {
  const words = folder.replace(/[-_\s]+/g, " ").trim();
  const values: { [name: string]: string } = {
    name: (words.charAt(0).toUpperCase() + words.slice(1) || "Archive").replace(/["\\\p{Cc}]/gu, ""),
    package: nameSlug(folder),
    timezone: machineZone(),
    backfile,
  };
  return (text) => text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A better guess at the newsroom's time zone than UTC; the publisher sees it in the settings. */
function machineZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return IANAZone.isValidZone(zone) ? zone : "UTC";
}
