import { buildCommand } from "./build.ts";
import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { dev } from "./dev.ts";
import { importCommand } from "./import.ts";
import { indexCommand } from "./index.ts";
import { newArchive } from "./new.ts";
import { serve } from "./serve.ts";

/** In the order of the pipeline. */
export const commands: Command[] = [newArchive, importCommand, buildCommand, indexCommand, serve, dev, check];
