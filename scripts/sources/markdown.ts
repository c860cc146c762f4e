import { isHousekeeping } from "./housekeeping.ts";
import { hasFrontMatter, type Split, splitSource } from "./markdown/frontmatter.ts";
import { fieldsOf } from "./markdown/keys.ts";
import { plainMdx } from "./markdown/mdx.ts";
import { isListPage, sayName } from "./markdown/name.ts";
import type { RawArticle, RawBody, Source } from "./source.ts";

const MARKDOWN_NAME = /\.(md|markdown|mdown|mkd|mdx)$/i;
const MDX_NAME = /\.mdx$/i;
const HTML_NAME = /\.html?$/i;

/** The folder is all that says it: files in it carry no mark of their own. */
const JEKYLL_DRAFTS = /(^|\/)_drafts\//;

type Written = Extract<RawBody, { text: string }>;

/** Folders of Markdown with YAML, TOML or JSON front matter, as Hugo, Jekyll, Eleventy, Astro and Hexo have them. */
export const markdown: Source = {
  name: "markdown",
  detect(head) {
    return MARKDOWN_NAME.test(head.name) || (!/\.(ya?ml|json|toml)$/i.test(head.name) && hasFrontMatter(head.text));
  },
  async *read(file) {
    const text = await file.text();
    if (isListPage(file.name)) return yield { type: "skipped", reason: "list page, not an article" };
    if (!hasFrontMatter(text) && isHousekeeping(file.name))
      return yield { type: "skipped", reason: "tells about its folder, not an article" };
    const split = splitSource(text);
    if (!split.ok) return yield { type: "rejection", line: split.error.line, reason: split.error.reason };
    yield articleOf(file.name, text, split.value);
  },
};

function articleOf(name: string, record: string, { data, body: text, repeated }: Split): RawArticle {
  const { fields, origins, unused } = fieldsOf(data);
  const says = sayName(name);
  const notes: string[] = unused.length > 0 ? [`front matter left out: ${unused.join(", ")}`] : [];
  if (repeated) notes.push(`front matter states ${repeated.join(", ")} more than once: the last counts`);
  if (fields.date === undefined && says.date !== undefined) {
    fields.date = says.date;
    fields.dateBasis = "file";
    origins.date = "the file's name";
  }
  if (JEKYLL_DRAFTS.test(name)) fields.status ??= "draft";
  const body: Written = HTML_NAME.test(name)
    ? { kind: "html", text }
    : { kind: "markdown", text: MDX_NAME.test(name) ? plainMdx(text) : text };
  if (fields.title === undefined) {
    const heading = firstHeading(body);
    fields.title = heading ?? says.words;
    origins.title = heading === undefined ? "the file's name" : "first heading";
    if (heading === undefined && says.words !== undefined) notes.push("headline taken from the file name");
  }
  return { type: "article", identity: "main", record, fields, origins, body, ...(notes.length > 0 ? { notes } : {}) };
}

function firstHeading({ kind, text }: Written): string | undefined {
  if (kind === "html") return /<h1[^>]*>(.+?)<\/h1>/is.exec(text)?.[1];
  // The marks behind it go in a second step: one pattern for all of it would take long over a long run of spaces.
  const heading = /^# +(\S.*)$/m.exec(text)?.[1];
  return heading?.trimEnd().replace(/(?<= )#+$/, "");
}
