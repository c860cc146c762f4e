import { messageOf } from "../../lib/errors.ts";
import { recordOf } from "../../normalise/values.ts";
import type { Desk } from "./desk.ts";
import type { Found } from "../source.ts";
import { entriesOf } from "./plan.ts";

type Read = { value: Record<string, unknown>; notes: string[] } | { problem: string };

/** Python and others write what JSON has no word for. */
const NO_NUMBER = /([:[,]\s*)(?:NaN|-?Infinity)(?=\s*[,\]}])/g;

/** One record's JSON, and what was odd about it. */
export function readObject(text: string): Read {
  const notes: string[] = [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    const mended = /NaN|Infinity/.test(text) ? parsed(text.replace(NO_NUMBER, "$1null")) : undefined;
    if (mended === undefined) return { problem: sayProblem(thrown) };
    notes.push("NaN, which JSON does not have, read as nothing");
    value = mended;
  }
  const record = recordOf(value);
  if (record === undefined) return { problem: "not a JSON object" };
  const twice = keysTwice(text, Object.keys(record));
  if (twice.length > 0) notes.push(`${twice.join(", ")} stated more than once: the last counts`);
  return { value: record, notes };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const sayProblem = (thrown: unknown) =>
  /end of JSON input|[Uu]nterminated/.test(messageOf(thrown)) ? "not valid JSON: it is cut off" : "not valid JSON";

/** Keys that an object states more than once; only where a name occurs again is looked closely. */
function keysTwice(text: string, keys: string[]): string[] {
  const again = keys.slice(0, 200).filter((key) => {
    const name = JSON.stringify(key);
    const first = text.indexOf(name);
    return first >= 0 && text.indexOf(name, first + name.length) >= 0;
  });
  if (again.length === 0) return [];
  const counts = new Map<string, number>();
  for (const key of topKeysOf(text)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return again.filter((key) => (counts.get(key) ?? 0) > 1);
}

const TOKEN = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\]]/g;

/** The keys of a text's first object, which may be cut off anywhere. */
export function* topKeysOf(text: string): Generator<string> {
  let depth = 0;
  for (const [token, key, colon] of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") {
      depth -= 1;
      if (depth <= 0) return;
    } else if (depth === 1 && colon !== undefined) yield key!;
  }
}

/** What becomes of one record's JSON. */
export function takeObject(text: string, place: { number: number; locator: string; line: number }, desk: Desk): Found {
  const { number, locator, line } = place;
  const read = readObject(text);
  if ("problem" in read)
    return { type: "rejection", ...(locator === `line ${line}` ? {} : { locator }), line, reason: read.problem };
  return desk.take(entriesOf(read.value), { number, locator, record: text, notes: read.notes });
}
