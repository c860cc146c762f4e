import { markdownText } from "../site/markdown.ts";

/** Of a long text only its beginning is read: what sums it up stands there, or nowhere. */
const READ = 3000;

/** Headings, lists, quotations, tables, pictures, rules, code set in from the left. */
const NO_PROSE = /^(?:#{1,6}\s|>|[-*+•]\s|\d{1,3}[.)]\s|\||!\[|(?:[-*_]\s*){3,}$|\t| {4}|\[[^\]]*\]:)/;
const FENCE = /^ {0,3}(?:```|~~~)/;
/** Without one of these a text is the same in Markdown as it is read. */
const MARKED = /[*_`[\]<>\\&~|]|https?:|\S {2}\n/;

/** Where links by name lead: "[1]: https://…". */
const ADDRESSES = /^ {0,3}\[[^\]\n]{1,200}\]:[^\n]*$/gm;

/** `odd`: how many blocks are no prose. */
export type Prose = { paragraphs: string[]; odd: number };

/** The paragraphs of a text in Markdown, plain, each in one line. */
export function proseOf(body: string): Prose {
  const prose: Prose = { paragraphs: [], odd: 0 };
  const end = body.length <= READ ? -1 : body.indexOf("\n", READ);
  const addresses = body.includes("]:") ? (body.match(ADDRESSES) ?? []).join("\n") : "";
  let isCode = false;
  for (const block of (end < 0 ? body : body.slice(0, end)).split(/\n[^\S\n]*\n+/)) {
    if (block.trim() === "") continue;
    const fences = block.split("\n").filter((line) => FENCE.test(line)).length;
    const isProse = !isCode && fences === 0 && !NO_PROSE.test(block) && !isBroken(block);
    if (fences % 2 === 1) isCode = !isCode;
    const text = isProse ? plain(block, addresses) : "";
    if (text === "") prose.odd += 1;
    else prose.paragraphs.push(text);
  }
  return prose;
}

/** `addresses`: links that are named in the block and defined elsewhere are links only with them. */
function plain(block: string, addresses: string): string {
  return (MARKED.test(block) ? markdownText(`${block}\n\n${addresses}`) : block).replace(/\s+/g, " ").trim();
}

/** Lines that are broken on purpose, as of a poem or an address: short ones, most of which end without a full stop. */
function isBroken(block: string): boolean {
  const lines = block.split("\n");
  if (lines.length < 3) return /(?: {2}|\\)\n/.test(block);
  const short = lines.slice(0, -1).filter((line) => line.length < 50 && !/[.!?。！？؟۔]["”’)]*\s*$/.test(line));
  return short.length > lines.length / 2;
}
