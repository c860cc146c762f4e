import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { walk } from "../../scripts/lib/files.ts";
import { makeWorld } from "../archive/world.ts";
import { makeArticle, noPlaces } from "../archive/write.ts";
import { missing, type Row, repeated } from "../measure/rows.ts";
import { mark, unmark } from "../measure/workspace.ts";
import { type Bench, ensureBuilt, forgetBuild, settle, warm } from "./bench.ts";
import { rebuild } from "./build.ts";

const BATCH = 50;

type Change = { id: string; label: string; change(run: number): void };

/** Builds in a folder that holds the site already, after changes such as a newsroom's day brings. */
export async function* incremental(bench: Bench): AsyncGenerator<Row> {
  const { size, runs, workspace } = bench;
  const desk = openDesk(bench);
  const built = await ensureBuilt(bench);
  // What a measure before this one did to the site, such as its index, is not to be mended at the first change's cost.
  if (built.ok) await rebuild(bench);
  for (const { id, label, change } of changes(desk, runs)) {
    if (!built.ok) yield missing(id, label, size, `no site to change: ${built.reason}`);
    else
      yield await repeated({
        id,
        label,
        size,
        runs,
        async once(run) {
          change(run);
          settle();
          warm(workspace.archive);
          return rebuild(bench);
        },
      });
  }
  desk.restore();
  forgetBuild(workspace);
  bench.site.built = undefined;
}

/** Each run makes a change of its own, so that what the run before did is not undone in between. */
function changes(desk: Desk, runs: number): Change[] {
  return [
    { id: "nothing", label: "build again, nothing changed", change: () => {} },
    { id: "add-1", label: "build after 1 new article", change: () => desk.add(1) },
    { id: "add-50", label: `build after ${BATCH} new articles`, change: () => desk.add(BATCH) },
    { id: "edit-1", label: "build after 1 edited text", change: (run) => desk.edit((run + 0.5) / runs) },
  ];
}

type Desk = {
  /** Writes so many new articles, all newer than the archive. */
  add(count: number): void;
  /** Changes the text of the article that stands at this part of the archive, from 0 to below 1. */
  edit(part: number): void;
  /** Puts the archive back as it was made. */
  restore(): void;
};

function openDesk({ workspace, size }: Bench): Desk {
  const world = makeWorld(workspace.corpus.seed, size);
  const articles = path.join(workspace.archive, "content", "articles");
  // New articles are of days on which the archive has none, so that none of its places can be theirs.
  const places = noPlaces();
  const files = [...walk(articles)].map(({ file }) => file);
  // An archive that is left changed, by a run that is interrupted, is not to be taken for the one that was made.
  unmark(workspace);
  const added: string[] = [];
  const edited = new Map<string, string>();
  return {
    add(count) {
      for (let left = count; left > 0; left -= 1) {
        const { imported } = makeArticle(world, size + added.length, places);
        const full = path.join(articles, imported.file);
        mkdirSync(path.dirname(full), { recursive: true });
        writeFileSync(full, imported.text);
        added.push(full);
      }
    },
    edit(part) {
      const full = path.join(articles, files[Math.floor(part * files.length)]!);
      const text = readFileSync(full, "utf8");
      if (!edited.has(full)) edited.set(full, text);
      writeFileSync(full, `${text}\nAnd one paragraph more, which an editor added.\n`);
    },
    restore() {
      for (const full of added) rmSync(full, { force: true });
      for (const [full, text] of edited) writeFileSync(full, text);
      mark(workspace);
    },
  };
}
