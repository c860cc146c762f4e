import type { EvalSet, Row } from "../../set.ts";
import { mean } from "../texts.ts";
import { allsidesArticles, reutersStories } from "./documents.ts";
import { withHugo } from "./hugo.ts";
import { type Document, type Ranker, rankers } from "./rankers.ts";

/** How often what is listed first shares a topic that no ranker was told. */
const FIRST = 5;

export const relatedReuters: EvalSet = topicSet("related-reuters", "reuters21578", reutersStories);
export const relatedAllsides: EvalSet = topicSet("related-allsides", "allsides-37k", async (folder) =>
  allsidesArticles(folder),
);

function topicSet(name: string, corpus: string, read: (folder: string) => Promise<Document[]>): EvalSet {
  return {
    name,
    corpus,
    async run(folder) {
      const documents = await read(folder);
      const rows: Row[] = [];
      for (const ranker of withHugo(rankers)) rows.push(...(await agreement(name, documents, ranker)));
      return rows;
    },
  };
}

async function agreement(set: string, documents: Document[], ranker: Ranker): Promise<Row[]> {
  const ranking = await ranker.rank(documents);
  const lists = documents.map((_, document) => ranking(document).slice(0, FIRST));
  const labels = documents.map((document) => new Set(document.labels));
  const agrees = (document: number, other: number) =>
    documents[other]!.labels.some((label) => labels[document]!.has(label));
  const precisions = lists.flatMap((list, document) =>
    list.length === 0 ? [] : [mean(list.map((other) => (agrees(document, other) ? 1 : 0)))],
  );
  const places = lists.map((list, document) => list.filter((other) => agrees(document, other)).length / FIRST);
  return [
    { set, measure: `${ranker.name}: precision@5 of what is listed`, ours: mean(precisions) },
    { set, measure: `${ranker.name}: of all five places`, ours: mean(places) },
    { set, measure: `${ranker.name}: articles with a list`, ours: precisions.length / (documents.length || 1) },
  ];
}
