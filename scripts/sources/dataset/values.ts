import { nameOf } from "../exports/people.ts";
import { recordOf } from "../../normalise/values.ts";
import { INNER } from "./names.ts";

/** How programs write that there is nothing. */
const NOTHING = /^(?:|null|none|nan|nat|n\/a|na|<na>|nil|undefined|-+|\\n|\[\]|\{\}|#n\/a)$/i;

export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "number") return Number.isNaN(value);
  if (typeof value === "string") return value.length < 12 && NOTHING.test(value.trim());
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** The one value that a record wraps: {"rendered": …}, MongoDB's {"$oid": …}; other records and lists stay as they are. */
export function bare(value: unknown): unknown {
  const record = recordOf(value);
  if (record === undefined) return value;
  const keys = ["$oid", "$date", "$numberLong", "$numberInt", "@value"];
  const inner = [...keys, ...INNER].find((key) => Object.hasOwn(record, key) && !isNothing(record[key]));
  return inner === undefined ? value : bare(record[inner]);
}

export function textOf(value: unknown): string | undefined {
  const plain = bare(Array.isArray(value) && value.length === 1 ? value[0] : value);
  if (typeof plain === "number" || typeof plain === "boolean") return String(plain);
  return typeof plain === "string" && !isNothing(plain) ? plain.trim() : undefined;
}

const QUOTED = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g;

/** A list that is written into one cell: as JSON, as Python prints it, as PostgreSQL does, or with ";" or "|" between. */
export function listIn(text: string): unknown[] | undefined {
  const written = text.trim();
  if (/^\[[\s\S]*\]$/.test(written)) return jsonList(written) ?? pythonList(written);
  if (/^\{[^{}:]*\}$/.test(written))
    return written
      .slice(1, -1)
      .split(",")
      .map((one) => one.trim().replace(/^"(.*)"$/, "$1"));
  const mark = [";", "|"].find((one) => written.includes(one));
  if (mark === undefined || /&#?\w+;/.test(written)) return undefined;
  return written.split(mark).map((one) => one.trim());
}

function jsonList(written: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(written);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function pythonList(written: string): string[] | undefined {
  const found = [...written.matchAll(QUOTED)].map(([, single, double]) => (single ?? double!).replace(/\\(.)/g, "$1"));
  if (found.length > 0) return found;
  const plain = written.slice(1, -1).split(",");
  return plain.length > 1 ? plain.map((one) => one.trim()) : undefined;
}

const LABELS = ["label", "webTitle", "title", "text", "term", "tag", "name", "value"];

/** The names in a list, or in what is written like one; a record's own name is taken. */
export function namesIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === "string" ? (listIn(value) ?? [value]) : [value];
  return list.flatMap((one) => {
    const record = recordOf(one);
    // {"name": "subject", "value": "Harbours"}: the first says what kind of word the second is.
    const label = record && ("value" in record ? "value" : LABELS.find((key) => typeof record[key] === "string"));
    const name = label === undefined ? textOf(one) : textOf(record![label]);
    return name === undefined ? [] : [name];
  });
}

/** Writers: their names, from which nothing gives away where they can be written to. */
export function writersIn(value: unknown): string[] {
  return namesIn(value).flatMap((name) => {
    const plain = name.replace(/[(<]?\S+@\S+\.\S+[)>]?/g, "").replace(/^\s*\((.*)\)\s*$/, "$1");
    return nameOf(plain) ?? [];
  });
}

/** A date's words; a number that counts from 1970 as the moment that it names. */
export function dateIn(value: unknown): { words?: string; odd?: string } {
  const text = textOf(value);
  if (text === undefined) return {};
  if (/^0{4}\D?0{2}|^(?:0+\.?0*|-1)$|^0001-01-01/.test(text))
    return { odd: `date "${text.slice(0, 40)}" says nothing` };
  const stamp = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (stamp && stamp[1]! < "2100" && stamp[1]! > "1400") {
    const [, y, m, d, hour, minute, second] = stamp;
    return { words: `${y}-${m}-${d} ${hour}:${minute}:${second}` };
  }
  const epoch = /^(\d{9,19})(?:\.\d+)?$/.exec(text)?.[1];
  if (epoch === undefined) return { words: text };
  const scale = epoch.length <= 10 ? 1000 : epoch.length <= 13 ? 1 : epoch.length <= 16 ? 1e-3 : 1e-6;
  const moment = new Date(Math.floor(Number(epoch) * scale));
  return Number.isNaN(moment.getTime()) ? { words: text } : { words: moment.toISOString().replace(/\.\d+Z$/, "Z") };
}
