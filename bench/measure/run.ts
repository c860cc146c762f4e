import { type ChildProcess, spawn } from "node:child_process";
import { type Memory, watchMemory } from "./memory.ts";

export type Command = { program: string; args: string[]; cwd?: string; env?: NodeJS.ProcessEnv };

/** What became of a command: its time in seconds and what it printed, or why there is none. */
export type Outcome =
  | { ok: true; seconds: number; stdout: string; memory: Memory | undefined }
  | { ok: false; reason: string };

/** How much of what a failing command complained of is kept. */
const TOLD = 300;

export type Runner = {
  /** Runs a command in a process group of its own. One that takes too long is ended, with all that it started. */
  run(command: Command): Promise<Outcome>;
  /** For a run that is interrupted: nothing that it started goes on. */
  endAll(): void;
};

export function makeRunner(limit: number): Runner {
  const running = new Set<ChildProcess>();
  return {
    run(command) {
      const child = start(command);
      running.add(child);
      return outcomeOf(child, limit).finally(() => running.delete(child));
    },
    endAll() {
      for (const child of running) end(child);
    },
  };
}

function start({ program, args, cwd, env }: Command) {
  return spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
}

function outcomeOf(child: ReturnType<typeof start>, limit: number): Promise<Outcome> {
  const started = performance.now();
  const watch = child.pid === undefined ? undefined : watchMemory(child.pid);
  const said = { out: "", err: "" };
  child.stdout.on("data", (data: Buffer) => (said.out += data));
  child.stderr.on("data", (data: Buffer) => (said.err = (said.err + data).slice(-4000)));
  let overLimit = false;
  const timer = setTimeout(() => {
    overLimit = true;
    end(child);
  }, limit * 1000);
  return new Promise((resolve) => {
    const failed = (reason: string) => resolve({ ok: false, reason });
    child.on("error", ({ message }) => failed(message));
    child.on("close", (code, signal) => {
      const seconds = (performance.now() - started) / 1000;
      clearTimeout(timer);
      const memory = watch?.stop();
      if (overLimit) failed(`over ${limit} s`);
      else if (code !== 0) failed(whyEnded(code, signal, said));
      else resolve({ ok: true, seconds, stdout: said.out, memory });
    });
  });
}

function whyEnded(code: number | null, signal: string | null, { out, err }: { out: string; err: string }): string {
  const lines = (err.trim() || out.trim()).slice(-TOLD).replace(/\s+/g, " ").trim();
  return `${signal === null ? `ended with ${code}` : `ended by ${signal}`}${lines === "" ? "" : `: ${lines}`}`;
}

/** Ends a command and everything that it started. */
function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has just ended by itself.
  }
}
