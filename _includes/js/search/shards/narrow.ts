import { facetWord } from "../../../../scripts/search/shards/manifest.ts";
import { hasYear, inRange } from "../facets.ts";
import type { Hit } from "../found.ts";
import type { State } from "../state.ts";
import { type Facts, nameAt } from "./facts.ts";
import type { Looking } from "./look.ts";

/**
 * What the table must know so that it tells which hits are chosen: of each chosen name, which articles have it, which the
 * files of words say; and the dates of the shards that a range of dates begins or ends in.
 */
export async function narrowable(state: State, looking: Looking): Promise<void> {
  const { facts, manifest } = looking;
  const cut = manifest.shards.flatMap(({ years }, shard) =>
    years.some(([year]) => isCut(year, state)) ? [shard] : [],
  );
  await Promise.all([
    facts.loadShards(cut),
    ...NAMED.flatMap((facet) => state[facet].map((name) => learn(facet, name, looking))),
  ]);
}

const NAMED = ["source", "section", "topic"] as const;

/** Whether a range of dates holds a part of a year. */
function isCut(year: string, { from, to }: State): boolean {
  if (year === "" || inRange(year, from, to)) return false;
  return (from === "" || from.slice(0, 4) <= year) && (to === "" || year <= to.slice(0, 4));
}

async function learn(facet: (typeof NAMED)[number], name: string, { facts, lexicon }: Looking): Promise<void> {
  const rows = (await lexicon.word(facetWord(facet, name))).itself?.rows ?? [];
  const { table } = facts;
  const at = nameAt(table.names[facet], name);
  for (const row of rows) {
    if (facet !== "topic") table[facet][row] = at;
    else if (!table.topic[row]!.includes(at)) table.topic[row] = [...table.topic[row]!, at];
  }
}

/**
 * Has the table know the facets of all hits that are counted; undefined where it does. A hit is counted that is in the
 * range of dates; and, unless other facets are chosen too, in the years.
 */
export function counted(hits: Hit[], state: State, facts: Facts, few: number): Promise<void> | undefined {
  const others = NAMED.some((facet) => state[facet].length > 0);
  const unknown = hits.filter(({ row }) => {
    if (facts.addresses[row] !== undefined || facts.knowsShard(facts.shardOf(row))) return false;
    const date = facts.table.dates[row]!;
    return inRange(date, state.from, state.to) && (others || state.year.length === 0 || hasYear(date, state.year));
  });
  if (unknown.length === 0) return undefined;
  const rows = unknown.map(({ row }) => row);
  return rows.length <= few ? facts.loadCards(rows) : facts.loadShards(rows.map(facts.shardOf));
}
