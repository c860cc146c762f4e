import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { bytesInMemory, sourceFile } from "../../scripts/sources/file.ts";
import { ninjs as source } from "../../scripts/sources/ninjs.ts";
import type { EvalSet } from "../set.ts";

export type NinjsCase = { version: string; kind: "should_pass" | "should_fail"; name: string; file: string };

/**
 * Items of the standard's tests that are wrong for the version of their folder alone: they use what a later minor version
 * added, and do not say which version they are. Read by themselves they are items of that later version.
 */
export const WRONG_FOR_THEIR_FOLDER = [
  "1.0/014_type_component.json",
  "1.0/016_infosource.json",
  "1.1/001_type_component.json",
  "1.1/002_infosource.json",
];

/** What IPTC's own tests of ninjs hold: items that must be taken, and items that must be refused. */
export function ninjsCases(folder: string): NinjsCase[] {
  const suite = path.join(folder, "validation", "test_suite");
  return readdirSync(suite).flatMap((version) =>
    (["should_pass", "should_fail"] as const).flatMap((kind) =>
      jsonIn(path.join(suite, version, kind)).map((name) => ({
        version,
        kind,
        name,
        file: path.join(suite, version, kind, name),
      })),
    ),
  );
}

export function jsonIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
}

export const ninjs: EvalSet = {
  name: "ninjs",
  corpus: "iptc-ninjs",
  async run(folder, worst) {
    const counts = { should_pass: [0, 0], should_fail: [0, 0] };
    for (const { version, kind, name, file } of ninjsCases(folder)) {
      const isRight = (await isRefused(file)) === (kind === "should_fail");
      counts[kind][1]! += 1;
      if (isRight) counts[kind][0]! += 1;
      else worst(`${version}/${kind}/${name}`);
    }
    const row = (measure: string, [ours = 0, of = 0]: number[], goal: number, note?: string) => ({
      set: "ninjs",
      measure,
      ours,
      of,
      goal,
      note,
    });
    const excused = `${WRONG_FOR_THEIR_FOLDER.length} are right by a later version and do not say which they are`;
    return [
      row("items that should pass, accepted", counts.should_pass, counts.should_pass[1]!),
      row(
        "items that should fail, refused",
        counts.should_fail,
        counts.should_fail[1]! - WRONG_FOR_THEIR_FOLDER.length,
        excused,
      ),
    ];
  },
};

async function isRefused(file: string): Promise<boolean> {
  for await (const { type } of source.read(sourceFile(bytesInMemory(path.basename(file), readFileSync(file)))))
    if (type === "rejection") return true;
  return false;
}
