/** What is used of Pagefind's own script (version 1.6), which comes without types. */
export type PagefindResult = {
  id: string;
  score: number;
  /** Where in the content the words stand that were found, counted in words. */
  words: number[];
  data(): Promise<{ raw_url: string; content: string; meta: { title?: string } }>;
};

export type Pagefind = {
  init(): Promise<void>;
  search(term: string | null): Promise<{ results: PagefindResult[] }>;
};

/** Beside assets/, wherever the site is mounted. */
export const FOLDER = new URL("../pagefind/", import.meta.url);

/**
 * Without its worker: that is 12 KB and a request less before the first result, and the work it would take off the page
 * is a few milliseconds for an archive of one index.
 */
export async function load(): Promise<Pagefind> {
  const module: { createInstance(options: { noWorker: boolean }): Pagefind } = await import(`${FOLDER}pagefind.js`);
  const pagefind = module.createInstance({ noWorker: true });
  await pagefind.init();
  return pagefind;
}
