import type { Line } from "./lines.ts";
import type { Profile } from "./profile.ts";

export type Style = { paragraphs: Profile["article"]["paragraphs"]; runTogether?: boolean };
export type Body = { paragraphs: string[]; taken: Line[] };

/**
 * Takes the body from a run of lines that begins with its first one: up to the first chrome line that cannot stand inside
 * an article. Lines that look like chrome nobody has named yet are left unclaimed, so that they are reported as unknown.
 */
export function takeBody(lines: Line[], all: Line[], style: Style): Body {
  const run: Line[] = [];
  for (const line of lines) {
    if (line.chrome && !line.chrome.inside) break;
    if (!line.chrome) run.push(line);
  }
  const blocks = blocksOf(run, all);
  if (style.paragraphs === "block" || (style.paragraphs === "auto" && isWrapped(blocks)))
    return { taken: run, paragraphs: blocks.map((block) => block.map((line) => line.words).join(" ")) };
  const stray = blocks.findIndex((block, index) => index > 0 && style.runTogether && looksStray(block));
  const own = stray < 0 ? blocks : blocks.slice(0, stray);
  const taken = own.filter((block, index) => index === 0 || own[0]!.length < 2 || !looksStray(block)).flat();
  return { taken, paragraphs: taken.map((line) => line.words) };
}

/** Runs of lines with nothing between them but chrome that stands inside the text. */
function blocksOf(lines: Line[], all: Line[]): Line[][] {
  const blocks: Line[][] = [];
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    if (previous && adjoins(previous, line, all)) blocks.at(-1)!.push(line);
    else blocks.push([line]);
  });
  return blocks;
}

function adjoins(before: Line, after: Line, all: Line[]): boolean {
  for (let number = before.number + 1; number < after.number; number += 1) {
    if (all[number - 1]!.words === "") return false;
  }
  return true;
}

/**
 * A short line without a full stop that stands apart, after a text that stands in one block, is no paragraph of it.
 * Behind a run-together text it may be the head of an item that no shape fits, and what follows belongs to that.
 */
function looksStray([line, second]: Line[]): boolean {
  if (!line || second) return false;
  return line.words.length <= 100 && !/[.!?…。！？]['"’”»)\]]*$/u.test(line.words);
}

/** Text that was wrapped to a width: lines of blocks end anywhere but at the end of a sentence, or none is long. */
function isWrapped(blocks: Line[][]): boolean {
  const inner = blocks.flatMap((block) => block.slice(0, -1)).map((line) => line.words);
  return blocks.length > 1
    ? inner.every((words) => words.length <= 100)
    : inner.every((words) => !/[.!?]$/.test(words));
}
