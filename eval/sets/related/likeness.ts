import { archiveOf } from "../../../scripts/relate/archive.ts";
import { documentOf, postingFor, postingsOf, saturations, stepOf } from "../../../scripts/relate/postings.ts";
import { noQueries, QUERY_TERMS, queryWriter } from "../../../scripts/relate/query.ts";
import { recordOf } from "../../../scripts/relate/record.ts";
import type { Document } from "./rankers.ts";

/**
 * How near Backfile finds two articles, 0 to 1, whether or not it would list them: the share of each one's own telling
 * terms that the other has, the mean of both ways.
 */
export function likenessOf(documents: Document[]): (one: number, other: number) => number {
  const records = documents.map(({ title, body }) => recordOf({ title, topics: [] }, body));
  const { archive } = archiveOf(records);
  const postings = postingsOf(archive);
  const queries = noQueries(records.length);
  const write = queryWriter(archive, queries);
  for (const document of records.keys()) write(document);
  const share = (one: number, other: number) => {
    let score = 0;
    for (let at = 0; at < queries.sizes[one]!; at += 1) {
      const place = one * QUERY_TERMS + at;
      const term = queries.terms[place]! >>> 1;
      const posting = postingFor(postings, term, other);
      if (documentOf(posting) !== other) continue;
      score += queries.weights[place]! * archive.rarities[archive.buckets[term]!]! * saturations[stepOf(posting)]!;
    }
    return queries.selves[one] === 0 ? 0 : score / queries.selves[one]!;
  };
  return (one, other) => (share(one, other) + share(other, one)) / 2;
}
