import { NAMES, type Meaning } from "./names.ts";

/**
 * What a person says of a table's columns, beside it: which column is which field (null: none is), which of "3/4/1987" is
 * the day, and what its texts are written in. A number counts columns from 1, in a table without a header.
 */
export type Mapping = {
  fields: { [Field in Meaning]?: string | number | null };
  dateOrder?: "dmy" | "mdy";
  bodyKind?: "html" | "markdown" | "text";
};

const ORDERS = ["dmy", "mdy"] as const;
const KINDS = ["html", "markdown", "text"] as const;
const FIELDS = new Map<string, Meaning>([...NAMES.map(([meaning]) => [meaning, meaning] as const), ["id", "identity"]]);

export const MAPPING_KEYS = ["fields", "dateOrder", "bodyKind"];

/** The mapping that a sidecar's keys make, if any, and what of it nothing was made of. */
export function readMapping(data: Record<string, unknown>): { mapping?: Mapping; notes: string[] } {
  const mapping: Mapping = { fields: {} };
  const notes: string[] = [];
  const { fields, dateOrder, bodyKind } = data;
  if (fields === undefined && dateOrder === undefined && bodyKind === undefined) return { notes };
  mapping.dateOrder = ORDERS.find((one) => one === dateOrder);
  mapping.bodyKind = KINDS.find((one) => one === bodyKind);
  if (dateOrder !== undefined && mapping.dateOrder === undefined) notes.push("sidecar: dateOrder is dmy or mdy");
  if (bodyKind !== undefined && mapping.bodyKind === undefined)
    notes.push("sidecar: bodyKind is html, markdown or text");
  const isMap = typeof fields === "object" && fields !== null && !Array.isArray(fields);
  if (fields !== undefined && !isMap) notes.push('sidecar: "fields" is a map of fields to columns');
  for (const [name, column] of Object.entries(isMap ? fields : {})) {
    const field = FIELDS.get(name);
    if (field === undefined) notes.push(`sidecar: there is no field "${name}"`);
    else if (column === null || typeof column === "string" || typeof column === "number")
      mapping.fields[field] = column;
    else notes.push(`sidecar: the column of "${name}" is a name or a number`);
  }
  return { mapping, notes };
}

/** Whether a person has named columns. */
export const isMapped = (mapping: Mapping | undefined): mapping is Mapping =>
  mapping !== undefined && Object.keys(mapping.fields).length > 0;
