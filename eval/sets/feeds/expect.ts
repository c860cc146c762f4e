import { readDate } from "../../../scripts/normalise/dates.ts";
import { plainWords } from "../../../scripts/normalise/plain.ts";
import { decode } from "../../../scripts/sources/charset.ts";
import type { Item } from "../../../scripts/sources/feed/item.ts";

export type Outcome = { met: boolean; said: string };

const EXPECT = /^\s*Expect:\s*(.*)$/m;
const TERM = /^entries\[(\d+)\](?:\['([a-z_]+)'\]|\.([a-z_]+))(?:\[0\]\['([a-z]+)'\])?\s*==\s*(.+)$/s;

/**
 * Checks what the suite's own tests expect of items' titles, links, ids, authors, dates and topics; expectations of
 * anything else (markup kept, languages of parts, the feed itself) are not counted.
 */
export function checkExpectation(bytes: Uint8Array, made: Item[], name: string): Outcome[] {
  const decoded = decode(bytes);
  const expected = "type" in decoded ? undefined : EXPECT.exec(decoded.text)?.[1];
  return (expected ?? "").split(/\s+and\s+/).flatMap((term) => {
    const match = TERM.exec(term.trim());
    if (!match) return [];
    const [, index, bracketed, dotted, inner, literal] = match;
    const value = python(literal!);
    const ours = fieldOf(made[Number(index)], `${bracketed ?? dotted}${inner ? `.${inner}` : ""}`);
    if (value === undefined || ours === "not asked") return [];
    const met = plain(ours) === plain(value);
    return [{ met, said: `${name}: expected ${term.trim().slice(0, 200)}, got ${JSON.stringify(ours)}` }];
  });
}

function fieldOf(item: Item | undefined, field: string): string | undefined {
  switch (field) {
    case "title":
      return item?.title === undefined ? undefined : plainWords(item.title);
    case "link":
      return item?.link;
    case "id":
    case "guid":
      return item?.id;
    case "author":
      return item?.authors?.join(", ");
    case "published_parsed":
    case "created_parsed":
      return momentOf(item?.date);
    case "updated_parsed":
      return momentOf(item?.updated ?? item?.date);
    case "tags.term":
      return item?.topics[0];
    default:
      return "not asked";
  }
}

function momentOf(words: string | undefined): string | undefined {
  const date = words === undefined ? undefined : readDate(words, { zone: "UTC" })?.date;
  return date === undefined
    ? undefined
    : new Date(date.length === 10 ? `${date}T00:00:00Z` : date).toISOString().slice(0, 19);
}

/** A literal of Python: a string, or a time as a tuple. */
function python(literal: string): string | undefined {
  const string = /^u?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")$/.exec(literal.trim());
  if (string)
    return (string[1] ?? string[2]!).replace(/\\u([\da-f]{4})|\\x([\da-f]{2})|\\(.)/gi, (_all, u, x, c) =>
      (u ?? x) ? String.fromCharCode(Number.parseInt(u ?? x, 16)) : c === "n" ? "\n" : c,
    );
  const tuple = /^\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)/.exec(literal.trim());
  if (!tuple) return undefined;
  const [year, month, day, ...time] = tuple.slice(1).map((part) => part.padStart(2, "0"));
  return `${year}-${month}-${day}T${time.join(":")}`;
}

/** Markup and e-mail addresses are never kept: what is compared are words. */
const plain = (text: string | undefined) =>
  (text ?? "")
    .replace(/<[^<>]*>/g, "")
    .replace(/\s*[(<]?[\w.-]+@[\w.-]+[)>]?/g, "")
    .replace(/[()]/g, "")
    .replace(/\s+/g, " ")
    .trim();
