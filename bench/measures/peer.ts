import path from "node:path";
import { missing, type Row, repeated } from "../measure/rows.ts";
import type { Command } from "../measure/run.ts";
import { type Bench, PROJECT, remove, settle, warm } from "./bench.ts";
import { sizesOf } from "./disk.ts";

/** Another generator that is given the same archive. */
export type Peer = {
  id: string;
  name: string;
  /** Why it cannot be measured here. */
  absent: string | undefined;
  /** Its folder; removed in the end. */
  site: string;
  command(out: string, related: boolean): Command;
};

/** Builds without or with related lists; on request Pagefind over the former, as its users would add a search. */
export async function* peerRows(bench: Bench, peer: Peer, { related }: { related: boolean }): AsyncGenerator<Row> {
  const { size, runs, workspace, runner, pagefind } = bench;
  const out = workspace.at(`${peer.id}-out`);
  const id = related ? `${peer.id}-related` : peer.id;
  const label = `${peer.name}, ${related ? "with" : "without"} related lists`;
  if (peer.absent !== undefined) {
    yield missing(id, label, size, peer.absent);
    return;
  }
  const once = () => {
    remove(out);
    warm(workspace.sources);
    return runner.run(peer.command(out, related));
  };
  const row = await repeated({ id, label, size, runs, once });
  yield row.samples.length > 0 ? { ...row, facts: writtenIn(out) } : row;
  if (pagefind && !related) yield await pagefindOver(bench, peer, row, out);
  remove(out);
  remove(peer.site);
}

function writtenIn(out: string): Row["facts"] {
  const sizes = sizesOf(out);
  return { files: sizes["all files"] ?? 0, bytes: sizes.all ?? 0, html: sizes["html files"] ?? 0 };
}

function pagefindOver({ size, runs, runner }: Bench, peer: Peer, built: Row, out: string): Promise<Row> | Row {
  const id = `${peer.id}-pagefind`;
  const label = `${peer.name}: Pagefind over its pages`;
  if (built.samples.length === 0) return missing(id, label, size, built.missing ?? "nothing was built");
  const program = path.join(PROJECT, "node_modules", "pagefind", "lib", "runner", "bin.cjs");
  return repeated({
    id,
    label,
    size,
    runs,
    once() {
      settle();
      return runner.run({ program: process.execPath, args: [program, "--site", out, "--quiet"] });
    },
  });
}
