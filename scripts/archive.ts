import { commands } from "./commands/registry.ts";
import { run } from "./commands/run.ts";

// `backfile import | head` closes the pipe early; what it wanted to see it has seen.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

/** The command line; the only place that ends the process. */
process.exitCode = await run(process.argv.slice(2), commands);
