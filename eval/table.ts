import type { Row } from "./set.ts";

/** The measures as a Markdown table, goals and published figures beside ours. */
export function tableOf(rows: Row[]): string {
  return [
    "| set | measure | Backfile | goal | published |",
    "|---|---|---|---|---|",
    ...rows.map((row) => `| ${[row.set, measureOf(row), oursOf(row), goalOf(row), publishedOf(row)].join(" | ")} |`),
  ].join("\n");
}

const said = (value: number) => value.toFixed(3).replace(/^0/, "");
const measureOf = ({ measure, note }: Row) => (note ? `${measure} (${note})` : measure);
const publishedOf = ({ published = [] }: Row) => published.join(", ");

function oursOf({ ours, of, goal }: Row): string {
  const value = of === undefined ? said(ours) : `${ours} of ${of}`;
  return goal === undefined || ours >= goal ? value : `${value} (missed)`;
}

function goalOf({ goal, of }: Row): string {
  if (goal === undefined) return "";
  return of === undefined ? said(goal) : String(goal);
}
