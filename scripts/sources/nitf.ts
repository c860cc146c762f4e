import { readNitf } from "./nitf/read.ts";
import type { Found, Source } from "./source.ts";
import { lineOf, readEach, recordOf, type WireItem } from "./wire/items.ts";

/** News Industry Text Format, 2 and 3: one story a document, or several within another element. */
export const nitf: Source = {
  name: "nitf",
  detect: ({ text }) => /^\s*</.test(text) && /<(?:\w+:)?nitf[\s>]/.test(text) && !/<(?:\w+:)?html[\s>]/i.test(text.slice(0, 1000)),
  read: (file) => readEach(file, (path) => path.at(-1) === "nitf", articleOf),
};

function* articleOf({ node, notes }: WireItem, index: number): Iterable<Found> {
  const read = readNitf(node);
  yield {
    type: "article",
    identity: read.id ?? (index === 1 ? "main" : `nitf-${index}`),
    locator: lineOf(node),
    record: recordOf(node),
    fields: read.fields,
    origins: read.origins,
    body: { kind: "html", text: read.html },
    ...(read.version ? { version: read.version } : {}),
    ...(notes.length + read.notes.length > 0 ? { notes: [...notes, ...read.notes] } : {}),
  };
}
