import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArticle } from "../../scripts/article/frontmatter.ts";
import { walk } from "../../scripts/lib/files.ts";
import { defaultWorkers, runAll, startThreads } from "../../scripts/lib/workers.ts";
import { type Candidate, relateAll, updateRelations } from "../../scripts/relate/relations.ts";
import { archivePaths } from "../../scripts/settings.ts";
import { type Texts, worker } from "./relate-worker.ts";

/** What relating one archive took, in seconds, and what came of it. */
export type Related = { reading: number; relating: number; articles: number; lists: number; listed: number };

type Job = { texts: Texts; candidates: Candidate[] };

const ARTICLES_A_JOB = 200;

/** The only file that knows how the build asks for related lists. Reading the files is none of their cost. */
export async function relateArchive(archive: string): Promise<Related> {
  const started = performance.now();
  const jobs = readJobs(archivePaths(archive).articles);
  const read = performance.now();
  const candidates = await candidatesOf(jobs);
  const { related } = await relateAll(candidates);
  return relatedOf(related, { reading: read - started, relating: performance.now() - read });
}

/**
 * The same where all but the last `added` articles, in the order of their files, are related already: what those take, with
 * their records, from the state that the build before has left, to the state that this one leaves.
 */
export async function relateAdded(archive: string, added: number): Promise<Related> {
  const started = performance.now();
  const jobs = readJobs(archivePaths(archive).articles, added);
  const read = performance.now();
  const known = await candidatesOf(jobs.slice(0, -1));
  const { state } = await updateRelations(undefined, known);
  const before = performance.now();
  const news = jobs.at(-1)!;
  // A build makes the records of so few itself, as no thread has started before they are done.
  const records = worker()(news.texts);
  const candidates = [...known, ...news.candidates.map((one, at) => ({ ...one, record: records[at]! }))];
  const { relations } = await updateRelations(state, candidates);
  return relatedOf(relations.related, { reading: read - started, relating: performance.now() - before });
}

/** Times in milliseconds. */
function relatedOf(related: unknown[][], { reading, relating }: { reading: number; relating: number }): Related {
  return {
    reading: reading / 1000,
    relating: relating / 1000,
    articles: related.length,
    lists: related.filter((list) => list.length > 0).length,
    listed: related.reduce((sum, list) => sum + list.length, 0),
  };
}

/** Their records are made in threads; what those leave of the jobs is empty. */
async function candidatesOf(jobs: Job[]): Promise<Candidate[]> {
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
  return jobs.flatMap((job) => job.candidates);
}

/** The last `apart` articles are one job. */
function readJobs(folder: string, apart = 0): Job[] {
  const jobs: Job[] = [];
  const files = [...walk(folder)];
  for (const [at, { file }] of files.entries()) {
    const parsed = parseArticle(readFileSync(path.join(folder, file), "utf8"), file);
    if (!parsed.ok) continue;
    const { article, body } = parsed.value;
    const isFull = (jobs.at(-1)?.texts.length ?? ARTICLES_A_JOB) >= ARTICLES_A_JOB;
    if (isFull || (apart > 0 && at === files.length - apart)) jobs.push({ texts: [], candidates: [] });
    const job = jobs.at(-1)!;
    const { id, title, summary, topics } = article;
    job.texts.push({ title, summary, topics, body });
    job.candidates.push({ id, address: file.replace(/\.md$/, ".html"), digest: "", record: new Uint8Array(0) });
  }
  return jobs;
}
