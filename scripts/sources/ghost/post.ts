import { anchored, wordsOfHtml } from "../exports/markup.ts";
import { nameOf } from "../exports/people.ts";
import { type Json, recordOf, recordsOf, textAt } from "../exports/json.ts";
import type { RawArticle } from "../source.ts";
import { withoutCards } from "./kg.ts";
import { lexicalToHtml, type Written } from "./lexical.ts";
import { mobiledocToHtml } from "./mobiledoc.ts";

/** A post with all that other tables say of it. */
export type Joined = { post: Json; meta: Json | undefined; authors: Json[]; tags: Json[] };

const ORIGINS = {
  title: "title",
  status: "status",
  access: "visibility",
  genre: "type",
  embargo: "published_at",
  date: "published_at",
  updated: "updated_at",
  authors: "posts_authors",
  section: "posts_tags, the first",
  topics: "posts_tags",
  summary: "custom_excerpt, meta_description",
  image: "feature_image",
  url: "canonical_url",
  aliases: "slug",
};

/** Exports stand this where the site's own address stood. */
const SITE = /__GHOST_URL__/g;

export function articleOf(joined: Joined): Omit<RawArticle, "identity" | "media"> {
  const { post, meta, authors, tags } = joined;
  const body = bodyOf(post);
  const state = stateOf(post);
  const filed = filedUnder(tags);
  const names = authors.map((author) => nameOf(textAt(author, "name") ?? "")).filter((name) => name !== undefined);
  const slug = textAt(post, "slug");
  const canonical = textAt(post, "canonical_url") ?? textAt(meta, "canonical_url");
  const summary =
    textAt(post, "custom_excerpt") ?? textAt(post, "meta_description") ?? textAt(meta, "meta_description");
  const date = dateOf(post.published_at);
  const updated = dateOf(post.updated_at);
  const notes = [...state.notes, ...filed.notes, ...body.notes];
  if (authors.length > 0 && names.length === 0) notes.push("author known by an e-mail address only: left out");
  return {
    type: "article",
    locator: slug ?? textAt(post, "id"),
    record: JSON.stringify([post, meta, names, tags.map((tag) => tag.name)]),
    fields: {
      title: textAt(post, "title"),
      date,
      updated: updated === date ? undefined : updated,
      summary,
      authors: names,
      section: filed.section,
      topics: filed.topics,
      lang: textAt(post, "locale"),
      url: canonical !== undefined && /^https?:/i.test(canonical) ? canonical : undefined,
      image: imageOf(post, meta),
      ...(post.type === "page" || post.page === true || post.page === 1 ? { genre: "page" } : {}),
      ...(state.status === "draft" ? { status: "draft" } : slug === undefined ? {} : { aliases: [`/${slug}/`] }),
      ...(state.embargo ? { embargo: state.embargo } : {}),
      ...(state.access ? { access: state.access } : {}),
    },
    body: { kind: "html", text: anchored(body.html.replace(SITE, ""), undefined) },
    origins: ORIGINS,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** ISO 8601, or in old exports milliseconds. */
function dateOf(value: unknown): string | undefined {
  if (typeof value !== "number") return typeof value === "string" ? value : undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

type State = { status: "draft" | "published"; access?: "members" | "paid"; embargo?: string; notes: string[] };

function stateOf(post: Json): State {
  const status = textAt(post, "status") ?? "published";
  const visibility = textAt(post, "visibility") ?? "public";
  const access = visibility === "public" ? undefined : visibility === "members" ? "members" : "paid";
  if (status === "published") return { status: "published", ...(access ? { access } : {}), notes: [] };
  if (status === "sent")
    return {
      status: "published",
      access: access ?? "members",
      notes: ["sent as a newsletter, not shown on the old site"],
    };
  const embargo = status === "scheduled" ? dateOf(post.published_at) : undefined;
  const says = status === "scheduled" ? "scheduled on the old site" : `${status} on the old site: kept as a draft`;
  return { status: "draft", ...(access ? { access } : {}), ...(embargo ? { embargo } : {}), notes: [says] };
}

/** The first tag is a post's own section; "#tags" only steer the old site. */
function filedUnder(tags: Json[]): { section?: string; topics: string[]; notes: string[] } {
  const isInternal = (tag: Json) => tag.visibility === "internal" || textAt(tag, "name")!.startsWith("#");
  const named = tags.filter((tag) => textAt(tag, "name") !== undefined);
  const [section, ...topics] = named.filter((tag) => !isInternal(tag)).map((tag) => textAt(tag, "name")!);
  const internal = named.filter(isInternal).map((tag) => textAt(tag, "name")!);
  const notes = internal.length > 0 ? [`internal tags left out: ${internal.join(", ")}`] : [];
  return { ...(section ? { section } : {}), topics, notes };
}

function imageOf(post: Json, meta: Json | undefined): RawArticle["fields"]["image"] {
  const src = textAt(post, "feature_image", "image")?.replace(SITE, "");
  if (src === undefined) return undefined;
  const caption = textAt(post, "feature_image_caption") ?? textAt(meta, "feature_image_caption");
  return {
    src,
    alt: textAt(post, "feature_image_alt") ?? textAt(meta, "feature_image_alt"),
    caption: caption && wordsOfHtml(caption),
  };
}

/**
 * What the editor wrote, where every card of it is known; else the HTML that Ghost made of it, which holds all there was to see.
 */
function bodyOf(post: Json): { html: string; notes: string[] } {
  const lexical = textAt(post, "lexical");
  const mobiledoc = textAt(post, "mobiledoc");
  const written = (lexical && lexicalToHtml(lexical)) || (mobiledoc && mobiledocToHtml(mobiledoc)) || undefined;
  const html = textAt(post, "html");
  if (written && isWhole(written)) return { html: written.html, notes: [...written.notes] };
  if (html !== undefined) return { html: withoutCards(html), notes: [] };
  const unknown = [...(written?.unknown ?? [])].map((name) => `card ${name} left out`);
  if (written && written.html !== "") return { html: written.html, notes: [...unknown, ...written.notes] };
  const plain = textAt(post, "plaintext", "markdown");
  return { html: plain === undefined ? "" : paragraphsOf(plain), notes: unknown };
}

const isWhole = ({ html, unknown }: Written) => unknown.size === 0 && html.trim() !== "";

const paragraphsOf = (plain: string) =>
  plain
    .split(/\n\s*\n/)
    .map((part) => `<p>${part.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`)
    .join("\n");

/** The nested form of a post, as the programming interface and converters write it: its authors and tags stand within. */
export function nested(entry: Json): Joined {
  const inner = (value: unknown): Json[] => recordsOf(value).map((one) => recordOf(one.data) ?? one);
  const post = recordOf(entry.data) ?? entry;
  const authors = inner(post.authors ?? (post.author === undefined ? [] : [post.author]));
  const { authors: _authors, author: _author, tags: _tags, ...own } = post;
  const url = textAt(entry, "url");
  const canonical =
    textAt(post, "canonical_url") ?? (entry.data === undefined ? undefined : url) ?? textAt(post, "url");
  return { post: { ...own, canonical_url: canonical }, meta: undefined, authors, tags: inner(post.tags) };
}
