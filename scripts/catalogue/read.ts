import type { Article } from "../article/schema.ts";
import type { Settings } from "../settings.ts";
import { type Entry, entryOf } from "./entry.ts";
import type { Row } from "./row.ts";
import type { Problem } from "./scan.ts";

export type Catalogue = {
  /** Every article to be shown, in path order: published and withdrawn ones. */
  entries: Entry[];
  drafts: number;
  /** Files that cannot be shown, and why. */
  problems: Problem[];
};

/** A path that can stand in an address, and on every file system, as it is. */
const SAFE_PATH = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*\.md$/;

/** File systems take 255 bytes, and the page's name ends in ".html". */
const LONGEST_NAME = 250;

/** Texts are not kept: one is fetched when its page is rendered. */
export function catalogueOf(rows: Iterable<Row>, settings: Settings): Catalogue {
  const catalogue: Catalogue = { entries: [], drafts: 0, problems: [] };
  const pathOfId = new Map<string, string>();
  const share = sharer();
  for (const row of rows) {
    const file = row.path;
    if ("problem" in row) {
      catalogue.problems.push({ file, ...row.problem });
      continue;
    }
    const { digest, front, links, record, text } = row;
    const article = share(row.article);
    const reason = trouble(file, article.id, pathOfId);
    if (reason !== undefined) catalogue.problems.push({ file, reason });
    else if (article.status === "draft") catalogue.drafts += 1;
    else catalogue.entries.push(entryOf(file, article, settings.language, { digest, front, links, record, text }));
  }
  return catalogue;
}

/** Names that many articles have are kept once: read from JSON, each article would have its own copy. */
function sharer(): (article: Article) => Article {
  const names = new Map<string, string>();
  const one = (name: string): string => {
    const known = names.get(name);
    if (known === undefined) names.set(name, name);
    return known ?? name;
  };
  const sources = new Map<string, Article["source"]>();
  return (article) => {
    const { source, section, authors, topics } = article;
    if (section !== undefined) article.section = one(section);
    if (source) {
      const key = `${source.name}\n${source.url}`;
      article.source = sources.get(key) ?? source;
      sources.set(key, article.source);
    }
    for (const [at, name] of authors.entries()) authors[at] = one(name);
    for (const [at, name] of topics.entries()) topics[at] = one(name);
    return article;
  };
}

function trouble(file: string, id: string, pathOfId: Map<string, string>): string | undefined {
  if (!SAFE_PATH.test(file)) return "its name cannot stand in an address; use letters a-z, digits, '-', '_' and '.'";
  if (file.split("/").some((part) => part.length > LONGEST_NAME))
    return `its name is longer than ${LONGEST_NAME} characters`;
  const other = pathOfId.get(id);
  if (other !== undefined) return `has the id ${id}, which is that of ${other}`;
  pathOfId.set(id, file);
  return undefined;
}
