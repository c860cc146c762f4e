import { type Json, readJson, recordOf, recordsOf, textAt } from "./exports/json.ts";
import { articleOf, type Joined, nested } from "./ghost/post.ts";
import type { Found, Source, SourceFile } from "./source.ts";

/**
 * Ghost's export (one JSON document of its tables), and posts as Ghost's programming interface gives them. The file is held in
 * memory as a whole. https://ghost.org/docs/migration/custom/
 */
export const ghost: Source = {
  name: "ghost",
  detect({ text }) {
    if (!/^\s*\{/.test(text)) return false;
    if (/"exported_on"\s*:/.test(text)) return true;
    const isPosts = /^\s*\{\s*"(?:posts|pages|db|data|meta)"\s*:/.test(text);
    return isPosts && /"(?:mobiledoc|lexical|feature_image|custom_excerpt|published_at)"\s*:/.test(text);
  },
  async *read(file) {
    const read = readJson(await file.text());
    if (!("value" in read)) return yield read;
    const tables = tablesOf(read.value);
    if (tables === undefined) return yield { type: "rejection", reason: "a Ghost export without its table of posts" };
    yield* postsOf(tables, file);
    yield* restOf(tables);
  },
};

/** {"db": [{"data": …}]}, {"data": …}, or the tables themselves. */
function tablesOf(value: unknown): Json | undefined {
  const whole = recordOf(value);
  const inner = recordOf(recordsOf(whole?.db)[0]?.data) ?? recordOf(whole?.data) ?? whole;
  return Array.isArray(inner?.posts) || Array.isArray(inner?.pages) ? inner : undefined;
}

function* postsOf(tables: Json, file: SourceFile): Generator<Found> {
  const join = createJoin(tables);
  const taken = new Set<string>();
  const pages = recordsOf(tables.pages).map((page) => ({ ...page, type: "page" }));
  const entries = [...(Array.isArray(tables.posts) ? (tables.posts as unknown[]) : []), ...pages];
  for (const [index, entry] of entries.entries()) {
    const record = recordOf(entry);
    const joined = record && join(record);
    const id = joined && (textAt(joined.post, "id", "uuid", "slug") ?? textAt(record, "url"));
    if (joined === undefined || id === undefined) {
      yield { type: "rejection", locator: `posts[${index}]`, reason: "not a post: it has neither id nor slug" };
      continue;
    }
    const identity = taken.has(id) ? `post-${id}-${index}` : `post-${id}`;
    taken.add(id);
    yield { ...articleOf(joined), identity, media: (address) => file.beside(contentPath(address)) };
  }
}

/** A site's own pictures lie in its content folder, which people put beside the export. */
const contentPath = (address: string) => /\/(content\/(?:images|files|media)\/.+)$/.exec(address)?.[1] ?? address;

/** Finds a post's authors, tags and further fields in the tables that name it, each table gone through once. */
function createJoin(tables: Json): (post: Json) => Joined {
  const users = byId(tables.users);
  const tags = byId(tables.tags);
  const authorsOf = links(tables.posts_authors, "author_id");
  const tagsOf = links(tables.posts_tags, "tag_id");
  const metas = new Map(recordsOf(tables.posts_meta).map((meta) => [textAt(meta, "post_id"), meta]));
  return (post) => {
    if (post.data !== undefined || Array.isArray(post.tags) || Array.isArray(post.authors) || recordOf(post.author))
      return nested(post);
    const id = textAt(post, "id") ?? "";
    const authors = authorsOf.get(id) ?? [textAt(post, "author_id", "author") ?? ""];
    return {
      post,
      meta: metas.get(id),
      authors: authors.map((author) => users.get(author)).filter((user) => user !== undefined),
      tags: (tagsOf.get(id) ?? []).map((tag) => tags.get(tag)).filter((tag) => tag !== undefined),
    };
  };
}

const byId = (table: unknown): Map<string, Json> =>
  new Map(recordsOf(table).map((row) => [textAt(row, "id") ?? "", row]));

/** The rows that tie posts to something, in their order. */
function links(table: unknown, key: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const orderOf = (row: Json) => Number(row.sort_order ?? 0) || 0;
  for (const row of recordsOf(table).toSorted((a, b) => orderOf(a) - orderOf(b))) {
    const post = textAt(row, "post_id");
    const to = textAt(row, key);
    if (post === undefined || to === undefined) continue;
    const list = found.get(post);
    if (list) list.push(to);
    else found.set(post, [to]);
  }
  return found;
}

const READ = new Set(["posts", "pages", "posts_authors", "posts_tags", "posts_meta"]);

/** The other tables steer the old site or tell of its people: counted, and never written. */
function* restOf(tables: Json): Generator<Found> {
  for (const [table, rows] of Object.entries(tables))
    if (Array.isArray(rows) && rows.length > 0 && !READ.has(table))
      yield { type: "skipped", locator: table, reason: `table ${table}: no article`, count: rows.length };
}
