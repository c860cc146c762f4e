import { looksLikePage } from "./html/detect.ts";
import { withSourceLinks } from "./html/links.ts";
import { readPage } from "./html/page.ts";
import { partOf } from "./html/parts.ts";
import { savedPictures } from "./html/pictures.ts";
import { howSaved } from "./html/saved.ts";
import type { Found, Source, SourceFile } from "./source.ts";

/** Pages as browsers, SingleFile, HTTrack and web archives save them: a file a page. */
export const html: Source = {
  name: "html",
  detect: looksLikePage,
  async *read(file) {
    const page = await partOf(file);
    if (page !== undefined) yield { type: "skipped", reason: `part of the saved page ${page}` };
    else yield articleOf(file, await file.text());
  },
};

function articleOf(file: SourceFile, record: string): Found {
  const saved = howSaved(record);
  const capturedAt = file.capturedAt ?? saved.capturedAt;
  const reading = readPage({ html: saved.html, name: file.name, address: saved.address, capturedAt });
  if (reading.type === "skipped") return reading;
  const origins = { ...reading.origins };
  const { url } = reading.fields;
  const body =
    reading.body.kind === "html" && url === undefined
      ? { ...reading.body, text: withSourceLinks(reading.body.text, file.name) }
      : reading.body;
  if (origins.url === "address" && saved.by !== undefined) origins.url = saved.by;
  return {
    ...reading,
    identity: "main",
    record,
    body,
    origins,
    media: savedPictures(file),
    ...(capturedAt === undefined ? {} : { capturedAt, version: capturedAt }),
  };
}
