import { readNitf } from "./nitf/read.ts";
import type { Found, RawBody, Source } from "./source.ts";
import { ensureHeadline } from "./wire/headline.ts";
import { lineOf, readEach, recordOf, type WireItem } from "./wire/items.ts";

/** News Industry Text Format, 2 and 3: one story a document, or several within another element. */
export const nitf: Source = {
  name: "nitf",
  detect: ({ text }) =>
    /^\s*</.test(text) && /<(?:\w+:)?nitf[\s>]/.test(text) && !/<(?:\w+:)?html[\s>]/i.test(text.slice(0, 1000)),
  read: (file) => readEach(file, (path) => path.at(-1) === "nitf", articleOf),
};

function* articleOf({ node, notes }: WireItem, index: number): Iterable<Found> {
  const read = readNitf(node);
  const body: RawBody = { kind: "html", text: read.html };
  const all = [...notes, ...read.notes, ...ensureHeadline(read.fields, read.origins, body)];
  yield {
    type: "article",
    identity: read.id ?? (index === 1 ? "main" : `nitf-${index}`),
    locator: lineOf(node),
    record: recordOf(node),
    fields: read.fields,
    origins: read.origins,
    body,
    ...(read.version ? { version: read.version } : {}),
    ...(all.length > 0 ? { notes: all } : {}),
  };
}
