import type { Article } from "../article/schema.ts";
import type { Settings } from "../settings.ts";
import { compareVersions } from "../write/versions.ts";
import { compare, type Entry, entryOf } from "./entry.ts";
import { push } from "./lists.ts";
import type { Row } from "./row.ts";
import type { Problem } from "./scan.ts";

export type Catalogue = {
  /** Every article to be shown, in path order: published and withdrawn ones. */
  entries: Entry[];
  /** Earlier versions of these, by the article's id, the newest first. */
  versions: Map<string, Entry[]>;
  drafts: number;
  /** Files that cannot be shown, and why. */
  problems: Problem[];
};

/** A path that can stand in an address, and on every file system, as it is. */
const SAFE_PATH = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*\.md$/;

const VERSIONS = "../versions/";

/** File systems take 255 bytes, and the page's name ends in ".html". */
const LONGEST_NAME = 250;

/** Texts are not kept: one is fetched when its page is rendered. */
export function catalogueOf(rows: Iterable<Row>, settings: Settings): Catalogue {
  const catalogue: Catalogue = { entries: [], versions: new Map(), drafts: 0, problems: [] };
  const pathOfId = new Map<string, string>();
  const share = sharer();
  for (const row of rows) {
    const file = row.path;
    if ("problem" in row) {
      catalogue.problems.push({ file, ...row.problem });
      continue;
    }
    const { digest, front, links, words, names, record, text, comments } = row;
    const taken = settings.computed.summaries ? row.taken : undefined;
    const article = share(row.article);
    const isVersion = file.startsWith(VERSIONS);
    const reason = nameTrouble(file) ?? (isVersion ? undefined : idTrouble(file, article.id, pathOfId));
    if (reason !== undefined) catalogue.problems.push({ file, reason });
    else if (article.status === "draft") catalogue.drafts += isVersion ? 0 : 1;
    else {
      const marks = { digest, front, links, words, names, record, text, comments, taken };
      const entry = entryOf(file, article, settings.language, marks);
      if (isVersion) push(catalogue.versions, article.id, entry);
      else catalogue.entries.push(entry);
    }
  }
  if (catalogue.versions.size > 0) catalogue.versions = shownVersions(catalogue);
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

/** Of articles whose text is to be read; what was withdrawn is withdrawn in every version. */
function shownVersions({ entries, versions }: Catalogue): Catalogue["versions"] {
  const shown: Catalogue["versions"] = new Map();
  const moment = ({ article }: Entry) => article.provenance?.version ?? article.updated ?? article.date ?? "";
  for (const { article } of entries) {
    const list = article.status === "published" ? versions.get(article.id) : undefined;
    if (list)
      shown.set(
        article.id,
        list.sort((a, b) => compareVersions(moment(b), moment(a)) || compare(b.path, a.path)),
      );
  }
  return shown;
}

function nameTrouble(path: string): string | undefined {
  const file = path.replace(VERSIONS, "versions/");
  if (!SAFE_PATH.test(file)) return "its name cannot stand in an address; use letters a-z, digits, '-', '_' and '.'";
  if (file.split("/").some((part) => part.length > LONGEST_NAME))
    return `its name is longer than ${LONGEST_NAME} characters`;
  return undefined;
}

function idTrouble(file: string, id: string, pathOfId: Map<string, string>): string | undefined {
  const other = pathOfId.get(id);
  if (other !== undefined) return `has the id ${id}, which is that of ${other}`;
  pathOfId.set(id, file);
  return undefined;
}
