import type { Entry } from "../catalogue/entry.ts";
import type { Context } from "../site/context.ts";
import type { Field, FieldGroup, Value } from "./field.ts";
import { copies } from "./fields/copies.ts";
import { date } from "./fields/date.ts";
import { headline } from "./fields/headline.ts";
import { names } from "./fields/names.ts";
import { provenance } from "./fields/provenance.ts";
import { publication } from "./fields/publication.ts";
import { related } from "./fields/related.ts";
import { storylines } from "./fields/storylines.ts";
import { summary } from "./fields/summary.ts";
import { topics } from "./fields/topics.ts";

/** In the order in which fields stand in a line. */
const groups: FieldGroup[] = [
  headline,
  date,
  publication,
  summary,
  topics,
  names,
  related,
  copies,
  storylines,
  provenance,
];

/** Every field by its name, in order. docs/data.md explains each. */
export const fields: ReadonlyMap<string, Field> = new Map(groups.flatMap((group) => Object.entries(group.fields)));

/** An article as one line of data; every field is there, whatever is known. */
export type DataRecord = { [field: string]: Value };

export function recordOf(entry: Entry, context: Context): DataRecord {
  const record: DataRecord = {};
  for (const group of groups) {
    const values = group.values(entry, context);
    for (const name in group.fields) record[name] = values[name]!;
  }
  return record;
}

/** All that an article's line is made from, but for the code and the settings: equal texts, equal lines. */
export function inputsOf(entry: Entry, context: Context): string {
  let inputs = `${entry.path}\n${entry.marks.digest}`;
  for (const group of groups) if (!group.own) inputs += `\n${JSON.stringify(group.values(entry, context))}`;
  return inputs;
}
