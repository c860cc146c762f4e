import type { Term } from "./query.ts";

/** An article that was found: `row` is its row in the table. */
export type Hit = {
  row: number;
  score: number;
  /** Where it stands for other printings of its story: what opens them. */
  below?: (entryOf: (hit: Hit) => Promise<unknown>) => unknown;
};

/** What a result is shown by. */
export type Text = {
  /** Address from the site's root, and behind "#" what else is shown: see toPagefind (scripts/search/record.ts). */
  raw_url: string;
  /** Headline, body, then authors and topics. */
  content: string;
  meta: { title?: string };
  /** Words of the content that are known to have been found, by their number. */
  places: Set<number>;
};

export type Found = {
  terms: Term[];
  hits: Hit[];
  /** What was asked for and stands in no article, as it was typed. */
  absent: string[];
  /** The same, but words begin so, and those were taken instead. */
  begun: string[];
  text(hit: Hit): Promise<Text>;
};
