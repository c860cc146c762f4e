import { messageOf } from "../../lib/errors.ts";
import type { Rejection } from "../source.ts";

export type Json = { [key: string]: unknown };

/** A JSON document, or why and in which line it is none. */
export function readJson(text: string): { value: unknown } | Rejection {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (thrown) {
    // Every version of Node words this error its own way; what they share is the position.
    const position = /at position (\d+)/.exec(messageOf(thrown))?.[1];
    const isCut = /end of JSON input|[Uu]nterminated/.test(messageOf(thrown));
    const upTo = position === undefined ? (isCut ? text.length : 0) : Number(position);
    const line = text.slice(0, upTo).split("\n").length;
    return { type: "rejection", line, reason: isCut ? "not valid JSON: the file is cut off" : "not valid JSON" };
  }
}

export function recordOf(value: unknown): Json | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

/** The records of a list; what is no record in it is left out. */
export function recordsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(recordOf).filter((one) => one !== undefined) : [];
}

/** Text with something in it; numbers are text, as ids are. */
export function textAt(record: Json | undefined, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const value = record?.[key];
    if (typeof value === "number") return String(value);
    if (typeof value === "string" && value.trim() !== "") return value;
  }
  return undefined;
}
