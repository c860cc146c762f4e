import type { IndexFile } from "pagefind";
import { pageNames, unpacked } from "../pagefind.ts";
import { type Cbor, readCbor } from "./cbor.ts";

/** Where a word stands in the articles of a shard. The arrays that speak of rows have one value for each row, in order. */
export type Postings = {
  rows: number[];
  /** How often it stands in the text, times two; plus one where it stands in the headline. */
  marks: number[];
  /** At which words of the text, in order: of the first row, then of the second. */
  places: number[];
};

export type Shard = { words: Map<string, Postings>; lengths: number[] };

/**
 * Adds to a shard what Pagefind made of some of its articles. Their addresses are their rows, and all rows are above those
 * of earlier calls.
 *
 * An index of Pagefind 1.6 is a list of pages (name, number of words), in whose order its words speak of them, and files
 * of words. With each word stand the pages that have it, and apart from them those that have it with accents only: here
 * they are one, as a search means both. A page is a distance from the one before, places of the text, and places of the
 * headline. Both kinds of places are distances; a negative number begins a new weight or field.
 */
export function addPostings(shard: Shard, files: IndexFile[]): void {
  const rowOfName = new Map([...pageNames(files)].map(([row, name]) => [name, Number(row)]));
  const meta = files.find(({ path }) => path.endsWith(".pf_meta"));
  const pages = meta === undefined ? [] : list(list(readCbor(unpacked(meta)))[1]);
  const rowOfPage = pages.map((page) => {
    const [name, length] = list(page) as [string, number];
    const row = rowOfName.get(name)!;
    shard.lengths[row] = length;
    return row;
  });
  for (const file of files) if (file.path.endsWith(".pf_index")) addWords(shard, file, rowOfPage);
}

type Standing = { row: number; places: number[]; titled: boolean };

function addWords(shard: Shard, file: IndexFile, rowOfPage: number[]): void {
  for (const entry of list(list(readCbor(unpacked(file)))[0])) {
    const [word, pages, variants] = list(entry) as [string, Cbor, Cbor];
    const groups = [pages, ...list(variants).map((variant) => list(variant)[1]!)];
    const standings = merged(groups.flatMap((group) => standingsOf(group, rowOfPage)));
    const postings = shard.words.get(word) ?? { rows: [], marks: [], places: [] };
    for (const { row, places, titled } of standings) {
      postings.rows.push(row);
      postings.marks.push(places.length * 2 + Number(titled));
      for (const place of places) postings.places.push(place);
    }
    shard.words.set(word, postings);
  }
}

function standingsOf(pages: Cbor, rowOfPage: number[]): Standing[] {
  let number = 0;
  return list(pages).map((page) => {
    const [distance, places, titles] = list(page) as [number, number[], number[]];
    number += distance;
    return { row: rowOfPage[number]!, places: placesOf(places), titled: titles.length > 0 };
  });
}

function placesOf(encoded: number[]): number[] {
  const places: number[] = [];
  let last = 0;
  for (const value of encoded) {
    last = value < 0 ? 0 : last + value;
    if (value >= 0) places.push(last);
  }
  return places;
}

/** One of each row, in order of rows. */
function merged(standings: Standing[]): Standing[] {
  standings.sort((a, b) => a.row - b.row);
  return standings.reduce<Standing[]>((list, next) => {
    const last = list.at(-1);
    if (last?.row !== next.row) list.push({ ...next, places: sorted(next.places) });
    else {
      last.places = sorted([...last.places, ...next.places]);
      last.titled ||= next.titled;
    }
    return list;
  }, []);
}

function sorted(places: number[]): number[] {
  return places.length < 2 ? places : [...new Set(places)].sort((a, b) => a - b);
}

function list(value: Cbor | undefined): Cbor[] {
  if (!Array.isArray(value)) throw new Error("Pagefind's index holds what was not expected");
  return value;
}
