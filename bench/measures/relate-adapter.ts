import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArticle } from "../../scripts/article/frontmatter.ts";
import { walk } from "../../scripts/lib/files.ts";
import { defaultWorkers, runAll, startThreads } from "../../scripts/lib/workers.ts";
import type { Candidate } from "../../scripts/relate/candidate.ts";
import { type Lists, updateRelations } from "../../scripts/relate/relations.ts";
import { archivePaths } from "../../scripts/settings.ts";
import { type Texts, worker } from "./relate-worker.ts";

/** What relating one archive took, in seconds, and what came of it. */
export type Related = { reading: number; relating: number; articles: number; lists: number; listed: number };

type Job = { texts: Texts; candidates: Candidate[] };

const ARTICLES_A_JOB = 200;

/**
 * The only file that knows how the build asks for related lists. Reading the files is none of their cost, nor are the groups
 * of printings, which are given.
 */
export async function relateArchive(archive: string): Promise<Related> {
  const started = performance.now();
  const jobs = readJobs(archivePaths(archive).articles);
  const read = performance.now();
  const candidates = await candidatesOf(jobs);
  const { lists } = await updateRelations(undefined, candidates, { copies: [] });
  return relatedOf(lists, candidates.length, { reading: read - started, relating: read });
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
  const { state } = await updateRelations(undefined, known, { copies: [] });
  const before = performance.now();
  const news = jobs.at(-1)!;
  // A build makes the records of so few itself, as no thread has started before they are done.
  const records = worker()(news.texts);
  const candidates = [...known, ...news.candidates.map((one, at) => ({ ...one, record: records[at]! }))];
  const { lists } = await updateRelations(state, candidates, { copies: [] });
  return relatedOf(lists, candidates.length, { reading: read - started, relating: before });
}

/** Asks for all lists, as a build does. Times in milliseconds; `relating` is when that began. */
function relatedOf(
  lists: Lists,
  articles: number,
  { reading, relating }: { reading: number; relating: number },
): Related {
  const related: Related = { reading: reading / 1000, relating: 0, articles, lists: 0, listed: 0 };
  for (let index = 0; index < articles; index += 1) {
    const { length } = lists.relatedTo(index);
    related.lists += Number(length > 0);
    related.listed += length;
  }
  related.relating = (performance.now() - relating) / 1000;
  return related;
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
