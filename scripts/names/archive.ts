import { nameKey, nameSlug } from "../article/name.ts";
import { compare, type Entry, isDated } from "../catalogue/entry.ts";
import type { Lists, NameList } from "../catalogue/lists.ts";
import type { Corrections } from "./corrections.ts";
import { type Judge, judge } from "./decide.ts";
import { decodeNames } from "./encode.ts";
import { type NameKind, SURE } from "./kinds.ts";
import { statedNames, type Tallies, type Tally, tallyOf } from "./tally.ts";

/** A person, an organisation or a place of the archive. */
export type Name = {
  kind: NameKind;
  key: string;
  /** As most articles write it. */
  name: string;
  count: number;
  isStated: boolean;
  /** Its articles, where they are enough for a page. */
  list?: NameList;
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
export const LEAST = 2;

const NONE: ArticleNames = { names: [], stated: 0 };

/** One name one page, whatever article it stands in: put together from what each article's text gave. */
export function namesOf({ dated, undated }: Pick<Lists, "dated" | "undated">, corrections: Corrections): Names {
  const entries: Entry[] = [...dated, ...undated];
  const tallies = tallyOf(entries, corrections);
  const pool = poolOf(tallies, judge(tallies, corrections));
  const byEntry = new Map<Entry, ArticleNames>();
  for (const entry of entries) {
    const found = pool.namesIn(entry);
    if (found.names.length > 0) byEntry.set(entry, found);
    for (const [at, name] of found.names.entries()) {
      name.count += 1;
      if (at < found.stated) name.isStated = true;
    }
  }
  return withLists(entries, byEntry, (entry) => byEntry.get(entry) ?? pool.statedIn(entry));
}

/** Without any that were found: what sources state is shown, and leads nowhere. */
export const NO_NAMES: Names = {
  lists: { person: new Map(), organisation: new Map(), place: new Map() },
  nameOf: () => undefined,
  of(entry) {
    const names = statedNames(entry).flatMap(([kind, list]) =>
      list.map((name): Name => ({ kind, key: nameKey(name), name, count: 1, isStated: true })),
    );
    return { names, stated: names.length };
  },
};

function withLists(entries: Entry[], byEntry: Map<Entry, ArticleNames>, of: Names["of"]): Names {
  const lists: Names["lists"] = { person: new Map(), organisation: new Map(), place: new Map() };
  const names = new Map<NameList, Name>();
  for (const entry of entries)
    for (const name of (byEntry.get(entry) ?? NONE).names) {
      if (name.count < LEAST && !name.isStated) continue;
      if (!name.list) {
        name.list = { name: name.name, slug: nameSlug(name.name), dated: [], undated: [] };
        lists[name.kind].set(name.key, name.list);
        names.set(name.list, name);
      }
      if (isDated(entry)) name.list.dated.push(entry);
      else name.list.undated.push(entry);
    }
  return { lists, nameOf: (list) => names.get(list), of };
}

/** Each name once, and what an article's row and front matter make of them. */
function poolOf(tallies: Tallies, judged: Judge) {
  const made = new Map<Tally, Partial<Record<NameKind, Name>>>();
  const nameFor = (tally: Tally, kind: NameKind): Name => {
    const known = made.get(tally) ?? {};
    made.set(tally, known);
    known[kind] ??= { kind, key: tally.key, name: spellingOf(tally), count: 0, isStated: false };
    return known[kind];
  };
  const statedIn = (entry: Entry): ArticleNames => {
    const names = new Set<Name>();
    for (const [kind, stated] of statedNames(entry))
      for (const spelling of stated) {
        const tally = tallies.of(spelling);
        if (!judged.isExcluded(tally)) names.add(nameFor(tally, judged.correctedKind(tally) ?? kind));
      }
    return { names: [...names], stated: names.size };
  };
  const namesIn = (entry: Entry): ArticleNames => {
    const { names: first, stated } = statedIn(entry);
    const names = new Set(first);
    for (const { name: spelling, kind, confidence } of decodeNames(entry.marks.names ?? "")) {
      const tally = tallies.of(spelling);
      const verdict = judged.verdictOf(tally);
      if (verdict && (verdict.isTrusted || (kind !== undefined && confidence >= SURE)))
        names.add(nameFor(tally, verdict.kind));
      else if (kind === "person" && !tally.key.includes(" ") && !judged.isExcluded(tally)) {
        const bearer = judged.bearerOf(tally.key);
        if (bearer) names.add(nameFor(bearer, "person"));
      }
    }
    return names.size === 0 ? NONE : { names: [...names], stated };
  };
  return { statedIn, namesIn };
}

/** As most articles write it; a spelling with capitals before one without. */
function spellingOf({ key, spellings }: Tally): string {
  let [best, count] = [key, -1];
  const isCapital = (name: string) => name !== name.toLowerCase();
  for (const [spelling, times] of spellings) {
    const order = Number(isCapital(spelling)) - Number(isCapital(best)) || times - count || compare(best, spelling);
    if (count < 0 || order > 0) [best, count] = [spelling, times];
  }
  return best;
}
