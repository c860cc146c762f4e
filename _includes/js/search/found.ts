import type { PagefindResult } from "./pagefind.ts";
import type { Term } from "./query.ts";

/** An article that was found: `row` is its row in the table; `places` are those that Pagefind names of its content. */
export type Hit = { row: number; score: number; places: Set<number>; data: PagefindResult["data"] };

export type Found = {
  terms: Term[];
  hits: Hit[];
  /** What was asked for and stands in no article, as it was typed. */
  absent: string[];
  /** The same, but words begin so, and those were taken instead. */
  begun: string[];
};
