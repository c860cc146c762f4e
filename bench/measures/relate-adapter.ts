import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArticle } from "../../scripts/article/frontmatter.ts";
import { walk } from "../../scripts/lib/files.ts";
import { defaultWorkers, runAll, startThreads } from "../../scripts/lib/workers.ts";
import { type Candidate, relateAll } from "../../scripts/relate/relations.ts";
import { archivePaths } from "../../scripts/settings.ts";
import type { Texts } from "./relate-worker.ts";

/** What relating one archive took, in seconds, and what came of it. */
export type Related = { reading: number; relating: number; articles: number; lists: number; listed: number };

type Job = { texts: Texts; candidates: Candidate[] };

const ARTICLES_A_JOB = 200;

/** The only file that knows how the build asks for related lists. Reading the files is none of their cost. */
export async function relateArchive(archive: string): Promise<Related> {
  const started = performance.now();
  const jobs = readJobs(archivePaths(archive).articles);
  const read = performance.now();
  const crew = startThreads<null, Texts, Uint8Array[]>({
    url: new URL("./relate-worker.ts", import.meta.url).href,
    shared: null,
    workers: defaultWorkers(),
  });
  await runAll(crew, {
    jobs: jobs.map(({ texts }) => texts),
    done(records, texts) {
      const job = jobs.find((one) => one.texts === texts)!;
      for (const [at, record] of records.entries()) job.candidates[at]!.record = record;
      texts.length = 0;
    },
  });
  const candidates = jobs.flatMap((job) => job.candidates);
  const { related } = await relateAll(candidates);
  const done = performance.now();
  return {
    reading: (read - started) / 1000,
    relating: (done - read) / 1000,
    articles: candidates.length,
    lists: related.filter((list) => list.length > 0).length,
    listed: related.reduce((sum, list) => sum + list.length, 0),
  };
}

function readJobs(folder: string): Job[] {
  const jobs: Job[] = [];
  for (const { file } of walk(folder)) {
    const parsed = parseArticle(readFileSync(path.join(folder, file), "utf8"), file);
    if (!parsed.ok) continue;
    const { article, body } = parsed.value;
    if ((jobs.at(-1)?.texts.length ?? ARTICLES_A_JOB) >= ARTICLES_A_JOB) jobs.push({ texts: [], candidates: [] });
    const job = jobs.at(-1)!;
    const { id, title, summary, topics } = article;
    job.texts.push({ title, summary, topics, body });
    job.candidates.push({ id, address: file.replace(/\.md$/, ".html"), digest: "", record: new Uint8Array(0) });
  }
  return jobs;
}
