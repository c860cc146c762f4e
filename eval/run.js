#!/usr/bin/env node
// What `npm run eval` runs: the importer's quality on real inputs, beside what is published of other tools.
import { register } from "tsx/esm/api";

register();
await import("./main.ts");
