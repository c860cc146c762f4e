import type { Table } from "../../../scripts/search/table.ts";
import { load, type Pagefind, type PagefindResult, FOLDER } from "./pagefind.ts";
import { parse, type Term } from "./query.ts";

/** An article that was found: `row` is its row in the table. */
export type Hit = { row: number; score: number; words: Set<number>; data: PagefindResult["data"] };

export type Found = {
  hits: Hit[];
  /** What was asked for and stands in no article, as it was typed. */
  absent: string[];
  /** The same, but words begin so, and those were taken instead. */
  begun: string[];
};

/** An index and its table. A larger archive would have several, and a way to choose among them: the rest need not know. */
export class Engine {
  readonly table: Table;
  readonly #pagefind: Pagefind;
  readonly #rows: Map<string, number>;

  constructor(table: Table, pagefind: Pagefind) {
    this.table = table;
    this.#pagefind = pagefind;
    this.#rows = new Map(table.ids.split(" ").map((id, row) => [id, row]));
  }

  static async open(): Promise<Engine> {
    const [table, pagefind] = await Promise.all([loadTable(), load()]);
    return new Engine(table, pagefind);
  }

  /** Every article that has all of the words, as whole words (stemmed); a query without words finds every article. */
  async find(query: string): Promise<Found> {
    const answers = await Promise.all(parse(query).map((term) => this.#answer(term)));
    const wanted = answers.filter(({ term }) => !term.without);
    const missing = wanted.filter(({ how }) => how === "absent");
    // A word that is nowhere would leave nothing: it is named, and the others are sought. A phrase is not given up.
    const lost = missing.some(({ term }) => term.phrase) || (wanted.length > 0 && missing.length === wanted.length);
    return {
      hits: lost ? [] : await this.#combine(answers.filter(({ how }) => how !== "absent")),
      absent: missing.map(({ term }) => term.text),
      begun: wanted.filter(({ term, how }) => how === "begins" && !term.begins).map(({ term }) => term.text),
    };
  }

  async #answer(term: Term): Promise<Answer> {
    const words = term.words.join(" ");
    if (!term.begins) {
      const { results } = await this.#pagefind.search(`"${words}"`);
      if (results.length > 0) return { term, how: "exact", results };
    }
    if (term.phrase) return { term, how: "absent", results: [] };
    // For a word it does not have, Pagefind answers with longer words that begin so, or else with shorter ones.
    const { results } = await this.#pagefind.search(words);
    const [first] = results;
    const begins = first !== undefined && (await standsThere(words, first));
    return begins ? { term, how: "begins", results } : { term, how: "absent", results: [] };
  }

  async #combine(answers: Answer[]): Promise<Hit[]> {
    const wanted = answers.filter(({ term }) => !term.without);
    const scored = await this.#scored(wanted);
    const hits = new Map<string, Hit>();
    for (const { id, score, data } of scored) {
      const row = this.#rows.get(id.slice(id.lastIndexOf("_") + 1));
      if (row !== undefined) hits.set(id, { row, score, words: new Set(), data });
    }
    for (const { term, results } of answers) {
      const having = new Map(results.map((result) => [result.id, result]));
      for (const [id, hit] of hits) {
        const result = having.get(id);
        if ((result === undefined) !== term.without) hits.delete(id);
        else for (const word of result?.words ?? []) hit.words.add(word);
      }
    }
    return [...hits.values()];
  }

  /** Looked up as whole words, all results weigh the same; asked for them loosely, Pagefind weighs them, and finds more. */
  async #scored(wanted: Answer[]): Promise<PagefindResult[]> {
    if (wanted.length === 0) return (await this.#pagefind.search(null)).results;
    const only = wanted.length === 1 && wanted[0]!.how === "begins" ? wanted[0]! : undefined;
    if (only !== undefined) return only.results;
    return (await this.#pagefind.search(wanted.flatMap(({ term }) => term.words).join(" "))).results;
  }
}

type Answer = { term: Term; how: "exact" | "begins" | "absent"; results: PagefindResult[] };

async function standsThere(beginning: string, result: PagefindResult): Promise<boolean> {
  const { content } = await result.data();
  const words = content.split(/\s+/u);
  const sought = plain(beginning);
  return result.words.some((at) =>
    [plain(words[at] ?? ""), ...plainParts(words[at] ?? "")].some((word) => word.startsWith(sought)),
  );
}

function plain(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

function plainParts(word: string): string[] {
  return word.split(/[^\p{L}\p{N}\p{M}]+/u).map(plain);
}

/** Asked for anew each time (an unchanged one costs no bytes): an old table would not know the new index's pages. */
async function loadTable(): Promise<Table> {
  const response = await fetch(new URL("table.json", FOLDER), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json();
}
