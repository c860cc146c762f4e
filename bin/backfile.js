#!/usr/bin/env node
// Backfile is run from its TypeScript sources; tsx compiles them as they are loaded.
import { setFlagsFromString } from "node:v8";
import { register } from "tsx/esm/api";

// Left to itself, the heap grows to twice what is kept before it is cleaned: to a gigabyte and more in a large archive.
setFlagsFromString("--heap-growing-percent=30");
register();
await import("../scripts/archive.ts");
