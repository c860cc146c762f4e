import { realpathSync, statSync } from "node:fs";
import path from "node:path";

export type Resolved =
  | { kind: "file"; file: string; size: number; modified: Date }
  | { kind: "redirect"; to: string }
  | { kind: "missing" }
  | { kind: "refused" };

/**
 * What a request's target stands for below `root`, which must be a real path. As strict as the plainest host: names must
 * match as they are, and nothing is guessed (no ".html" added), so that a link that works here works everywhere.
 * Refused: names that are not names ("..", NUL, an encoded slash). Missing: whatever a symbolic link leads out to.
 */
export function resolveTarget(root: string, prefix: string, target: string): Resolved {
  const address = target.split(/[?#]/, 1)[0]!;
  const query = target.slice(address.length);
  if (address === "/" && prefix !== "/") return { kind: "redirect", to: prefix + query };
  if (`${address}/` === prefix) return { kind: "redirect", to: prefix + query };
  if (!address.startsWith(prefix)) return { kind: address.startsWith("/") ? "missing" : "refused" };

  const names = decodeNames(address.slice(prefix.length));
  if (!names) return { kind: "refused" };
  const folderAsked = names.at(-1) === "";
  const found = lookUp(root, folderAsked ? [...names.slice(0, -1), "index.html"] : names);
  if (found === "folder") return { kind: "redirect", to: `${address}/${query}` };
  return found ? { kind: "file", ...found } : { kind: "missing" };
}

/** The decoded parts of a path, or nothing where one of them could not be the name of a file. */
function decodeNames(address: string): string[] | undefined {
  const names: string[] = [];
  const parts = address.split("/");
  for (const [index, part] of parts.entries()) {
    let name: string;
    try {
      name = decodeURIComponent(part);
    } catch {
      return undefined;
    }
    const last = index === parts.length - 1;
    if ((name === "" && !last) || name === "." || name === ".." || /[/\\\0]/.test(name)) return undefined;
    names.push(name);
  }
  return names;
}

function lookUp(root: string, names: string[]): { file: string; size: number; modified: Date } | "folder" | undefined {
  try {
    const file = realpathSync(path.join(root, ...names));
    if (file !== root && !file.startsWith(root + path.sep)) return undefined;
    const about = statSync(file);
    if (about.isDirectory()) return "folder";
    return about.isFile() ? { file, size: about.size, modified: about.mtime } : undefined;
  } catch {
    return undefined;
  }
}
