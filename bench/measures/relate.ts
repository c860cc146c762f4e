import { type Row, repeated } from "../measure/rows.ts";
import { type Bench, ownProgram, settle } from "./bench.ts";
import type { Related } from "./relate-adapter.ts";

const ADDED = 50;

/** The related lists of all articles, from a catalogue that was read: what Backfile's own code takes for them. */
export async function* relate(bench: Bench): AsyncGenerator<Row> {
  yield measured(bench, { id: "relate", label: "related lists alone" });
  yield measured(bench, {
    id: "relate-add-50",
    label: `related lists alone, after ${ADDED} new articles`,
    added: ADDED,
  });
}

type Asked = { id: string; label: string; added?: number };

async function measured({ size, runs, workspace, runner }: Bench, { id, label, added }: Asked): Promise<Row> {
  let facts: Row["facts"];
  const row = await repeated({
    id,
    label,
    size,
    runs,
    async once() {
      settle();
      const more = added === undefined ? [] : [String(added)];
      const outcome = await runner.run(ownProgram("relate-program.ts", workspace.archive, ...more));
      if (!outcome.ok) return outcome;
      const { relating, reading, lists, listed } = JSON.parse(outcome.stdout) as Related;
      facts = { lists, listed };
      return { ...outcome, seconds: relating, details: { reading } };
    },
  });
  return { ...row, ...(facts ? { facts } : {}) };
}
