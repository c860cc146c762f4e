import type { Bytes } from "../file.ts";
import { FOLDER_FIELDS } from "../inputs.ts";
import { parseSidecar } from "../sidecar.ts";
import type { Mapping } from "./mapping.ts";

const TABLE = /\.(?:csv|tsv|tab|psv|dsv|jsonl|ndjson|jsonlines|jl|json|txt)$/i;

/** What `_fields.yaml` says of all tables of a folder. */
export async function folderMapping({ name, beside }: Bytes): Promise<{ mapping?: Mapping; notes: string[] }> {
  if (!TABLE.test(name)) return { notes: [] };
  for (const file of FOLDER_FIELDS) {
    const bytes = await beside(file);
    if (bytes === undefined) continue;
    const read = parseSidecar(file, Buffer.from(bytes).toString("utf8"));
    return "type" in read ? { notes: [read.reason] } : { mapping: read.mapping, notes: read.notes };
  }
  return { notes: [] };
}
