import path from "node:path";
import type { Entry } from "../catalogue/entry.ts";
import { catalogueOf } from "../catalogue/read.ts";
import type { Row } from "../catalogue/row.ts";
import { CliError } from "../lib/errors.ts";
import { type Explanation, explainList } from "../relate/explain.ts";
import { archivePaths, type Settings } from "../settings.ts";
import { readPrintings } from "./copies.ts";
import { addressOf } from "./explain.ts";
import { articlesOf, type PrepareOptions, relationsOf, survey } from "./prepare.ts";
import { type Candidates, candidatesOf, namedOf, relationsState } from "./relations.ts";

/** `entries`: by index as the explanation has them. */
export type Explained = { entry: Entry; entries: Entry[]; explanation: Explanation; settings: Settings };

/**
 * Why one article has the related list that it has. It is named by its id, its file, or its page's address. What a build
 * remembers of the lists is used, and brought up to date first.
 */
export async function explainRelated(options: PrepareOptions, name: string): Promise<Explained> {
  const known = await survey(options);
  const { cache, settings, gathered } = known;
  const rows = [...(await gathered.rows())];
  const { entries } = catalogueOf(rows, settings);
  const address = addressIn(options, settings, name);
  const entry = entries.find(({ article }) => article.id === name) ?? entries.find((one) => one.address === address);
  if (entry?.article.status !== "published") throw new CliError(`${name}: ${missing(rows, entry, name, address)}`, 2);
  await relationsOf(known, entries, options);
  const related = candidatesOf(cache, namedOf(entries, settings));
  const copies = settings.computed.copies
    ? groupsOf(readPrintings(cache, articlesOf(known), entries), entries, related)
    : undefined;
  const index = related.places.indexOf(entries.indexOf(entry));
  const explanation = await explainList(related.candidates, index, { previous: relationsState(cache), copies });
  return { entry, entries: related.places.map((place) => entries[place]!), explanation, settings };
}

function addressIn({ archive, out }: PrepareOptions, { address }: Settings, name: string): string {
  const site = address?.replace(/\/*$/, "/");
  const below = site !== undefined && name.startsWith(site) ? name.slice(site.length).replace(/[?#].*$/, "") : name;
  // A file named from within another folder than the archive's.
  const file = path.resolve(archive, name);
  const isWithin = file.startsWith(archivePaths(archive).articles + path.sep);
  return addressOf(isWithin ? file : below, { archive, out });
}

function missing(rows: Row[], entry: Entry | undefined, name: string, address: string): string {
  if (entry) return `is ${entry.article.status}; only published articles are related`;
  const draft = rows.find(
    (row) => "article" in row && (row.article.id === name || row.path === address.replace(/\.html$/, ".md")),
  );
  if (draft && "article" in draft && draft.article.status === "draft")
    return "is a draft; only published articles are related";
  return "is no article here, neither by id nor by file nor by address";
}

/** Groups of printings by index of the candidates. */
function groupsOf(printings: ReturnType<typeof readPrintings>, entries: Entry[], { places }: Candidates): number[][] {
  const indices = new Map(places.map((place, index) => [entries[place]!, index]));
  return [...new Set(printings.values())].map((group) => group.flatMap(({ entry }) => indices.get(entry) ?? []));
}
