import { commands } from "./commands/registry.ts";
import { run } from "./commands/run.ts";

/** The command line; the only place that ends the process. */
process.exitCode = await run(process.argv.slice(2), commands);
