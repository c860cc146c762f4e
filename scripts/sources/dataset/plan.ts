import type { Mapping } from "./mapping.ts";
import { fold, isWrapper, type Meaning, meaningsOf, rankOf } from "./names.ts";

/** Columns with their values; what is wrapped has a path: "fields.body". */
export type Entries = Map<string, unknown>;

/** Which columns may give a field, the best first. */
export type Plan = { columns: Map<Meaning, string[]> };

/** So many columns are looked at: a table with more of them is none of articles. */
const MOST = 5000;

/** A record's columns: its keys, and those of records in it that only wrap it. */
export function entriesOf(record: Record<string, unknown>, above = "", depth = 0): Entries {
  const entries: Entries = new Map();
  const wrapped: [string, Record<string, unknown>][] = [];
  for (const [key, value] of Object.entries(record)) {
    if (entries.size >= MOST) break;
    const path = above === "" ? key : `${above}.${key}`;
    const inner = isWrapper(key) && depth < 3 ? wrappedIn(value) : undefined;
    if (inner) wrapped.push([path, inner]);
    else entries.set(path, value);
  }
  for (const [path, inner] of wrapped)
    for (const [below, value] of entriesOf(inner, path, depth + 1)) if (!entries.has(below)) entries.set(below, value);
  return entries;
}

/** "source": {"name": …} is a publisher, "_source": {"title": …} wraps an article. */
function wrappedIn(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const keys = Object.keys(value);
  const meant = keys.flatMap(meaningsOf);
  return meant.includes("title") || meant.includes("body") ? (value as Record<string, unknown>) : undefined;
}

/** What a person says of columns goes before what their names say. */
export function planFor(paths: string[], mapping: Mapping | undefined): Plan {
  const columns: Plan["columns"] = new Map();
  const stated = new Set<string>();
  const fields = mapping?.fields ?? {};
  for (const [field, column] of Object.entries(fields) as [Meaning, string | number | null][]) {
    if (column === null) continue;
    const path = columnNamed(paths, String(column));
    if (path === undefined) continue;
    columns.set(field, [path]);
    stated.add(path);
  }
  for (const path of paths) {
    if (stated.has(path)) continue;
    for (const meaning of meaningsOf(path)) {
      if (Object.hasOwn(fields, meaning)) continue;
      columns.set(meaning, [...(columns.get(meaning) ?? []), path]);
    }
  }
  for (const [meaning, named] of columns)
    named.sort((a, b) => rankOf(meaning, a) - rankOf(meaning, b) || a.split(".").length - b.split(".").length);
  return { columns };
}

function columnNamed(paths: string[], name: string): string | undefined {
  return paths.find((path) => path === name) ?? paths.find((path) => fold(path) === fold(name));
}
