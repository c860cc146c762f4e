import type { RawArticle } from "../source.ts";

export type Fields = RawArticle["fields"];
export type Origins = { [field: string]: string };

/** What stands where for an article: its fields, and for each where it was found. */
export type Told = { fields: Fields; origins: Origins; notes: string[] };

/** A notice of copyright and the terms of use as one line: each a sentence, whether it ended as one or not. */
export function asSentences(parts: (string | undefined)[]): string | undefined {
  const said = parts.filter((part): part is string => part !== undefined && part !== "");
  const ended = said.map((part, at) => (at === said.length - 1 || /[.!?;:,。！？]$/.test(part) ? part : `${part}.`));
  return ended.join(" ") || undefined;
}

/** Takes each field from the first who tells it. */
export function firstOf(...tellers: Pick<Told, "fields" | "origins">[]): Pick<Told, "fields" | "origins"> {
  const fields: Fields = {};
  const origins: Origins = {};
  for (const teller of tellers)
    for (const [key, value] of Object.entries(teller.fields) as [keyof Fields, unknown][])
      if (fields[key] === undefined && !isNothing(value)) {
        fields[key] = value;
        if (teller.origins[key] !== undefined) origins[key] = teller.origins[key];
      }
  return { fields, origins };
}

/** Fields with their origins at once: { title: [words, "hl1"] }; what is not there is left out. */
export function told(
  entries: { [Key in keyof Fields]?: readonly [unknown, string] },
): Pick<Told, "fields" | "origins"> {
  const known = Object.entries(entries).filter(([, [value]]) => !isNothing(value));
  return {
    fields: Object.fromEntries(known.map(([key, [value]]) => [key, value])),
    origins: Object.fromEntries(known.map(([key, [, origin]]) => [key, origin])),
  };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Words of a note to editors that tell what was wrong before: what a reader should know of the article's past. */
const CORRECTS = /\b(?:corrects?|corrected|correcting|correction|corrigendum|fixes|clarifies|clarification)\b/i;

export function correctionsOf(notes: (string | undefined)[]): { text: string }[] {
  const texts = notes.filter((note) => note !== undefined && CORRECTS.test(note)) as string[];
  return [...new Set(texts.map((text) => withoutLabel(text.replace(/\s+/g, " ").trim())))].map((text) => ({ text }));
}

/** The page has a label of its own: "CORRECTION: the sum was …" would say it twice. */
function withoutLabel(text: string): string {
  const rest = text.replace(/^(?:(?:editor['’]?s['’]? note|corrections?|clarification)\s*:\s*)+/i, "");
  return rest === "" ? text : rest;
}

/** Notes to editors that are no corrections: said in the report, and left out of the article. */
export function editorNotes(notes: (string | undefined)[]): string[] {
  const others = notes.filter((note) => note !== undefined && note !== "" && !CORRECTS.test(note));
  return [...new Set(others)].map((note) => `note to editors left out: ${note}`);
}

/** What the publishing states of the IPTC's vocabularies come to: http://cv.iptc.org/newscodes/pubstatusg2/ */
export function statusOf(words: string | undefined): "published" | "draft" | "withdrawn" | undefined {
  const state = words?.toLowerCase().replace(/^.*[:/#]/, "");
  if (state === undefined) return undefined;
  if (state === "usable") return "published";
  if (/^cancell?ed$|^killed$|^withdrawn$/.test(state)) return "withdrawn";
  return /^withheld$|^commissioned$|^draft$/.test(state) ? "draft" : undefined;
}
