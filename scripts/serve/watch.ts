import path from "node:path";
import { watch as chokidar } from "chokidar";
import { TEMPORARY } from "../lib/files.ts";
import type { ArchivePaths } from "../settings.ts";
import type { Change } from "./rebuild.ts";

export type Watcher = { close(): Promise<void> };

/** Watches what a person edits: the archive's folders, and Backfile's own templates, styles and site plugins. */
export async function watchArchive(
  paths: ArchivePaths,
  program: string,
  note: (change: Change, file: string) => void,
): Promise<Watcher> {
  const folders: { folder: string; change: Change }[] = [
    { folder: paths.sources, change: "sources" },
    { folder: paths.profiles, change: "sources" },
    { folder: paths.content, change: "content" },
    { folder: path.join(program, "_includes"), change: "program" },
    { folder: path.join(program, "scripts", "site"), change: "program" },
  ];
  const of = (file: string) => folders.find(({ folder }) => file === folder || file.startsWith(folder + path.sep));
  const leadsTo = (file: string) => folders.some(({ folder }) => folder.startsWith(file + path.sep));
  // The roots are watched, not the folders, so that a folder made later is seen too.
  const watcher = chokidar([paths.root, program], {
    ignoreInitial: true,
    ignored: (file) => !leadsTo(file) && (!of(file) || isOurs(file)),
  });
  watcher.on("all", (event, file) => {
    const found = of(file);
    if (found && event !== "addDir") note(found.change, file);
  });
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return { close: () => watcher.close() };
}

/** What Backfile itself or an editor leaves beside the files that people edit. */
function isOurs(file: string): boolean {
  const name = path.basename(file);
  return name.startsWith(".") || name.endsWith("~") || name.endsWith(".new") || name.endsWith(TEMPORARY);
}
