import { detailsOf, memoryOf } from "../measure/rows.ts";
import { ratio } from "../measure/statistics.ts";
import type { Lookup } from "./lookup.ts";
import { bytes, times } from "./words.ts";

/** What Backfile sets itself. A target whose measures are not there is not judged. */
export type Target = {
  text: string;
  /** What was found, and whether it is enough; undefined where it was not measured. */
  judge(lookup: Lookup, size: number): Judgement | undefined;
};

export type Judgement = { found: string; met: boolean };

/** The memory that the smallest machines of hosted services have, with room for all else that runs. */
const MOST_MEMORY = 2e9;
/** A first search on a slow telephone line (1.6 Mbit/s) within two seconds. */
const MOST_SEARCH_BYTES = 400_000;

export const targets: Target[] = [
  atMost(
    "A full build (related lists, no search) is no slower than Hugo with its related lists",
    "build-pages",
    "hugo-related",
    1,
  ),
  atMost("A full build is no slower than plain Eleventy without related lists", "build-pages", "eleventy", 1),
  atMost("One new article costs at most a tenth of a full build", "add-1", "build", 0.1),
  atMost("Nothing changed costs at most a twentieth of a full build", "nothing", "build", 0.05),
  {
    text: `No process of a full build takes more than ${bytes(MOST_MEMORY)}`,
    judge(lookup, size) {
      const row = lookup.row("build", size);
      const memory = row && memoryOf(row);
      return memory && { found: bytes(memory.largest), met: memory.largest <= MOST_MEMORY };
    },
  },
  {
    text: `A first search loads at most ${bytes(MOST_SEARCH_BYTES)}`,
    judge(lookup, size) {
      const loaded = lookup
        .at(size)
        .filter(({ id, samples }) => id.startsWith("search-") && samples.length > 0)
        .map((row) => detailsOf(row).bytes ?? 0);
      const most = Math.max(...loaded);
      return loaded.length === 0 ? undefined : { found: bytes(most), met: most <= MOST_SEARCH_BYTES };
    },
  },
];

function atMost(text: string, of: string, base: string, most: number): Target {
  return {
    text,
    judge(lookup, size) {
      const found = ratio(lookup.seconds(of, size), lookup.seconds(base, size));
      return found === undefined ? undefined : { found: times(found), met: found <= most };
    },
  };
}
