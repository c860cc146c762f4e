#!/usr/bin/env node
// What `npm run bench` runs: measures Backfile, its peers and its floors on archives made up for it.
import { register } from "tsx/esm/api";

register();
await import("./main.ts");
