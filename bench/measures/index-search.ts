import { missing, type Row, repeated } from "../measure/rows.ts";
import { type Bench, backfile, ensureBuilt, settle } from "./bench.ts";

const ID = "index";
const LABEL = "search index alone (`backfile index`)";

/** The index anew, over a site that is built. */
export async function* indexSearch(bench: Bench): AsyncGenerator<Row> {
  const { size, runs, workspace, runner } = bench;
  const built = await ensureBuilt(bench);
  if (!built.ok) return yield missing(ID, LABEL, size, `no site to index: ${built.reason}`);
  yield await repeated({
    id: ID,
    label: LABEL,
    size,
    runs,
    once() {
      settle();
      return runner.run(backfile("index", "--archive", workspace.archive, "--out", workspace.dist));
    },
  });
}
