import type { EvalSet } from "../set.ts";
import { feeds } from "./feeds.ts";

/** Every set that `npm run eval` knows, in the order of its table. */
export const sets: EvalSet[] = [feeds];
