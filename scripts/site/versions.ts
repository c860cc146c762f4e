import type { Entry } from "../catalogue/entry.ts";
import type { Context } from "./context.ts";
import { agoInputs, BETWEEN } from "./inputs.ts";
import type { ArticleModel } from "./models.ts";
import { type Clock, stampOf } from "./stamps.ts";

/** When a version was the newest one. */
const momentOf = ({ article }: Entry) => article.updated ?? article.provenance?.capturedAt ?? article.date;

export function versionLinks({ versions, clock }: Context, { article }: Entry): ArticleModel["versions"] {
  return (versions.get(article.id) ?? []).map((version) => ({
    text: version.article.title,
    to: version.address,
    stamp: stampAt(momentOf(version), clock),
  }));
}

function stampAt(date: string | undefined, clock: Clock) {
  return date === undefined ? undefined : stampOf(date, clock);
}

/** What an article shows of its earlier versions. */
export function versionInputs({ versions, clock }: Context, { article }: Entry): string {
  if (versions.size === 0) return "";
  let inputs = "";
  for (const version of versions.get(article.id) ?? [])
    inputs += BETWEEN + version.marks.front + agoInputs(momentOf(version), clock);
  return inputs;
}
