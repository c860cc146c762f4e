import { oneLine } from "../nitf/body.ts";
import type { RawBody } from "../source.ts";
import type { Fields, Origins } from "./fields.ts";

const LONGEST = 90;

/**
 * Gives an item that has no headline one: its slugline, or else its text's first words. Wire copy without a headline is
 * copy all the same; the report says whence it came.
 */
export function ensureHeadline(fields: Fields, origins: Origins, body: RawBody): string[] {
  if (fields.title !== undefined) return [];
  const words = firstWords(typeof fields.summary === "string" && isBare(body) ? fields.summary : wordsOf(body));
  const title = typeof fields.slugline === "string" ? fields.slugline : words;
  if (title === "") return [];
  fields.title = title;
  origins.title = title === words ? "first words" : "slugline";
  return [`no headline: its ${title === words ? "first words" : "slugline"} taken`];
}

function wordsOf(body: RawBody): string {
  const text = body.kind === "paragraphs" ? (body.paragraphs[0] ?? "") : body.text.slice(0, 4000);
  return oneLine(body.kind === "html" ? text.replace(/<[^<>]*>/g, " ").replace(/&nbsp;/g, " ") : text);
}

const isBare = (body: RawBody) => wordsOf(body) === "";

function firstWords(text: string): string {
  const sentence = /^.{20,}?[.!?](?=\s)/u.exec(text.slice(0, LONGEST))?.[0] ?? text;
  if (sentence.length <= LONGEST) return sentence.replace(/\.$/, "");
  const cut = sentence.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 20))} …`;
}

/** The headline that stands once more above a text is no part of it. */
export function withoutHeadline(body: RawBody, title: unknown): RawBody {
  if (typeof title !== "string") return body;
  if (body.kind === "paragraphs")
    return body.paragraphs.length > 1 && oneLine(body.paragraphs[0]!) === oneLine(title)
      ? { ...body, paragraphs: body.paragraphs.slice(1) }
      : body;
  const first = /<h([12])\b[^>]*>([^<]*)<\/h\1>/i.exec(body.text.slice(0, 20_000));
  return first && oneLine(first[2]!) === oneLine(title) ? { ...body, text: body.text.replace(first[0], "") } : body;
}
