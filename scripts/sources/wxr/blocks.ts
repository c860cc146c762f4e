import { autop } from "./autop.ts";
import { figureOf, linkTo, piecesOf, wordsOfHtml } from "../exports/markup.ts";
import { type Desk, galleryOf } from "./shortcode-makers.ts";

type Attributes = { [name: string]: unknown };
type Mark = { name: string; attributes: Attributes; closes: boolean; selfClosed: boolean };

export const hasBlocks = (content: string) => /<!--\s+wp:/.test(content);

/**
 * The comments by which the block editor marks its blocks; WordPress names its own without "core/".
 * https://developer.wordpress.org/block-editor/reference-guides/core-blocks/
 */
function markOf(comment: string): Mark | undefined {
  const inside = comment.replace(/^<!--\s*/, "").replace(/\s*-->$/, "");
  const [, slash, name] = /^(\/?)wp:([a-z][\w/-]{0,100})/.exec(inside) ?? [];
  if (name === undefined) return undefined;
  const from = inside.indexOf("{");
  const attributes = from < 0 ? {} : readAttributes(inside.slice(from, inside.lastIndexOf("}") + 1));
  return { name: name.replace(/^core\//, ""), attributes, closes: slash === "/", selfClosed: inside.endsWith("/") };
}

function readAttributes(json: string): Attributes {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? (value as Attributes) : {};
  } catch {
    return {};
  }
}

/** Blocks that only part or space the page, or that say nothing which stays true in an archive. */
const SILENT = /^(?:spacer|more|nextpage|separator|page-break|null)$/;

/**
 * A post of blocks as plain HTML: what stands in a block stays, reusable blocks, footnotes and galleries are filled in, and what
 * only the old site could have filled in (the latest posts, a search field) is left out and named. Text that stands
 * outside any block gets its paragraphs.
 */
export function withoutBlocks(content: string, desk: Desk, footnotes: string | undefined): string {
  const out: string[] = [];
  let outside: string[] = [];
  const open: { name: string; at: number; attributes: Attributes }[] = [];
  const settle = () => {
    const text = outside.join("");
    out.push(text.trim() === "" || /<p[\s>]/i.test(text) ? text : autop(text));
    outside = [];
  };
  for (const piece of piecesOf(content)) {
    const mark = piece.kind === "comment" ? markOf(piece.text) : undefined;
    if (!mark) {
      if (piece.kind !== "comment") (open.length === 0 ? outside : out).push(piece.text);
      continue;
    }
    if (open.length === 0) settle();
    if (mark.selfClosed) out.push(filledIn(mark, desk, footnotes));
    else if (!mark.closes) open.push({ name: mark.name, at: out.length, attributes: mark.attributes });
    else if (open.at(-1)?.name === mark.name) close(open.pop()!, out, desk);
  }
  settle();
  return out.join("");
}

function filledIn({ name, attributes }: Mark, desk: Desk, footnotes: string | undefined): string {
  if (name === "footnotes" && footnotes !== undefined) return footnotesOf(footnotes);
  if (name === "block") {
    const reused = desk.directory.blocks.get(String(attributes.ref));
    // One level: a reusable block within itself would never end.
    if (reused !== undefined)
      return piecesOf(reused)
        .map((one) => (one.kind === "comment" ? "" : one.text))
        .join("");
  }
  const address = attributes.url ?? attributes.src;
  if (typeof address === "string" && /^https?:\/\/\S+$/.test(address))
    return `<p>${linkTo(address, typeof attributes.label === "string" ? attributes.label : address)}</p>`;
  if (!SILENT.test(name)) desk.notes.add(`block ${name} left out`);
  return name === "separator" ? "<hr>" : "";
}

/** Some blocks keep in their attributes what their HTML lacks: old galleries their pictures, covers their background. */
function close(block: { name: string; at: number; attributes: Attributes }, out: string[], desk: Desk): void {
  const { name, attributes, at } = block;
  if (name !== "gallery" && name !== "cover" && name !== "image") return;
  if (out.slice(at).some((part) => /^<(?:img|video)\b/i.test(part))) return;
  const ids = (Array.isArray(attributes.ids) ? attributes.ids : [attributes.id]).filter((id) => typeof id === "number");
  if (name === "cover" && typeof attributes.url === "string") out.splice(at, 0, figureOf({ src: attributes.url }));
  else if (ids.length > 0) out.push(galleryOf(ids.map(String), desk));
}

/** Footnotes are kept beside the post, as JSON: [{"content": "…", "id": "…"}]. */
function footnotesOf(json: string): string {
  try {
    const notes: unknown = JSON.parse(json);
    const texts = Array.isArray(notes) ? notes.map((note: Attributes) => String(note?.content ?? "")) : [];
    return listOfNotes(texts);
  } catch {
    return "";
  }
}

export const listOfNotes = (notes: string[]) =>
  notes.length === 0 ? "" : `\n\n<hr>\n\n<ol>${notes.map((note) => `<li>${note}</li>`).join("")}</ol>\n`;

export const isWordless = (html: string) =>
  wordsOfHtml(html) === "" && !/<(?:img|iframe|video|audio|embed|object)\b/i.test(html);
