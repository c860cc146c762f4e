import type { Table } from "../../../scripts/search/table.ts";
import { wordsOf } from "../../../scripts/search/words.ts";
import { type Answer, ask } from "./ask.ts";
import type { Engine } from "./engine.ts";
import type { Hit } from "./found.ts";
import { load, type Pagefind, type PagefindResult } from "./pagefind.ts";
import { plain, type Term } from "./query.ts";

/** The engine of an archive that has one index, as Pagefind makes it, and one table. */
export async function openSingle(table: Table): Promise<Engine> {
  const pagefind = await load();
  const rows = new Map(table.ids.split(" ").map((id, row) => [id, row]));
  const index = {
    look: (term: Term) => look(term, pagefind),
    combine: (answers: PagefindAnswer[]) => combine(answers, pagefind, rows),
  };
  return { table, find: (query) => ask(query, index), narrowable: async () => {}, counted: () => undefined };
}

type PagefindAnswer = Answer<PagefindResult[]>;

/** Quoted, Pagefind looks for whole words, and for phrases; unquoted, also for longer words, or else for shorter ones. */
async function look(term: Term, pagefind: Pagefind): Promise<PagefindAnswer> {
  const words = term.words.join(" ");
  if (!term.begins) {
    const { results } = await pagefind.search(`"${words}"`);
    if (results.length > 0) return { term, how: "exact", results };
  }
  const { results } = term.phrase ? { results: [] } : await pagefind.search(words);
  const begins = results[0] !== undefined && (await beginsSo(words, results[0]));
  return begins ? { term, how: "begins", results } : { term, how: "absent", results: [] };
}

async function beginsSo(beginning: string, { words, data }: PagefindResult): Promise<boolean> {
  const all = wordsOf((await data()).content);
  // Of "state-of-the-art" Pagefind knows the whole and the parts.
  const forms = words.flatMap((at) => [all[at] ?? "", ...(all[at] ?? "").split(/[^\p{L}\p{M}\p{N}]/u)]);
  return forms.some((form) => plain(form).startsWith(plain(beginning)));
}

async function combine(answers: PagefindAnswer[], pagefind: Pagefind, rows: Map<string, number>) {
  const having = answers.map(({ results }) => new Map(results.map((result) => [result.id, result.words])));
  const found = new Map<number, PagefindResult>();
  const hits: Hit[] = [];
  for (const result of await weigh(answers, pagefind)) {
    const { id, score } = result;
    // "en_1a2b3c4": the table leaves the language out.
    const row = rows.get(id.slice(id.lastIndexOf("_") + 1));
    if (row === undefined || answers.some(({ term }, at) => having[at]!.has(id) === term.without)) continue;
    found.set(row, result);
    hits.push({ row, score });
  }
  return {
    hits,
    async text({ row }: Hit) {
      const { id, data } = found.get(row)!;
      return { ...(await data()), places: new Set(having.flatMap((places) => places.get(id) ?? [])) };
    },
  };
}

/** Quoted, all results weigh the same; asked for the same words loosely, Pagefind weighs them, and finds more. */
async function weigh(answers: PagefindAnswer[], pagefind: Pagefind): Promise<PagefindResult[]> {
  const asked = answers.filter(({ term }) => !term.without);
  const words = asked.flatMap(({ term }) => term.words).join(" ");
  return (await pagefind.search(words === "" ? null : words)).results;
}
