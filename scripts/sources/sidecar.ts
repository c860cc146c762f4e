import { readFileSync } from "node:fs";
import path from "node:path";
import { articleKeys } from "../article/schema.ts";
import { messageOf } from "../lib/errors.ts";
import { readYaml } from "../lib/yaml.ts";
import { MAPPING_KEYS, type Mapping, readMapping } from "./dataset/mapping.ts";
import type { Rejection } from "./source.ts";

/** What a file beside a source file says of it. */
export type Sidecar = {
  capturedAt?: string;
  profile?: string;
  charset?: string;
  /** Which columns of a table are which fields. */
  mapping?: Mapping;
  /** Article fields, for the file's own article. */
  overrides: Record<string, unknown>;
  /** What it says that nothing was made of. */
  notes: string[];
};

const OWN = ["capturedAt", "profile", "charset"] as const;
/** Never stated by hand: they follow from the source. */
const COMPUTED = new Set(["id", "provenance"]);

export function readSidecar(file: string): Sidecar | Rejection {
  try {
    return parseSidecar(file, readFileSync(file, "utf8"));
  } catch (thrown) {
    return refuse(path.basename(file), messageOf(thrown));
  }
}

/** A sidecar's text; `file` is its name, which says whether it is JSON or YAML. */
export function parseSidecar(file: string, written: string): Sidecar | Rejection {
  const name = path.basename(file);
  let data: unknown;
  try {
    const text = written.replace(/^\uFEFF/, "");
    data = file.endsWith(".json") ? JSON.parse(text) : readYaml(text, { strict: true }).value;
  } catch (thrown) {
    return refuse(name, messageOf(thrown));
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) return refuse(name, "is not a map of keys");
  const { mapping, notes } = readMapping(data as Record<string, unknown>);
  const sidecar: Sidecar = { overrides: {}, ...(mapping ? { mapping } : {}), notes };
  for (const [key, value] of Object.entries(data)) {
    if (MAPPING_KEYS.includes(key)) continue;
    const own = OWN.find((one) => one === key);
    if (own !== undefined && typeof value === "string") sidecar[own] = value;
    else if (own === undefined && isField(key)) sidecar.overrides[key] = value;
    else sidecar.notes.push(`sidecar: "${key}" left out`);
  }
  return sidecar;
}

function isField(key: string): boolean {
  return (articleKeys as string[]).includes(key) && !COMPUTED.has(key);
}

function refuse(name: string, reason: string): Rejection {
  return { type: "rejection", reason: `sidecar ${name}: ${reason}` };
}
