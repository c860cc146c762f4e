import { statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { walk } from "../../scripts/lib/files.ts";
import { missing, type Row, repeated } from "../measure/rows.ts";
import { type Bench, ensureBuilt, ownProgram, remove, warm } from "./bench.ts";
import { kindOf } from "./disk.ts";

/** What no generator can do without: reading, rendering and writing; and what the disk alone takes. */
export async function* floor(bench: Bench): AsyncGenerator<Row> {
  const { size, runs, workspace, runner } = bench;
  const rows = [
    { id: "floor", label: "floor: read, render Markdown, write the same files" },
    { id: "floor-copy", label: "floor: copy the built site" },
  ] as const;
  const built = await ensureBuilt(bench);
  if (!built.ok) {
    for (const { id, label } of rows) yield missing(id, label, size, `no site to match: ${built.reason}`);
    return;
  }
  const listing = workspace.at("floor.json");
  const out = workspace.at("floor");
  writeFileSync(listing, JSON.stringify(filesOf(workspace.dist)));
  const program = ownProgram("floor-program.ts", workspace.archive, listing, out);
  const copy =
    process.platform === "win32"
      ? {
          program: process.execPath,
          args: ["--eval", `fs.cpSync(...${JSON.stringify([workspace.dist, out, { recursive: true }])})`],
        }
      : { program: "cp", args: ["-R", workspace.dist, out] };
  const commands = [program, copy];
  for (const [at, row] of rows.entries())
    yield await repeated({
      ...row,
      size,
      runs,
      once() {
        remove(out);
        warm(at === 0 ? workspace.archive : workspace.dist);
        return runner.run(commands[at]!);
      },
    });
  remove(out);
}

/** Every file of the site but those of its search, with its bytes. */
function filesOf(dist: string): { file: string; bytes: number }[] {
  return [...walk(dist)]
    .filter(({ file }) => kindOf(file) !== "search")
    .map(({ file }) => ({ file, bytes: statSync(path.join(dist, file)).size }));
}
