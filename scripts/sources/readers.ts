import type { Source } from "./source.ts";

/** The column by which a table is one of people, and columns that only a table of texts has. */
const ADDRESS = /^e-?mail(?:[ _]?address)?$|^(?:one-time )?password$/;
const TEXT = /^(?:(?:web|post|article)[_ ]?)?(?:title|headline)$|^(?:content|body|text|html|article)(?:[_ ]?html)?$/;

/**
 * Tables of readers, subscribers and members, which lie among the exports of newsletters and shops. They are recognised so that
 * nothing else takes them for text, and none of them is read.
 */
export const readers: Source = {
  name: "readers",
  detect({ text }) {
    const header = /^\ufeff?([^\n\r]{3,4000})/.exec(text)?.[1];
    if (header === undefined || !/[,;\t]/.test(header)) return false;
    const columns = header.split(/[,;\t]/).map((column) => column.replaceAll('"', "").trim().toLowerCase());
    return columns.some((column) => ADDRESS.test(column)) && !columns.some((column) => TEXT.test(column));
  },
  async *read() {
    yield { type: "skipped", reason: "a table of readers or members, not read" };
  },
};
