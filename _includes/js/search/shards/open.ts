import type { Manifest } from "../../../../scripts/search/shards/manifest.ts";
import { type Answer, ask } from "../ask.ts";
import type { Engine } from "../engine.ts";
import type { Hit } from "../found.ts";
import { FOLDER } from "../pagefind.ts";
import type { Term } from "../query.ts";
import { articleAt } from "./article.ts";
import { openFacts } from "./facts.ts";
import { openLexicon } from "./lexicon.ts";
import { formsOf, type Looking, look, type Results } from "./look.ts";
import { counted, narrowable } from "./narrow.ts";
import { intersected, without } from "./rows.ts";
import { type Archive, scores } from "./score.ts";
import { loadStems } from "./stems.ts";

/** Of so many articles each is asked for by itself; of more, all that are near. */
export const FEW = 40;

/** The engine of a large archive: scripts/search/shards/manifest.ts says what it reads. */
export async function openShards(manifest: Manifest): Promise<Engine> {
  const stems = await loadStems(new URL(manifest.wasm, FOLDER));
  const looking = { manifest, stems, facts: openFacts(manifest), lexicon: openLexicon(manifest) };
  const index = {
    look: (term: Term) => look(term, looking),
    combine: (answers: Answer<Results>[]) => combine(answers, looking),
  };
  return {
    table: looking.facts.table,
    find: (query) => ask(query, index),
    narrowable: (state) => narrowable(state, looking),
    counted: (hits, state) => counted(hits, state, looking.facts, FEW),
  };
}

async function combine(answers: Answer<Results>[], looking: Looking) {
  const { facts, manifest } = looking;
  const asked = answers.filter(({ term }) => !term.without);
  const all = asked.length > 0 ? intersected(asked.map(({ results }) => results.rows)) : [...facts.table.dates.keys()];
  const rows = answers
    .filter(({ term }) => term.without)
    .reduce((left, { results }) => without(left, results.rows), all);
  const sought = asked.flatMap(({ results }) => results.sought);
  if (rows.length <= FEW) await facts.loadCards(rows);
  else if (sought.length > 0) await facts.loadLengths();
  const score = scores(rows, sought, archiveOf(manifest, facts.lengths));
  return {
    hits: rows.map((row, at) => ({ row, score: score[at]! })),
    text: (hit: Hit) => textOf(hit, asked, looking),
  };
}

function archiveOf({ shards }: Manifest, lengths: number[]): Archive {
  const sum = (of: "rows" | "words") => shards.reduce((total, shard) => total + shard[of], 0);
  return { articles: sum("rows"), averageLength: sum("words") / sum("rows"), lengthOf: (row) => lengths[row]! };
}

async function textOf({ row }: Hit, asked: Answer<Results>[], { facts, stems }: Looking) {
  await facts.loadCards([row]);
  const text = await articleAt(facts.addresses[row]!);
  const forms = formsOf(text.content, stems);
  const places = new Set<number>();
  for (const { results } of asked)
    for (const at of forms.keys()) {
      const run = results.taken.map((_, next) => at + next);
      if (run.every((place, next) => forms[place]?.some(({ stem }) => results.taken[next]!.includes(stem))))
        for (const place of run) places.add(place);
    }
  return { ...text, places };
}
