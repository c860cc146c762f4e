import { slugOf } from "../article/slug.ts";
import { DATA_FOLDER } from "../site/addresses.ts";
import type { Context } from "../site/context.ts";
import type { Field, FieldType } from "./field.ts";
import { addressOf } from "./files.ts";
import { type Format, formats, SEPARATOR } from "./lines.ts";
import { licenceOf } from "./licence.ts";
import type { Part } from "./plan.ts";
import { fields } from "./record.ts";

/** datapackage.json: what the files are and what stands in them, as a Frictionless Data Package (specs.frictionlessdata.io). */
export function packageText({ settings, site }: Context, parts: Part[]): string {
  const licence = licenceOf(settings.rights);
  const descriptor = {
    profile: "data-package",
    name: slugOf(settings.name) || "archive",
    title: settings.name,
    description: settings.description ?? settings.tagline,
    homepage: site.address ?? undefined,
    licenses: licence && [licence],
    // Their own words: the standard has no place for what is no licence.
    rights: settings.rights,
    resources: formats.flatMap((format) => parts.map((part) => resourceOf(part, format, parts.length === 1))),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

const kinds = {
  csv: { profile: "tabular-data-resource", format: "csv", mediatype: "text/csv" },
  jsonl: { profile: "data-resource", format: "jsonl", mediatype: "application/x-ndjson" },
} as const;

function resourceOf(part: Part, format: Format, isAll: boolean) {
  return {
    name: format === "csv" ? part.name : `${part.name}-${format}`,
    path: addressOf(part, format).slice(DATA_FOLDER.length + 1),
    ...kinds[format],
    encoding: "utf-8",
    bytes: part.bytes[format],
    ...(format === "csv"
      ? { dialect: { delimiter: ",", lineTerminator: "\r\n", doubleQuote: true, header: true } }
      : {}),
    schema: schemaOf(format, isAll),
  };
}

/** `isAll`: every article stands in this file, so that one can point at another. */
function schemaOf(format: Format, isAll: boolean) {
  return {
    fields: [...fields].map(([name, field]) => ({
      name,
      type: format === "csv" ? tableTypes[field.type] : jsonTypes[field.type],
      description: field.about + (format === "csv" && isList(field) ? ` Joined by "${SEPARATOR}".` : ""),
      ...constraintsOf(field),
    })),
    missingValues: [""],
    primaryKey: ["id"],
    ...(isAll ? { foreignKeys: [{ fields: ["group"], reference: { resource: "", fields: ["id"] } }] } : {}),
  };
}

const tableTypes: { [Each in FieldType]: string } = {
  string: "string",
  integer: "integer",
  list: "string",
  related: "string",
};
const jsonTypes: { [Each in FieldType]: string } = { ...tableTypes, list: "array", related: "array" };

const isList = ({ type }: Field) => type === "list" || type === "related";

function constraintsOf({ required, unique, values }: Field) {
  const constraints = { required, unique, enum: values };
  return required || unique || values ? { constraints } : {};
}
