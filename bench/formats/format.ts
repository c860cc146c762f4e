import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import type { Draft } from "../archive/article.ts";

/** A format of sources: how made-up articles look in it, and the least that reading them takes. */
export type Format = {
  name: string;
  /** Writes the articles below a folder, in one file or in many, as those who export it do. */
  write(drafts: Iterable<Draft>, folder: string): void;
  /** Reads and parses what was written, one record after another, and makes nothing of it; gives how many there were. */
  floor(folder: string): Promise<number>;
};

/** Writes a file piece by piece: an export of 100,000 articles is no string. */
export function writePieces(folder: string, name: string, pieces: Iterable<string | Uint8Array>): void {
  mkdirSync(folder, { recursive: true });
  const file = openSync(path.join(folder, name), "w");
  try {
    for (const piece of pieces) writeSync(file, Buffer.from(piece as string));
  } finally {
    closeSync(file);
  }
}

export const paragraphsOf = ({ body }: Draft) => body.split("\n\n");

export const htmlOf = (draft: Draft) =>
  paragraphsOf(draft)
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join("\n");

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

export const addressOf = ({ source, date }: Draft, number: number) =>
  `https://${source.toLowerCase().replace(/[^a-z]+/g, "-")}.example/${date.slice(0, 10).replaceAll("-", "/")}/${number}`;

/** With the zone that the archive's own dates are in. */
export const momentOf = ({ date }: Draft) => (date.length === 10 ? `${date}T12:00:00Z` : date);
