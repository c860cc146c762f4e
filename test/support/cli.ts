import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const BACKFILE = fileURLToPath(new URL("../../bin/backfile.js", import.meta.url));

export type Ran = { code: number | null; stdout: string; stderr: string };

/** Runs the command line as a person would, in the given folder. */
export function backfile(args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BACKFILE, ...args], {
      cwd: options.cwd ?? PROJECT,
      env: { ...process.env, ...options.env },
    });
    const ran: Ran = { code: null, stdout: "", stderr: "" };
    child.stdout.on("data", (data: Buffer) => (ran.stdout += data));
    child.stderr.on("data", (data: Buffer) => (ran.stderr += data));
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...ran, code }));
  });
}
