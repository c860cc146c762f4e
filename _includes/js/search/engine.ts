import type { Manifest } from "../../../scripts/search/shards/manifest.ts";
import { type Columns, TABLE, type Table } from "../../../scripts/search/table.ts";
import type { Found, Hit } from "./found.ts";
import { ROOT } from "./dom.ts";
import { FOLDER } from "./pagefind.ts";
import { openSingle } from "./single.ts";
import type { State } from "./state.ts";

/** What the search page asks, however the archive is indexed. */
export type Engine = {
  /** Of a large archive it knows the years at first, and the rest when it is asked to. */
  table: Columns;
  /** Makes one result of printings of one story; loaded only where there are any. */
  fold?(hits: Hit[]): Hit[];
  /** Every article that has all of the words, as whole words (stemmed); a query without words finds every article. */
  find(query: string): Promise<Found>;
  /** Has the table know what tells which hits are chosen by facets and dates. */
  narrowable(state: State): Promise<void>;
  /** Has the table know all by which hits are counted; undefined where it does. */
  counted(hits: Hit[], state: State): Promise<void> | undefined;
};

/** Where these scripts stand; put in when the scripts are made (scripts/site/assets.ts). */
declare const SHARDS: string;
declare const FOLD: string;

export async function open(): Promise<Engine> {
  const table = await loadTable();
  const engine = await ("shards" in table ? (await beside(SHARDS)).openShards(table) : openSingle(table));
  if (table.printings[0]) engine.fold = (await beside(FOLD)).folder(table.printings);
  return engine;
}

const beside = (name: string) => import(`${ROOT}assets/${name}`);

/** Asked for anew each time (an unchanged one costs no bytes): an old table would not know the new index's pages. */
async function loadTable(): Promise<Table | Manifest> {
  const response = await fetch(new URL(TABLE, FOLDER), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${TABLE}: ${response.status}`);
  return response.json();
}
