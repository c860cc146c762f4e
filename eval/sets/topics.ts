import { hashOf } from "../../scripts/relate/hash.ts";
import { recordOf } from "../../scripts/relate/record.ts";
import { suggestTopics } from "../../scripts/topics/suggest.ts";
import type { EvalSet, Row } from "../set.ts";
import { allsidesArticles, reutersStories } from "./related/documents.ts";
import type { Document } from "./related/rankers.ts";

export const topicsReuters = topicsSet("topics-reuters", "reuters21578", reutersStories);
export const topicsAllsides = topicsSet("topics-allsides", "allsides-37k", async (folder) => allsidesArticles(folder));

/** Three in ten articles are read as if they stated no topic. */
const HIDDEN = 0.3;

/** What is suggested for articles whose topics are hidden, held against those topics. */
function topicsSet(set: string, corpus: string, read: (folder: string) => Promise<Document[]>): EvalSet {
  return {
    name: set,
    corpus,
    async run(folder) {
      const documents = await read(folder);
      const hidden = documents.map(({ id }) => isHidden(id));
      const subjects = documents.map(({ id, title, body, labels }, at) => {
        const record = recordOf({ title, topics: [] }, body);
        return { id, topics: hidden[at] ? [] : labels, record: () => record };
      });
      const suggested = suggestTopics(subjects, () => false);
      let [right, all, known] = [0, 0, 0];
      for (const [at, { labels }] of documents.entries()) {
        if (hidden[at]) known += labels.length;
        for (const topic of suggested.get(at) ?? []) {
          all += 1;
          if (labels.includes(topic)) right += 1;
        }
      }
      const articles = hidden.filter(Boolean).length;
      const row = (measure: string, ours: number, goal?: number): Row => ({ set, measure, ours, goal });
      return [
        row("suggested topics that the source states", right / (all || 1), 0.85),
        row("stated topics that are suggested", right / (known || 1)),
        row("articles with a suggestion", suggested.size / (articles || 1)),
      ];
    },
  };
}

function isHidden(id: string): boolean {
  const bytes = new TextEncoder().encode(`hidden ${id}`);
  return hashOf(bytes, 0, bytes.length) / 2 ** 32 < HIDDEN;
}
