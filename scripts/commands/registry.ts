import type { Command } from "./command.ts";

/** A command is loaded when it is asked for: none waits for what the others need. */
export type Loader = () => Promise<Command>;

/** In the order of the pipeline. */
export const commands = new Map<string, Loader>([
  ["new", async () => (await import("./new.ts")).newArchive],
  ["import", async () => (await import("./import.ts")).importCommand],
  ["inspect", async () => (await import("./inspect.ts")).inspect],
  ["build", async () => (await import("./build.ts")).buildCommand],
  ["merge", async () => (await import("./merge.ts")).mergeCommand],
  ["index", async () => (await import("./index.ts")).indexCommand],
  ["storylines", async () => (await import("./storylines.ts")).storylinesCommand],
  ["related", async () => (await import("./related.ts")).relatedCommand],
  ["serve", async () => (await import("./serve.ts")).serve],
  ["dev", async () => (await import("./dev.ts")).dev],
  ["check", async () => (await import("./check.ts")).check],
  ["scaffold-source", async () => (await import("./scaffold.ts")).scaffold],
]);
