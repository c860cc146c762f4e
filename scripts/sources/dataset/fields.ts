import { recordOf } from "../../normalise/values.ts";
import type { RawArticle } from "../source.ts";
import type { Meaning } from "./names.ts";
import { bare, dateIn, isNothing, listIn, namesIn, textOf, writersIn } from "./values.ts";

/** What became of a value: undefined is that the column does not say it, and the next one is asked. */
export type Value = { value?: unknown; note?: string };

const LANGUAGES = new Map(
  Object.entries({
    english: "en",
    french: "fr",
    german: "de",
    spanish: "es",
    italian: "it",
    portuguese: "pt",
    dutch: "nl",
    russian: "ru",
    arabic: "ar",
    chinese: "zh",
    japanese: "ja",
    korean: "ko",
    persian: "fa",
    hindi: "hi",
    turkish: "tr",
    polish: "pl",
  }),
);

const DRAFTS = /^(?:draft|private|pending|future|unpublished|hidden)$/i;
const WITHDRAWN = /^(?:withdrawn|retracted|deleted|removed|trash|canceled|cancelled)$/i;

/** A column's value as a field of the Article. */
export function valueFor(meaning: Meaning, given: unknown): Value {
  // A publisher and a picture are records themselves.
  const value = meaning === "source" || meaning === "image" ? given : bare(given);
  if (isNothing(value)) return {};
  switch (meaning) {
    case "date":
    case "updated":
      return dated(value);
    case "authors":
      return some(writersIn(value));
    case "topics":
      return topicsIn(value);
    case "people":
    case "organisations":
    case "places":
      return some(namesIn(value));
    case "section":
      return { value: namesIn(value)[0] };
    case "url":
      return { value: addressIn(value) };
    case "image":
      return { value: imageIn(value) };
    case "source":
      return { value: publisherIn(value) };
    case "status":
      return { value: statusIn(textOf(value)) };
    case "lang":
      return { value: languageIn(textOf(value)) };
    case "corrections":
      return { value };
    default:
      return { value: textOf(value) };
  }
}

const some = (names: string[]): Value => ({
  value: names.filter((name) => !isNothing(name)).length > 0 ? names : undefined,
});

/** Numbers in a list are keys of another table, and no words. */
function topicsIn(value: unknown): Value {
  if (typeof value === "string" && listIn(value) === undefined) return some(value.split(","));
  return some(namesIn(Array.isArray(value) ? value.filter((one) => typeof one !== "number") : value));
}

function dated(value: unknown): Value {
  const { words, odd } = dateIn(value);
  return { value: words, ...(odd ? { note: odd } : {}) };
}

function addressIn(value: unknown): string | undefined {
  const text = textOf(recordOf(value)?.url ?? value);
  // An address without a path is a site's, and no article's.
  return text !== undefined && /^https?:\/\/[^/]+\/[^/]/i.test(text) ? text : undefined;
}

function imageIn(value: unknown): unknown {
  const first = Array.isArray(value) ? value[0] : typeof value === "string" ? (listIn(value)?.[0] ?? value) : value;
  if (typeof first === "string") return /[./]/.test(first) ? first.trim() : undefined;
  return recordOf(first) ? first : undefined;
}

/** "eveningpost.example" is where a publisher is at home, and names it. */
function publisherIn(value: unknown): unknown {
  const record = recordOf(value);
  if (record) return { ...record, name: textOf(record.name ?? record.title), url: record.url ?? record.uri };
  const text = textOf(value);
  if (text === undefined || !/^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}\/?$/i.test(text)) return text;
  return text
    .replace(/^https?:\/\//i, "")
    .replace(/^www\./i, "")
    .replace(/\/$/, "");
}

function statusIn(text: string | undefined): RawArticle["fields"]["status"] {
  if (text === undefined) return undefined;
  return DRAFTS.test(text) ? "draft" : WITHDRAWN.test(text) ? "withdrawn" : undefined;
}

function languageIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (LANGUAGES.get(text.toLowerCase()) ?? text);
}
