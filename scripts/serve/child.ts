import { spawn } from "node:child_process";
import path from "node:path";

/** The folder that holds Backfile itself: bin/, scripts/, _includes/. */
export const program = path.resolve(import.meta.dirname, "..", "..");

/**
 * Runs a command of Backfile in a process of its own, so that templates edited since this one started are loaded anew.
 * Its output is the terminal's. Gives its exit code.
 */
export function runBackfile(args: string[], signal: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(program, "bin", "backfile.js"), ...args], {
      stdio: ["ignore", "inherit", "inherit"],
      signal,
    });
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}
