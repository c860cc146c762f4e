#!/usr/bin/env node
// Backfile is run from its TypeScript sources; tsx compiles them as they are loaded.
import { register } from "tsx/esm/api";

register();
await import("../scripts/archive.ts");
