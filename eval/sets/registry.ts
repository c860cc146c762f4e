import type { EvalSet } from "../set.ts";
import { feeds } from "./feeds.ts";
import { languages } from "./languages.ts";
import { ninjs } from "./ninjs.ts";
import { wcxbFacts } from "./wcxb-facts.ts";

/** Every set that `npm run eval` knows, in the order of its table. */
export const sets: EvalSet[] = [wcxbFacts, feeds, languages, ninjs];
