import { DATA_FOLDER } from "../site/addresses.ts";
import type { SiteData } from "../site/data.ts";
import { type Format, formats } from "./lines.ts";
import type { Part } from "./plan.ts";
import { fields } from "./record.ts";

/** The description of all the others; always there. */
export const PACKAGE = `${DATA_FOLDER}/datapackage.json`;

export function addressOf({ name }: Part, format: Format): string {
  return `${DATA_FOLDER}/${name}.${format}`;
}

/** What the site's pages say of the data. */
export function siteDataOf(parts: Part[]): SiteData {
  const files = formats.flatMap((format) =>
    parts.map((part) => ({
      address: addressOf(part, format),
      format,
      articles: part.entries.length,
      bytes: part.bytes[format],
    })),
  );
  return { files, description: PACKAGE, fields: Array.from(fields, ([name, { about }]) => [name, about]) };
}
