import { grouped } from "../../scripts/lib/report.ts";
import { detailsOf, memoryOf, type Row, secondsOf } from "../measure/rows.ts";
import { formats, isOfFormat } from "../formats/registry.ts";
import { ratio } from "../measure/statistics.ts";
import { type Lookup, lookupIn } from "./lookup.ts";
import { ratioAt, ratios } from "./ratios.ts";
import type { Results } from "./results.ts";
import { markdownTable } from "./table.ts";
import { targets } from "./targets.ts";
import { bytes, seconds, spread, times } from "./words.ts";

const articles = (size: number) => `${grouped(size)} articles`;

/** All that was measured, as Markdown. */
export function tablesOf(results: Results): string {
  const lookup = lookupIn(results.rows);
  const { sizes } = lookup;
  const parts = [
    ["## Targets", targetTable(lookup)],
    ["## Ratios", ratioTable(lookup)],
    ...sizes.map((size) => [`## ${articles(size)}`, timeTable(lookup, size), stagesOf(lookup, size)]),
    ["## Import by format", ...sizes.map((size) => importTable(lookup, size))],
    ["## A first search in a browser", ...sizes.map((size) => searchTable(lookup, size))],
    ["## On the disk", diskTable(lookup)],
  ];
  const filled = parts.map((part) => part.filter((text) => text !== "")).filter((part) => part.length > 1);
  return `${filled.map((part) => part.join("\n\n")).join("\n\n")}\n`;
}

/** What import makes of each format, a table a size. */
export function importTablesOf(results: Results): string {
  const lookup = lookupIn(results.rows);
  return lookup.sizes
    .map((size) => importTable(lookup, size))
    .filter((table) => table !== "")
    .join("\n\n");
}

function targetTable(lookup: Lookup): string {
  const rows = targets.map(({ text, judge }) => [
    text,
    ...lookup.sizes.map((size) => {
      const judged = judge(lookup, size);
      return judged ? `${judged.found}: ${judged.met ? "met" : "**not met**"}` : "not measured";
    }),
  ]);
  return markdownTable(["target", ...lookup.sizes.map(articles)], rows);
}

function ratioTable(lookup: Lookup): string {
  const rows = ratios
    .map((ratio) => ({ text: ratio.text, found: lookup.sizes.map((size) => ratioAt(lookup, ratio, size)) }))
    .filter(({ found }) => found.some((value) => value !== undefined))
    .map(({ text, found }) => [text, ...found.map((value) => (value === undefined ? "" : times(value)))]);
  return rows.length === 0 ? "" : markdownTable(["how many times", ...lookup.sizes.map(articles)], rows);
}

const isSearch = ({ id }: Row) => id.startsWith("search-");

function timeTable(lookup: Lookup, size: number): string {
  const rows = lookup.at(size).filter((row) => !isSearch(row) && !isOfFormat(row.id) && row.id !== "disk");
  if (rows.length === 0) return "";
  return markdownTable(
    ["measure", "time", "runs from – to", "largest process", "all processes", "files", "bytes"],
    rows.map((row) => [row.note ? `${row.label} (${row.note})` : row.label, ...numbersOf(row)]),
  );
}

function numbersOf(row: Row): string[] {
  const time = secondsOf(row);
  const memory = memoryOf(row);
  const { files, bytes: written } = row.facts ?? {};
  return [
    time === undefined ? (row.missing ?? "") : seconds(time),
    spread(row),
    memory ? bytes(memory.largest) : "",
    memory ? bytes(memory.sum) : "",
    files === undefined ? "" : grouped(files),
    written === undefined ? "" : bytes(written),
  ];
}

/** Where a build's time goes, as far as the build tells. */
function stagesOf(lookup: Lookup, size: number): string {
  const told = ["build-pages", "build", "nothing", "add-1", "add-50", "edit-1"].flatMap((id) => {
    const row = lookup.row(id, size);
    const stages = Object.entries(row ? detailsOf(row) : {});
    return row && stages.length > 0
      ? [`- ${row.label}: ${stages.map(([stage, value]) => `${stage} ${seconds(value)}`).join(", ")}`]
      : [];
  });
  return told.length === 0 ? "" : `Stages:\n\n${told.join("\n")}`;
}

function searchTable(lookup: Lookup, size: number): string {
  const rows = lookup.at(size).filter(isSearch);
  if (rows.length === 0) return "";
  const cells = rows.map((row) => {
    const { bytes: loaded, requests, results } = detailsOf(row);
    const time = secondsOf(row);
    const words = `${row.label.replace(/^search: /, "")}${row.note ? ` (${row.note})` : ""}`;
    return time === undefined
      ? [words, row.missing ?? "", "", "", ""]
      : [words, bytes(loaded ?? 0), String(requests), seconds(time), grouped(results ?? 0)];
  });
  return markdownTable([`of ${articles(size)}`, "loaded", "requests", "first result", "found"], cells);
}

/** Articles a second, beside those that are read and parsed alone. */
function importTable(lookup: Lookup, size: number): string {
  const rows = formats.flatMap(({ name }) => {
    const row = lookup.row(`import-${name}`, size);
    if (!row) return [];
    const [own, least] = [secondsOf(row), lookup.seconds(`floor-${name}`, size)];
    const rate = (time: number | undefined) => (time === undefined ? "" : grouped(Math.round(size / time)));
    const share = ratio(own, least);
    const memory = memoryOf(row);
    return [
      [
        row.note ? `${name} (${row.note})` : name,
        own === undefined ? (row.missing ?? "") : rate(own),
        rate(least),
        share === undefined ? "" : times(share),
        memory ? bytes(memory.largest) : "",
      ],
    ];
  });
  const head = [`of ${articles(size)}`, "articles a second", "the floor", "times the floor", "memory"];
  return rows.length === 0 ? "" : markdownTable(head, rows);
}

const KINDS = ["html", "feeds", "search", "other", "all"];

function diskTable(lookup: Lookup): string {
  const rows = lookup.sizes.flatMap((size) => {
    const facts = lookup.row("disk", size)?.facts;
    if (!facts) return [];
    const cells = KINDS.map(
      (kind) => `${grouped(Math.round((facts[kind] ?? 0) / size))} (${grouped(facts[`${kind} files`] ?? 0)})`,
    );
    return [[articles(size), ...cells]];
  });
  return rows.length === 0 ? "" : `Bytes for each article, and files in all.\n\n${markdownTable(["", ...KINDS], rows)}`;
}
