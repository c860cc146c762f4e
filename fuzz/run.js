#!/usr/bin/env node
// What `npm run fuzz` runs: damaged sources of every format, to find what no person would think of.
import { register } from "tsx/esm/api";

register();
await import("./main.ts");
