import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { type Row, repeated } from "../measure/rows.ts";
import { type Bench, backfile, remove, settle } from "./bench.ts";

/** From a folder of Markdown to an archive that was empty; then once more, when nothing has changed. */
export async function* importSources({ size, runs, workspace, runner }: Bench): AsyncGenerator<Row> {
  const archive = workspace.at("imported");
  const command = backfile("import", workspace.sources, "--archive", archive, "--json");
  yield await repeated({
    id: "import",
    label: "import",
    size,
    runs,
    once() {
      remove(archive);
      mkdirSync(path.join(archive, "content"), { recursive: true });
      cpSync(path.join(workspace.archive, "content", "_data"), path.join(archive, "content", "_data"), {
        recursive: true,
      });
      return runner.run(command);
    },
  });
  yield await repeated({
    id: "import-again",
    label: "import again, nothing changed",
    size,
    runs,
    once() {
      settle();
      return runner.run(command);
    },
  });
  remove(archive);
}
