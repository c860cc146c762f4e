import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/**
 * Writes a file so that a reader, or a run that follows a crash, sees the old bytes or the new ones and never a part:
 * a temporary file beside it, flushed to disk, then renamed over it. Several pieces are written one after another.
 */
export function writeAtomic(file: string, data: string | Uint8Array | Iterable<string>): void {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true });
  const temporary = path.join(folder, `.${randomBytes(6).toString("hex")}${TEMPORARY}`);
  try {
    const handle = openSync(temporary, "wx");
    try {
      if (typeof data === "string" || data instanceof Uint8Array) writeFileSync(handle, data);
      else for (const piece of data) writeFileSync(handle, piece);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}

/** How the temporary files of `writeAtomic` end; a killed run may leave one, the next run removes it. */
export const TEMPORARY = ".backfile-tmp";

export type Walked = { file: string; kind: "file" | "symlink" };

/**
 * Every file below a folder, as paths relative to it with "/" between the parts, sorted by code unit so that the order
 * is the same on every machine. Symbolic links are named and never followed; dot files and node_modules are passed over.
 */
export function* walk(root: string, below = ""): Generator<Walked> {
  const entries = readdirSync(path.join(root, below), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const file = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isSymbolicLink()) yield { file, kind: "symlink" };
    else if (entry.isDirectory()) yield* walk(root, file);
    else if (entry.isFile()) yield { file, kind: "file" };
  }
}

/** Removes what a killed run left behind below a folder: half-written temporary files. */
export function removeTemporaries(root: string): void {
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && entry.name.endsWith(TEMPORARY))
      rmSync(path.join(entry.parentPath, entry.name), { force: true });
  }
}

/**
 * Folders below (and at) `root` that are symbolic links: what is written through one may land anywhere. An archive
 * comes from strangers, as a repository say, and a repository can hold links.
 */
export function linkedFolders(root: string): string[] {
  const stat = lstatSync(root, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isSymbolicLink()) return [root];
  const links = [...walk(root)].filter(({ kind }) => kind === "symlink").map(({ file }) => path.join(root, file));
  return links.filter((link) => !link.endsWith(".md"));
}
