import path from "node:path";
import type { Report } from "../lib/report.ts";
import { program, runBackfile } from "../serve/child.ts";
import { interrupted } from "../serve/interrupted.ts";
import { type Change, createRebuilder } from "../serve/rebuild.ts";
import { createReloader } from "../serve/reload.ts";
import { outFolder } from "../serve/site.ts";
import { watchArchive } from "../serve/watch.ts";
import { archivePaths } from "../settings.ts";
import { type Command, textOption } from "./command.ts";
import { open, portOption } from "./serve.ts";

export const dev: Command = {
  name: "dev",
  summary: "Build, serve, and build again on every change; open pages reload themselves.",
  options: {
    port: { type: "string", value: "N", help: "the port (default 8080; 0 for any that is free)" },
    out: { type: "string", value: "DIR", help: "where to build (default: dist in the archive's folder)" },
  },
  notes: "Watches sources/ (imported again), content/, profiles/, and Backfile's templates and styles. Ctrl-C ends it.",
  async run({ values, report }) {
    const archive = textOption(values, "archive") ?? ".";
    const out = outFolder(archive, textOption(values, "out"));
    const reloader = createReloader("/");
    const server = await open({ dir: out, port: portOption(values), extra: reloader.extra });
    const ended = new AbortController();
    const build = builder({ archive, out, report, signal: ended.signal, url: server.url, done: reloader.reload });
    const rebuilder = createRebuilder(build);
    const watcher = await watchArchive(archivePaths(archive), program, (change, file) => {
      report.say(`changed: ${path.relative(process.cwd(), file)}`);
      rebuilder.note(change);
    });
    report.json({ url: server.url, dir: out });
    rebuilder.note("sources");

    await interrupted();
    ended.abort();
    await watcher.close();
    reloader.close();
    await server.close();
    return 0;
  },
};

type Build = { archive: string; out: string; report: Report; signal: AbortSignal; url: string; done: () => void };

/** One round of work in child processes. Trouble is on the terminal already; the next change gets its chance. */
function builder({ archive, out, report, signal, url, done }: Build): (changes: Set<Change>) => Promise<void> {
  return async (changes) => {
    const started = Date.now();
    if (changes.has("sources")) await runBackfile(["import", "--quiet", "--archive", archive], signal);
    if (signal.aborted) return;
    const code = await runBackfile(["build", "--quiet", "--archive", archive, "--out", out], signal);
    if (signal.aborted) return;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (code !== 0) {
      report.warn("the build failed; the site stands as it was, and the next change builds again");
      return;
    }
    report.say(`built in ${seconds} s: ${url}`);
    done();
  };
}
