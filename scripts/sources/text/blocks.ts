import type { Found, RawArticle } from "../source.ts";
import { takeBody } from "./body.ts";
import { footerStart, headerLine, readHeader } from "./header.ts";
import { accountFor, type Line, markChrome } from "./lines.ts";
import type { Profile } from "./profile.ts";
import { headAt } from "./shape.ts";

/** A line that stands between two articles of one file. */
const RULE = /^(?:#{3,}|={3,}|-{3,}|\*{3,}|_{3,}|~{3,})$/;
const NUMBERED = /^(?:document )?\d{1,6} of \d{1,6}(?: documents)?$/i;
const HEADING = /^(#{2,6})\s{1,5}(\S.*)$/;
const STYLE = { paragraphs: "auto" as const };

/** An article among several: its lines without blank ones, and how it says what it is. */
type Block = { lines: Line[]; heading?: Line };

/**
 * The articles of a file that holds several, as scrapers and libraries write them out, or one with a header of keys and values.
 * Undefined where it is no such file.
 */
export function readBlocks(page: string, plain: Profile): Found[] | undefined {
  const all = markChrome(page, []);
  const told = all.filter(({ words }) => words !== "");
  const blocks = headed(told) ?? numbered(told, all) ?? ruled(told, all, plain);
  if (blocks === undefined) return undefined;
  const claims: Parameters<typeof accountFor>[1] = new Map();
  for (const line of told) if (isBorder(line)) claims.set(line.number, { as: "chrome", rule: "between articles" });
  const found = blocks.map((block, index): Found => {
    const made = articleOf(block, all, plain, blocks.length === 1 ? "main" : `block-${index + 1}`);
    const lines = block.heading ? [block.heading, ...block.lines] : block.lines;
    if (made.type === "article") for (const { number } of lines) claims.set(number, { as: "article" });
    return made;
  });
  return [...found, ...accountFor(all, claims)];
}

const isBorder = ({ words }: Line) => RULE.test(words) || NUMBERED.test(words);
const isBlankBelow = (all: Line[]) => (line: Line) => (all[line.number]?.words ?? "") === "";

/** "### A headline" above each article, from the first line on. */
function headed(told: Line[]): Block[] | undefined {
  const lines = told.filter((line) => !isBorder(line));
  const marks = HEADING.exec(lines[0]?.words ?? "")?.[1];
  if (marks === undefined || headerLine(lines[0]!)) return undefined;
  const blocks: Block[] = [];
  for (const line of lines) {
    if (HEADING.exec(line.words)?.[1] === marks) blocks.push({ heading: line, lines: [] });
    else blocks.at(-1)!.lines.push(line);
  }
  return blocks;
}

/** Articles between lines of "###" or "=====": each has a header, or a headline with its date or writer below. */
function ruled(told: Line[], all: Line[], plain: Profile): Block[] | undefined {
  const cut = cutAt(told, ({ words }) => RULE.test(words));
  const withHeader = (block: Block) => readHeader(block.lines, isBlankBelow(all)) !== undefined;
  if (cut[0] && withHeader(cut[0])) return joined(cut, withHeader).flatMap((block) => split(block, all));
  const known = cut.length > 1 && cut.every(({ lines }) => saysWhen(lines, plain));
  return known ? cut : undefined;
}

/** A block without a header goes on with the one before it: the line was one of that article's own. */
function joined(blocks: Block[], begins: (block: Block) => boolean): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    if (out.length === 0 || begins(block)) out.push({ lines: [...block.lines] });
    else for (const line of block.lines) out.at(-1)!.lines.push(line);
  }
  return out;
}

/** Headers follow each other with blank lines only between the articles. */
function split({ lines }: Block, all: Line[]): Block[] {
  const starts = lines.flatMap((line, index) => {
    const above = all[line.number - 2]?.words ?? "";
    const starting =
      index === 0 || (above === "" && headerLine(line)?.field === "title" && headerAt(lines, index, all));
    return starting ? [index] : [];
  });
  return starts.map((from, index) => ({ lines: lines.slice(from, starts[index + 1]) }));
}

const headerAt = (lines: Line[], index: number, all: Line[]) =>
  readHeader(lines.slice(index, index + 12), isBlankBelow(all))?.fields.date !== undefined;

/** "1 of 50 DOCUMENTS" above each article. */
function numbered(told: Line[], all: Line[]): Block[] | undefined {
  if (!told[0] || !NUMBERED.test(told[0].words)) return undefined;
  const cut = cutAt(told, ({ words }) => NUMBERED.test(words));
  return cut.every(({ lines }) => readHeader(lines, isBlankBelow(all))) ? cut : undefined;
}

function cutAt(told: Line[], isCut: (line: Line) => boolean): Block[] {
  const blocks: Block[] = [{ lines: [] }];
  for (const line of told) {
    if (isCut(line)) blocks.push({ lines: [] });
    else blocks.at(-1)!.lines.push(line);
  }
  return blocks.filter(({ lines }) => lines.length > 0);
}

/** Without a header, only what tells its day or its writer is surely an article of its own, and no part of one. */
function saysWhen(lines: Line[], plain: Profile): boolean {
  const head = headAt(lines, 0, plain.article.shape);
  return head !== undefined && (head.fields.date ?? head.fields.byline) !== undefined;
}

function articleOf(
  { lines, heading }: Block,
  all: Line[],
  plain: Profile,
  identity: string,
): Exclude<Found, { type: "lines" }> {
  const first = heading ?? lines[0]!;
  const last = lines.at(-1) ?? first;
  const locator = `lines ${first.number}-${last.number}`;
  const told = factsOf({ lines, heading }, all, plain);
  const body = told && takeBody(lines.slice(told.next, told.next + footerStart(lines.slice(told.next))), all, STYLE);
  const title = told?.fields.title;
  if (!told || title === undefined) return { type: "rejection", locator, line: first.number, reason: "no headline" };
  if (!body || body.paragraphs.length === 0)
    return { type: "rejection", locator, line: first.number, reason: `no text below the headline "${String(title)}"` };
  const record = all
    .slice(first.number - 1, last.number)
    .map(({ text }) => text)
    .join("\n");
  return {
    type: "article",
    identity,
    locator,
    record,
    fields: told.fields,
    body: { kind: "paragraphs", paragraphs: body.paragraphs },
  };
}

type Facts = { fields: RawArticle["fields"]; next: number };

function factsOf({ lines, heading }: Block, all: Line[], plain: Profile): Facts | undefined {
  const header = readHeader(lines, isBlankBelow(all));
  const named =
    heading &&
    HEADING.exec(heading.words)![2]!
      .replace(/\s#{1,6}$/, "")
      .trim();
  if (header) {
    if (named !== undefined) return { fields: { title: named, ...header.fields }, next: header.next };
    if (header.fields.title !== undefined) return header;
    const title = lines[header.next];
    return title && { fields: { ...header.fields, title: title.words }, next: header.next + 1 };
  }
  // The heading is the headline: what may stand below it is read as it is below any other.
  const from = heading ? [{ ...heading, words: named! }, ...lines] : lines;
  const head = headAt(from, 0, plain.article.shape);
  if (!head) return undefined;
  const { headline: _headline, publisher, ...fields } = head.fields;
  const source = publisher ? { source: { name: publisher } } : {};
  return { fields: { title: head.headline, ...fields, ...source }, next: head.next - (heading ? 1 : 0) };
}
