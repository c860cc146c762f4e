import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { defaultWorkers } from "../../scripts/lib/workers.ts";
import { type Draft, makeDraft } from "../archive/article.ts";
import { makeWorld } from "../archive/world.ts";
import type { Format } from "../formats/format.ts";
import { formats } from "../formats/registry.ts";
import { type Measured, type Row, repeated } from "../measure/rows.ts";
import { type Bench, backfile, ownProgram, remove, settle } from "./bench.ts";

/** From each format to an archive that was empty, beside the floor of reading and parsing alone. */
export async function* importFormats(bench: Bench): AsyncGenerator<Row> {
  for (const format of formats) yield* importFormat(format, bench);
}

async function* importFormat(format: Format, { size, runs, workspace, runner }: Bench): AsyncGenerator<Row> {
  const { name } = format;
  const sources = workspace.at("formats", name);
  const archive = workspace.at("imported");
  format.write(draftsOf(workspace.corpus.seed, size), sources);
  yield await repeated({
    id: `floor-${name}`,
    label: `floor: ${name}, read and parsed`,
    size,
    runs,
    async once() {
      settle();
      return counted(await runner.run(ownProgram("formats-floor.ts", name, sources)), size, ["records"]);
    },
  });
  yield await repeated({
    id: `import-${name}`,
    label: `import: ${name}`,
    note: `${defaultWorkers()} workers`,
    size,
    runs,
    async once() {
      remove(archive);
      mkdirSync(path.join(archive, "content"), { recursive: true });
      cpSync(path.join(workspace.archive, "content", "_data"), path.join(archive, "content", "_data"), {
        recursive: true,
      });
      const command = backfile("import", sources, "--archive", archive, "--json");
      return counted(await runner.run(command), size, ["imported", "duplicates"]);
    },
  });
  remove(archive);
  remove(sources);
}

function* draftsOf(seed: number, size: number): Generator<Draft> {
  const world = makeWorld(seed, size);
  for (let number = 0; number < size; number += 1) yield makeDraft(world, number);
}

/** A run that did not deal with every article is none. */
function counted(outcome: Measured, size: number, keys: string[]): Measured {
  if (!outcome.ok) return outcome;
  const told = JSON.parse(outcome.stdout) as { [key: string]: number };
  const found = keys.reduce((sum, key) => sum + (told[key] ?? 0), 0);
  return found === size ? outcome : { ok: false, reason: `${found} of ${size} articles` };
}
