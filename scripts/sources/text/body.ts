import type { Line } from "./lines.ts";
import type { Profile } from "./profile.ts";

export type Body = { paragraphs: string[]; taken: Line[] };

/**
 * Takes the body from a run of lines that begins with its first one: up to the first chrome line that cannot stand inside
 * an article. Lines that look like chrome nobody has named yet are left unclaimed, so that they are reported as unknown.
 */
export function takeBody(lines: Line[], all: Line[], style: Profile["article"]["paragraphs"]): Body {
  const run: Line[] = [];
  for (const line of lines) {
    if (line.chrome && !line.chrome.inside) break;
    if (!line.chrome) run.push(line);
  }
  const taken = withoutStrays(run, all);
  return { taken, paragraphs: paragraphsOf(taken, all, style) };
}

/**
 * A page whose text stands in one block of lines has a manner: a short line without a full stop that stands apart,
 * after the block, is no paragraph of it.
 */
function withoutStrays(run: Line[], all: Line[]): Line[] {
  const end = run.findIndex((line, index) => index > 0 && !adjoins(run[index - 1]!, line, all));
  if (end < 2) return run;
  return run.filter(
    (line, index) => index < end || /[.!?…。！？]['"’”»)\]]*$/u.test(line.words) || line.words.length > 100,
  );
}

/** Whether nothing but chrome that stands inside the text lies between two lines. */
function adjoins(before: Line, after: Line, all: Line[]): boolean {
  for (let number = before.number + 1; number < after.number; number += 1) {
    if (all[number - 1]!.words === "") return false;
  }
  return true;
}

function paragraphsOf(lines: Line[], all: Line[], style: Profile["article"]["paragraphs"]): string[] {
  const blocks: string[][] = [];
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    if (previous && adjoins(previous, line, all)) blocks.at(-1)!.push(line.words);
    else blocks.push([line.words]);
  });
  const byLine = style === "line" || (style === "auto" && !wrapped(blocks));
  return byLine ? blocks.flat() : blocks.map(joinWrapped);
}

/** Text that was wrapped to a width: blocks of several lines, none of them long. */
function wrapped(blocks: string[][]): boolean {
  const inner = blocks.flatMap((block) => block.slice(0, -1));
  return blocks.length > 1 ? inner.every((line) => line.length <= 100) : inner.every((line) => !/[.!?]$/.test(line));
}

/** A word divided at the end of a line is left divided: "re-" and "elected" may be one word or two. */
function joinWrapped(lines: string[]): string {
  return lines.join(" ");
}
