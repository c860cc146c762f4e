import { nameKey, nameSlug } from "../article/name.ts";
import { compare, type Entry, isDated } from "../catalogue/entry.ts";
import type { Lists, NameList } from "../catalogue/lists.ts";
import type { Corrections } from "./corrections.ts";
import { type Judge, judge } from "./decide.ts";
import type { NameKind } from "./kinds.ts";
import { NEW, Table } from "./table.ts";
import { type Find, meantBy, type Spelling, statedNames, type Tallies, type Tally, tallyOf } from "./tally.ts";

/** A person, an organisation or a place of the archive. */
export type Name = {
  kind: NameKind;
  key: string;
  /** As most articles write it. */
  name: string;
  count: number;
  isStated: boolean;
  /** Its number in the table, and the place of the article that was counted last. */
  id: number;
  last: number;
  /** Its articles, where they are enough for a page. */
  list: NameList | undefined;
};

/** `stated` of an article's names, the first, are those that its source states; the others were found in its text. */
export type ArticleNames = { names: Name[]; stated: number };

export type Names = {
  /** Names with pages, by their keys. */
  lists: { [Kind in NameKind]: Map<string, NameList> };
  /** Of a list, and of an article. */
  nameOf(list: NameList): Name | undefined;
  of(entry: Entry): ArticleNames;
};

/** In how many articles a name must have been found to have a page; one that a source states has one always. */
export const LEAST = 3;

/** One name one page, whatever article it stands in: put together from what each article's text gave. */
export function namesOf({ dated, undated }: Pick<Lists, "dated" | "undated">, corrections: Corrections): Names {
  const entries: Entry[] = [...dated, ...undated];
  const tallies = tallyOf(entries, corrections);
  const judged = judge(tallies, corrections);
  const nameFor = maker();
  const table = new Table<Name>();
  const stated: number[] = [];
  for (const [place, entry] of entries.entries()) {
    table.begin();
    const add = (name: Name) => {
      if (name.last === place) return;
      name.last = place;
      name.count += 1;
      table.add(name);
    };
    for (const name of statedIn(entry, tallies.of, judged, nameFor)) {
      name.isStated = true;
      add(name);
    }
    stated.push(table.length);
    for (const find of tallies.finds.row(place)) {
      const name = foundName(find, judged, nameFor);
      if (name) add(name);
    }
  }
  return withLists(entries, table, stated);
}

/** Without any that were found: what sources state is shown, and leads nowhere. */
export const NO_NAMES: Names = {
  lists: { person: new Map(), organisation: new Map(), place: new Map() },
  nameOf: () => undefined,
  of(entry) {
    const names = statedNames(entry).flatMap(([kind, list]) =>
      list.map(
        (name): Name => ({
          id: NEW,
          kind,
          key: nameKey(name),
          name,
          count: 1,
          last: NEW,
          isStated: true,
          list: undefined,
        }),
      ),
    );
    return { names, stated: names.length };
  },
};

/** Fills the lists of the names that have pages. */
function withLists(entries: Entry[], table: Table<Name>, stated: number[]): Names {
  const lists: Names["lists"] = { person: new Map(), organisation: new Map(), place: new Map() };
  const names = new Map<NameList, Name>();
  const places = new Map<Entry, number>();
  for (const [place, entry] of entries.entries()) {
    places.set(entry, place);
    for (const name of table.row(place)) {
      if (name.count < LEAST && !name.isStated) continue;
      if (!name.list) {
        name.list = { name: name.name, slug: nameSlug(name.name), dated: [], undated: [] };
        lists[name.kind].set(name.key, name.list);
        names.set(name.list, name);
      }
      if (isDated(entry)) name.list.dated.push(entry);
      else name.list.undated.push(entry);
    }
  }
  return {
    lists,
    nameOf: (list) => names.get(list),
    of(entry) {
      const place = places.get(entry);
      return place === undefined ? NO_NAMES.of(entry) : { names: table.row(place), stated: stated[place]! };
    },
  };
}

type NameFor = (tally: Tally, kind: NameKind) => Name;

/** One object a name. */
function maker(): NameFor {
  const made = new Map<Tally, Partial<Record<NameKind, Name>>>();
  return (tally, kind) => {
    const known = made.get(tally) ?? {};
    made.set(tally, known);
    known[kind] ??= {
      id: NEW,
      kind,
      key: tally.key,
      name: spellingOf(tally),
      count: 0,
      last: NEW,
      isStated: false,
      list: undefined,
    };
    return known[kind];
  };
}

function statedIn(entry: Entry, of: Tallies["of"], judged: Judge, nameFor: NameFor): Name[] {
  return statedNames(entry).flatMap(([kind, stated]) =>
    stated.flatMap((spelling) => {
      const tally = of(spelling);
      return judged.isExcluded(tally) ? [] : nameFor(tally, judged.correctedKind(tally) ?? kind);
    }),
  );
}

function foundName({ spelling, kind, isSure }: Find, judged: Judge, nameFor: NameFor): Name | undefined {
  const tally = meantBy(spelling);
  const verdict = judged.verdictOf(tally);
  if (verdict && (verdict.isTrusted || isSure)) return nameFor(tally, verdict.kind);
  if (kind !== "person" || tally.key.includes(" ") || judged.isExcluded(tally)) return undefined;
  const bearer = judged.bearerOf(tally.key);
  return bearer && nameFor(bearer, "person");
}

/** As most articles write it; a spelling with capitals before one without. */
function spellingOf({ key, spellings, calledBy }: Tally): string {
  if (calledBy !== undefined) return calledBy;
  let best: Spelling | undefined;
  for (const spelling of spellings) if (best === undefined || isBetter(spelling, best)) best = spelling;
  return best?.name ?? key;
}

function isBetter(one: Spelling, other: Spelling): boolean {
  const capitals = Number(isCapital(one.name)) - Number(isCapital(other.name));
  return (capitals || one.count - other.count || compare(other.name, one.name)) > 0;
}

const isCapital = (name: string) => name !== name.toLowerCase();
