import type { EvalSet } from "../set.ts";
import { feeds } from "./feeds.ts";
import { wcxbFacts } from "./wcxb-facts.ts";

/** Every set that `npm run eval` knows, in the order of its table. */
export const sets: EvalSet[] = [wcxbFacts, feeds];
