import { readPage } from "../html/page.ts";
import { howSaved } from "../html/saved.ts";
import type { RawArticle, RawBody } from "../source.ts";

/** Where a page begins, behind comments and an XML declaration. */
const BEGINS = /^(?:[\s\ufeff]|<!--[\s\S]{0,2000}?-->|<\?[\s\S]{0,500}?\?>)*<(?:!doctype\s+["']?html|html)\b/i;
/** What programs take out of a page they wrap in `<html><body>`, and give it no head. */
const HEAD = /<(?:head|title|meta)[\s>]/i;

/** Whether a column holds a page as it was served, menus and all, and not the text of an article. */
export const isWholePage = (text: string): boolean => BEGINS.test(text) && HEAD.test(text.slice(0, 64 * 1024));

export type FromPage = { body: RawBody; origins: { [field: string]: string }; notes: string[] } | { reason: string };

/** Reads a page in a column as a saved page: its text alone, and into `fields` what the record does not say itself. */
export function readWholePage(html: string, fields: RawArticle["fields"]): FromPage {
  const saved = howSaved(html);
  const address = typeof fields.url === "string" ? fields.url : saved.address;
  const reading = readPage({ html: saved.html, name: address ?? "", address });
  if (reading.type === "skipped") return { reason: reading.reason };
  const origins: { [field: string]: string } = {};
  const isDated = fields.date !== undefined;
  for (const [key, value] of Object.entries(reading.fields)) {
    const field = key as keyof typeof fields;
    if (fields[field] !== undefined || (field === "dateBasis" && isDated)) continue;
    fields[field] = value;
    const from = reading.origins?.[field];
    if (from !== undefined) origins[field] = from;
  }
  return { body: reading.body, origins, notes: reading.notes ?? [] };
}
