import { readFileSync } from "node:fs";
import path from "node:path";
import type { EvalSet } from "../../set.ts";
import { likenessOf } from "./likeness.ts";
import type { Document } from "./rankers.ts";

/** Fifty short news items of which people judged each pair (Lee, Pincombe and Welsh, 2005); 300 more are the background. */
export const relatedLee: EvalSet = {
  name: "related-lee",
  corpus: "lee-news",
  async run(folder) {
    const read = (name: string) => readFileSync(path.join(folder, name), "utf8").trim().split("\n");
    const judged = read("similarities0-1.txt").map((line) => line.trim().split(/\s+/).map(Number));
    const documents = [...read("lee.cor"), ...read("lee_background.cor")].map(
      (body, number): Document => ({ id: `item-${number}`, title: "-", body, tags: [], labels: [] }),
    );
    const likeness = likenessOf(documents);
    const [people, ours]: [number[], number[]] = [[], []];
    for (let one = 0; one < judged.length; one += 1)
      for (let other = one + 1; other < judged.length; other += 1) {
        people.push(judged[one]![other]!);
        ours.push(likeness(one, other));
      }
    const published = ["human to human .60", "best published .72"];
    return [
      {
        set: "related-lee",
        measure: "correlation with people's judgement of each pair",
        ours: correlation(people, ours),
        goal: 0.65,
        published,
      },
    ];
  },
};

/** Pearson's. */
export function correlation(left: number[], right: number[]): number {
  const meanOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [a, b] = [meanOf(left), meanOf(right)];
  let [both, one, other] = [0, 0, 0];
  for (const [at, number] of left.entries()) {
    const [x, y] = [number - a, right[at]! - b];
    both += x * y;
    one += x * x;
    other += y * y;
  }
  return both / Math.sqrt(one * other);
}
