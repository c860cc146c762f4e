import type { Document } from "./document.ts";
import type { Weighted } from "./postings.ts";

/** How many things a reason names. */
const NAMED = 3;

/**
 * Why two articles stand together, in words a reader can check on the page: the names both mention, else the topic they
 * share, else the telling words they have in common.
 */
export function reasonFor(left: Document, right: Document, shared: Weighted[]): string {
  const heaviest = [...shared].sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  const names = new Set<string>();
  const words: string[] = [];
  for (const { term } of heaviest) {
    if (term.startsWith("#")) continue;
    const name = commonName(left, right, term);
    if (name !== undefined) names.add(name);
    else words.push(term);
  }
  if (names.size > 0) return `both mention ${listed([...names])}`;
  const topics = left.entry.article.topics.filter((topic) => has(right.entry.article.topics, topic));
  if (topics.length > 0) return `both on ${listed(topics)}`;
  return `both speak of ${listed(words.map((word) => `“${word}”`))}`;
}

function commonName(left: Document, right: Document, term: string): string | undefined {
  const [one, other] = [left.names.get(term), right.names.get(term)];
  if (one === undefined || other === undefined) return undefined;
  return one.length <= other.length ? one : other;
}

function has(topics: string[], topic: string): boolean {
  return topics.some((other) => other.toLowerCase() === topic.toLowerCase());
}

function listed(parts: string[]): string {
  return parts.slice(0, NAMED).join(", ");
}
