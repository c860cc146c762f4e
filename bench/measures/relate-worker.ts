import { recordOf } from "../../scripts/relate/record.ts";

export type Texts = { title: string; summary?: string; topics: string[]; body: string }[];

/** The worker's door (scripts/lib/workers.ts): the records of some articles. */
export function worker(): (texts: Texts) => Uint8Array[] {
  return (texts) => texts.map(({ body, ...article }) => recordOf(article, body));
}
