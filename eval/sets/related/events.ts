import { readFileSync } from "node:fs";
import type { EvalSet, Row } from "../../set.ts";
import { mean } from "../texts.ts";
import { allsidesArticles } from "./documents.ts";
import { withHugo } from "./hugo.ts";
import { type Document, type Ranker, rankers } from "./rankers.ts";

/** Pairs of articles of different outlets on one event, by their ids in the set. docs/quality.md says how they were chosen. */
const LABELS = new URL("./events.tsv", import.meta.url);

/** Whether an article's list, in the full haystack, has another outlet's article on the same event. */
export const relatedEvents: EvalSet = {
  name: "related-events",
  corpus: "allsides-37k",
  async run(folder, worst) {
    const documents = allsidesArticles(folder);
    const wanted = partners(documents);
    const rows: Row[] = [];
    for (const ranker of withHugo(rankers)) rows.push(...(await retrieval(documents, wanted, ranker, worst)));
    return rows;
  },
};

/** By an article's number, those of the articles that are on its event. */
function partners(documents: Document[]): Map<number, number[]> {
  const numbers = new Map(documents.map(({ id }, number) => [id, number]));
  const found = new Map<number, number[]>();
  for (const line of readFileSync(LABELS, "utf8").trim().split("\n")) {
    const [one, other] = line.split("\t").map((id) => numbers.get(id));
    if (one === undefined || other === undefined) continue;
    found.set(one, [...(found.get(one) ?? []), other]);
    found.set(other, [...(found.get(other) ?? []), one]);
  }
  return found;
}

async function retrieval(
  documents: Document[],
  wanted: Map<number, number[]>,
  ranker: Ranker,
  worst: (line: string) => void,
): Promise<Row[]> {
  const ranking = await ranker.rank(documents);
  const found = [...wanted].map(([document, partners]) => {
    const list = ranking(document);
    const among = (most: number) => mean(partners.map((partner) => (list.slice(0, most).includes(partner) ? 1 : 0)));
    if (among(10) === 0) worst(`${ranker.name} misses all of “${documents[document]!.title}”`);
    return { hit: partners.includes(list[0] ?? -1) ? 1 : 0, five: among(5), ten: among(10) };
  });
  const row = (measure: string, ours: number): Row => ({
    set: "related-events",
    measure: `${ranker.name}: ${measure}`,
    ours,
  });
  return [
    row("hit@1", mean(found.map(({ hit }) => hit))),
    row("recall@5", mean(found.map(({ five }) => five))),
    row("recall@10", mean(found.map(({ ten }) => ten))),
  ];
}
