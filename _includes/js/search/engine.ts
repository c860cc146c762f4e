import type { Table } from "../../../scripts/search/table.ts";
import { wordsOf } from "../../../scripts/search/words.ts";
import type { Found, Hit } from "./found.ts";
import { FOLDER, load, type Pagefind, type PagefindResult } from "./pagefind.ts";
import { parse, plain, type Term } from "./query.ts";

/** An index and its table. A larger archive would have several, and a way to choose among them: the rest need not know. */
export type Engine = {
  table: Table;
  /** Every article that has all of the words, as whole words (stemmed); a query without words finds every article. */
  find(query: string): Promise<Found>;
};

export async function open(): Promise<Engine> {
  const [table, pagefind] = await Promise.all([loadTable(), load()]);
  const rows = new Map(table.ids.split(" ").map((id, row) => [id, row]));
  return { table, find: (query) => find(query, pagefind, rows) };
}

/** Asked for anew each time (an unchanged one costs no bytes): an old table would not know the new index's pages. */
async function loadTable(): Promise<Table> {
  const response = await fetch(`${FOLDER}table.json`, { cache: "no-cache" });
  if (!response.ok) throw new Error(`table.json: ${response.status}`);
  return response.json();
}

type How = "exact" | "begins" | "absent";
type Answer = { term: Term; how: How; results: PagefindResult[] };

async function find(query: string, pagefind: Pagefind, rows: Map<string, number>): Promise<Found> {
  const answers = await Promise.all(parse(query).map((term) => look(term, pagefind)));
  const wanted = answers.filter(({ term }) => !term.without);
  const missing = wanted.filter(({ how }) => how === "absent");
  // A word that is nowhere would leave nothing: it is named, and the others are sought. A phrase is not given up.
  const lost = missing.some(({ term }) => term.phrase) || (missing.length > 0 && missing.length === wanted.length);
  const present = answers.filter(({ how }) => how !== "absent");
  const asked = present.filter(({ term }) => !term.without);
  return {
    terms: asked.map(({ term, how }) => ({ ...term, begins: how === "begins" })),
    hits: lost ? [] : combine(present, await weigh(asked, pagefind), rows),
    absent: missing.map(({ term }) => term.text),
    begun: wanted.filter(({ term, how }) => how === "begins" && !term.begins).map(({ term }) => term.text),
  };
}

/** Quoted, Pagefind looks for whole words, and for phrases; unquoted, also for longer words, or else for shorter ones. */
async function look(term: Term, pagefind: Pagefind): Promise<Answer> {
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

/** Quoted, all results weigh the same; asked for the same words loosely, Pagefind weighs them, and finds more. */
async function weigh(asked: Answer[], pagefind: Pagefind): Promise<PagefindResult[]> {
  const words = asked.flatMap(({ term }) => term.words).join(" ");
  return (await pagefind.search(words === "" ? null : words)).results;
}

function combine(answers: Answer[], weighed: PagefindResult[], rows: Map<string, number>): Hit[] {
  const having = answers.map(({ results }) => new Map(results.map((result) => [result.id, result.words])));
  const hits: Hit[] = [];
  for (const { id, score, data } of weighed) {
    // "en_1a2b3c4": the table leaves the language out.
    const row = rows.get(id.slice(id.lastIndexOf("_") + 1));
    if (row === undefined || answers.some(({ term }, at) => having[at]!.has(id) === term.without)) continue;
    hits.push({ row, score, places: new Set(having.flatMap((places) => places.get(id) ?? [])), data });
  }
  return hits;
}
