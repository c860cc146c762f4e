import { plainWords } from "./plain.ts";

/** Reading of `unknown` values from sources: what is not of the expected kind is undefined, never a guess. */

export function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" || typeof value === "string" ? String(value).trim() : "";
  return text === "" ? undefined : text;
}

export function wordsOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : plainWords(text) || undefined;
}

export function recordOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** A list, or one value that may stand alone for a list of one. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** A web address that a reader can follow, or undefined. */
export function addressOf(value: unknown): string | undefined {
  const text = textOf(value);
  if (text === undefined || !/^https?:\/\/[^\s/?#]+[^\s]*$/i.test(text)) return undefined;
  return URL.canParse(text) ? text : undefined;
}
