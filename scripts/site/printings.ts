import type { Entry } from "../catalogue/entry.ts";
import type { Label } from "../copies/labels.ts";

/** A printing of a story: what it is beside the earliest, which has no label; whether its words are the earliest's. */
export type Printing = { entry: Entry; label?: Label; isSame: boolean };

/** By the id of each of its articles the group of printings it is in, the earliest first. */
export type Printings = Map<string, Printing[]>;
