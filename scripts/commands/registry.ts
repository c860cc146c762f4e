import { buildCommand } from "./build.ts";
import type { Command } from "./command.ts";
import { dev } from "./dev.ts";
import { indexCommand } from "./index.ts";
import { serve } from "./serve.ts";

/** In the order of the pipeline. */
export const commands: Command[] = [buildCommand, indexCommand, serve, dev];
