import { plainWords } from "../../normalise/plain.ts";
import { recordOf } from "../../normalise/values.ts";
import type { RawBody } from "../source.ts";
import type { Mapping } from "./mapping.ts";
import { isNothing, textOf } from "./values.ts";

const TAG =
  /<\/?(?:p|br|div|span|a|em|i|b|strong|ul|ol|li|h[1-6]|blockquote|img|figure|table|tr|td|section|article|iframe|hr|pre)(?:\s[^<>]*)?\/?>/i;
const BLOCK = /<(?:p|br|div|h[1-6]|ul|ol|blockquote|figure|table|section|article)(?:\s[^<>]*)?\/?>/i;
const ESCAPED_TAG = /&lt;\/?(?:p|br|div|a|strong|em|h[1-6])(?:\s(?:(?!&gt;).){0,400})?\/?&gt;/i;
const LINK = /!?\[[^\]\n]{1,300}\]\((?:https?:|\/|#)[^()\s]*\)/;
const MARKS = [/^#{1,6} \S/m, /\*\*\S[^*\n]*\S\*\*/, /^(?:[-*+]|\d{1,3}\.) \S/m, /^> \S/m, /^```/m];
/** A text of one paragraph longer than this has lost its breaks. */
const LONG = 1200;
/** Lines that were wrapped are no longer. */
const WRAPPED = 100;

/** A record's text, told by looking at it whether it is HTML, Markdown or plain; a list is one of paragraphs. */
export function bodyOf(value: unknown, kind: Mapping["bodyKind"]): RawBody | undefined {
  if (Array.isArray(value) && value.length > 1) {
    const paragraphs = value.map((one) => textOf(recordOf(one)?.content ?? one)).filter((one) => one !== undefined);
    return paragraphs.length > 0 ? bodyOf(paragraphs.join("\n\n"), kind) : undefined;
  }
  const text = textOf(value);
  if (text === undefined || isNothing(text)) return undefined;
  const lined = withLines(text);
  const told = kind ?? kindOf(lined);
  if (told === "html") return { kind: "html", text: htmlOf(lined) };
  if (told === "markdown") return { kind: "markdown", text: lined };
  return plainBody(lined);
}

/** "\n" that some program wrote as two characters. */
const withLines = (text: string) =>
  !text.includes("\n") && /\\n/.test(text) ? text.replace(/(?:\\r)?\\n/g, "\n") : text.replace(/\r\n?/g, "\n");

function kindOf(text: string): "html" | "markdown" | "text" {
  if (TAG.test(text) || ESCAPED_TAG.test(text)) return "html";
  const marks = MARKS.filter((mark) => mark.test(text)).length;
  return LINK.test(text) || marks > 1 || /^#{1,6} \S.*\n/.test(text) ? "markdown" : "text";
}

/** What was escaped as a whole is what it stood for; a text without blocks has its paragraphs between blank lines. */
function htmlOf(text: string): string {
  const html =
    !TAG.test(text) && ESCAPED_TAG.test(text)
      ? text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&")
      : text;
  if (BLOCK.test(html) || !/\n/.test(html)) return html;
  return paragraphsOf(html)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n");
}

function plainBody(text: string): RawBody {
  const paragraphs = paragraphsOf(text).map((one) => (one.includes("&") ? plainWords(one) : one));
  const runTogether = paragraphs.length === 1 && paragraphs[0]!.length > LONG;
  return { kind: "paragraphs", paragraphs, ...(runTogether ? { runTogether } : {}) };
}

function paragraphsOf(text: string): string[] {
  const blocks = text.split(/\n[^\S\n]*\n/);
  const lines = blocks.flatMap((block) => block.split("\n"));
  const isWrapped = lines.length > blocks.length && lines.every((line) => line.length <= WRAPPED);
  const apart = isWrapped && (blocks.length > 1 || lines.slice(0, -1).every((line) => !/[.!?]["'”’]?\s*$/.test(line)));
  return (apart ? blocks : lines).map((one) => one.replace(/\s+/g, " ").trim()).filter((one) => one !== "");
}
