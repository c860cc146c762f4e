import type { Found, RawArticle } from "../source.ts";
import { withSourceLinks } from "./links.ts";
import { readPage } from "./page.ts";
import { howSaved } from "./saved.ts";

/** A saved page, decoded, and what is known of it beside its own marks. */
export type SavedPage = {
  html: string;
  /** Its file's name. */
  name: string;
  identity: string;
  /** What somebody has said of the capture, ISO 8601; it goes before the page's own marks. */
  capturedAt?: string;
  /** What the file around it says, behind the page's own marks. */
  from?: string;
  savedAt?: string;
  media: NonNullable<RawArticle["media"]>;
};

/** The article of a saved page, or why it is none. */
export function savedArticle({ html, name, identity, from, media, ...told }: SavedPage): Found {
  const saved = howSaved(html, from);
  const capturedAt = told.capturedAt ?? saved.capturedAt ?? told.savedAt;
  const reading = readPage({ html: saved.html, name, address: saved.address, capturedAt });
  if (reading.type === "skipped") return reading;
  const origins = { ...reading.origins };
  const { url } = reading.fields;
  const body =
    reading.body.kind === "html" && url === undefined
      ? { ...reading.body, text: withSourceLinks(reading.body.text, name) }
      : reading.body;
  if (origins.url === "address" && saved.by !== undefined) origins.url = saved.by;
  return {
    ...reading,
    identity,
    record: html,
    body,
    origins,
    media,
    ...(capturedAt === undefined ? {} : { capturedAt, version: capturedAt }),
  };
}
