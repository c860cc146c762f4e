import { grouped } from "../../scripts/lib/report.ts";
import { detailsOf, memoryOf, type Row, secondsOf } from "../measure/rows.ts";

/** 0.042 as "42 ms", 4.2 as "4.2 s", 42 as "42 s". */
export function seconds(value: number): string {
  if (value < 1) return `${Math.round(value * 1000)} ms`;
  return value < 10 ? `${value.toFixed(1)} s` : `${Math.round(value)} s`;
}

export function bytes(value: number): string {
  if (value < 1e6) return `${Math.round(value / 1000)} KB`;
  return value < 1e9 ? `${(value / 1e6).toFixed(value < 1e7 ? 1 : 0)} MB` : `${(value / 1e9).toFixed(1)} GB`;
}

/** 12.34 as "12×", 1.234 as "1.23×". */
export function times(value: number): string {
  return `${value.toPrecision(value < 10 ? 2 : 3).replace(/\.?0+$/, "")}×`;
}

/** The spread of a row's runs, "4.1–4.6 s"; empty where there was one. */
export function spread({ samples }: Row): string {
  if (samples.length < 2) return "";
  const all = samples.map((sample) => sample.seconds);
  return `${seconds(Math.min(...all))} – ${seconds(Math.max(...all))}`;
}

/** One line of progress for a row that is done. */
export function lineOf(row: Row): string {
  const time = secondsOf(row);
  const memory = memoryOf(row);
  const loaded = detailsOf(row).bytes;
  const said = [
    time === undefined ? (row.missing ?? "") : seconds(time),
    loaded === undefined ? "" : `${bytes(loaded)} loaded`,
    row.facts?.all === undefined ? "" : `${bytes(row.facts.all)}, ${grouped(row.facts["all files"] ?? 0)} files`,
    memory ? `${bytes(memory.largest)}, all ${bytes(memory.sum)}` : "",
  ].filter((part) => part !== "");
  return `${grouped(row.size).padStart(9)}  ${row.label}: ${said.join(" · ")}`;
}
