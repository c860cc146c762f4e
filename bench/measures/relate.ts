import { type Row, repeated } from "../measure/rows.ts";
import { type Bench, ownProgram, settle } from "./bench.ts";
import type { Related } from "./relate-adapter.ts";

/** The related lists of all articles, from a catalogue that was read: what Backfile's own code takes for them. */
export async function* relate({ size, runs, workspace, runner }: Bench): AsyncGenerator<Row> {
  let facts: Row["facts"];
  const row = await repeated({
    id: "relate",
    label: "related lists alone",
    size,
    runs,
    async once() {
      settle();
      const outcome = await runner.run(ownProgram("relate-program.ts", workspace.archive));
      if (!outcome.ok) return outcome;
      const { relating, reading, lists, listed } = JSON.parse(outcome.stdout) as Related;
      facts = { lists, listed };
      return { ...outcome, seconds: relating, details: { reading } };
    },
  });
  yield { ...row, ...(facts ? { facts } : {}) };
}
