import type { Document, Element } from "domhandler";
import { removeElement, textContent } from "domutils";
import { attributeAt, find, findAll, htmlOf, type Rule, treeOf, withRules, wordsAt } from "./exports/dom.ts";
import { escapeHtml, linkTo } from "./exports/markup.ts";
import { nameOf } from "./exports/people.ts";
import type { RawArticle, Source } from "./source.ts";

/**
 * Medium's export: a page a post, marked with microformats (https://microformats.org/wiki/h-entry), among pages of the
 * account's own (profile, sessions, bookmarks, claps) which are no articles and are not read.
 */
export const medium: Source = {
  name: "medium",
  detect({ text }) {
    if (/class="h-entry"/.test(text) && /data-field="body"|class="graf[ "]/.test(text)) return true;
    return (
      (/<section class="h-card">/.test(text) && /href="https:\/\/medium\.com\//.test(text)) ||
      /Exported from <a href="https:\/\/medium\.com">Medium<\/a>/.test(text)
    );
  },
  async *read(file) {
    const text = await file.text();
    const tree = treeOf(text);
    if (tree === undefined) return yield { type: "rejection", reason: "nested too deep, or too long for a post" };
    const body = find(tree, ".h-entry [data-field=body], .h-entry .e-content");
    const isPost = body !== undefined && (find(body, ".graf") !== undefined || textContent(body).trim() === "");
    if (!isPost) return yield { type: "skipped", reason: "a page of the Medium account, not an article" };
    const title = wordsAt(tree, ".p-name") ?? wordsAt(tree, "title");
    if (title !== undefined && find(tree, ".p-summary") === undefined && oneLine(body) === title)
      return yield { type: "skipped", reason: "a response to another post: its headline is all of its text" };
    yield articleOf(file.name, text, tree, body, title);
  },
};

const ORIGINS = {
  status: "the file's name",
  title: "p-name",
  summary: "p-summary",
  date: "dt-published",
  authors: "p-author",
  topics: "p-tag",
  url: "p-canonical",
};

function articleOf(name: string, record: string, tree: Document, body: Element, title: string | undefined): RawArticle {
  const summary = wordsAt(tree, ".p-summary");
  const url = attributeAt(tree, ".p-canonical", "href");
  const isDraft = /(^|\/)draft_[^/]*$/.test(name) || url === undefined;
  withoutFrame(body, title, summary);
  const authors = findAll(tree, ".p-author").map((author) => nameOf(textContent(author)));
  const notes = isDraft ? ["a draft on Medium"] : [];
  return {
    type: "article",
    identity: "main",
    record,
    fields: {
      title,
      summary,
      date: attributeAt(tree, "time.dt-published", "datetime") ?? wordsAt(tree, ".dt-published"),
      authors: authors.filter((author) => author !== undefined),
      topics: findAll(tree, ".p-tag").map((tag) => textContent(tag).trim()),
      url,
      ...(isDraft ? { status: "draft" } : {}),
    },
    body: { kind: "html", text: withRules(htmlOf(body), RULES) },
    origins: ORIGINS,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** Links to other pages, which Medium shows as boxes. */
const RULES: Rule[] = [
  {
    selector: ".graf--mixtapeEmbed",
    make: (box) => {
      const href = attributeAt(box, "a", "href");
      const description = wordsAt(box, "em");
      if (href === undefined) return undefined;
      const words = linkTo(href, wordsAt(box, "strong") ?? href);
      return `<p>${words}${description ? ` — ${escapeHtml(description)}` : ""}</p>`;
    },
  },
];

/** What repeats the head of the post, and what only spaces its page. */
function withoutFrame(body: Element, title: string | undefined, summary: string | undefined): void {
  const dividers = findAll(body, "div.section-divider");
  for (const [index, divider] of dividers.entries()) if (index === 0) removeElement(divider);
  for (const filler of findAll(body, ".aspectRatioPlaceholder-fill")) removeElement(filler);
  const repeats = (selector: string, words: string | undefined) => {
    const found = find(body, selector);
    if (found && oneLine(found) === words) removeElement(found);
  };
  repeats("h1.graf, h2.graf, h3.graf", title);
  repeats("h2.graf, h3.graf, h4.graf", summary);
}

const oneLine = (element: Element) => textContent(element).replace(/\s+/g, " ").trim();
