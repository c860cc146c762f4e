import type { Browser } from "playwright-core";
import { messageOf } from "../../scripts/lib/errors.ts";
import { launch } from "../../test/browser/launch.ts";
import type { Query } from "../archive/queries.ts";
import { type Measured, missing, type Row, repeated } from "../measure/rows.ts";
import { type Bench, ensureBuilt } from "./bench.ts";
import { type GzipServer, serveCompressed } from "./gzip-server.ts";
import { openAndWait } from "./visit.ts";

/** A reader's first search, in a browser that has nothing of the site yet. */
export async function* search(bench: Bench): AsyncGenerator<Row> {
  const { size, runs, workspace } = bench;
  const { queries } = workspace.corpus;
  const built = await ensureBuilt(bench);
  const browser = built.ok ? await launch().catch(messageOf) : `no site to search: ${built.reason}`;
  if (typeof browser === "string") {
    for (const [at, { label }] of queries.entries()) yield missing(idOf(at), `search: ${label}`, size, browser);
    return;
  }
  const server = await serveCompressed(workspace.dist);
  try {
    for (const [at, query] of queries.entries())
      yield await repeated({
        id: idOf(at),
        label: `search: ${query.label}`,
        size,
        runs,
        note: `${query.words}, in ${query.articles} articles`,
        once: () => ask(browser, server, query),
      });
  } finally {
    await browser.close();
    await server.close();
  }
}

const idOf = (at: number) => `search-${at + 1}`;

/** How long a first result may take, in milliseconds. */
const PATIENCE = 60_000;

async function ask(browser: Browser, server: GzipServer, { search }: Query): Promise<Measured> {
  // A context of its own has an empty cache.
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 });
  try {
    const { milliseconds, bytes, requests, results } = await openAndWait(
      context,
      `${server.url}search.html${search}`,
      PATIENCE,
    );
    return {
      ok: true,
      seconds: milliseconds / 1000,
      stdout: "",
      memory: undefined,
      details: { bytes, requests, results },
    };
  } finally {
    await context.close();
  }
}
