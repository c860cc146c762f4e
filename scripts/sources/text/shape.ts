import type { Line } from "./lines.ts";
import type { Shape, Step } from "./profile.ts";

/** What the steps before a body took: the fields they named, and the index of the first line after them. */
export type Head = { fields: Record<string, string>; headline: string; next: number };

/**
 * Fits the steps before the body to the lines from `start` on. Optional steps are taken where they can be and given up
 * where the rest would not fit. Blank lines have been left out of `lines`; chrome never fits.
 */
export function fitHead(lines: Line[], start: number, shape: Shape): Head | undefined {
  return fit(lines, start, shape.slice(0, -1), {}, "");
}

function fit(
  lines: Line[],
  at: number,
  steps: Step[],
  fields: Record<string, string>,
  headline: string,
): Head | undefined {
  const [step, ...rest] = steps;
  if (!step) return headline === "" ? undefined : { fields, headline, next: at };
  const line = lines[at];
  const taken = line && !line.chrome ? take(step, line, headline) : undefined;
  if (taken) {
    const fitted = fit(lines, at + 1, rest, { ...fields, ...taken }, taken.headline ?? headline);
    if (fitted) return fitted;
  }
  return step.optional ? fit(lines, at, rest, fields, headline) : undefined;
}

/** The fields a line gives to a step, or undefined where it does not fit. */
function take(step: Step, line: Line, headline: string): Record<string, string> | undefined {
  if (step.is === "repeat") return same(line.words, headline) ? {} : undefined;
  if (!step.pattern) return step.is === "line" ? {} : { [step.is]: line.words };
  const match = step.pattern.exec(line.words);
  if (!match) return undefined;
  const named = Object.entries(match.groups ?? {}).filter(([, value]) => value !== undefined && value !== "");
  if (named.length > 0) return Object.fromEntries(named) as Record<string, string>;
  return step.is === "line" ? {} : { [step.is]: line.words };
}

/** Two lines with the same words, whatever the spaces between them. */
export function same(left: string, right: string): boolean {
  return left.replace(/\s+/g, " ") === right.replace(/\s+/g, " ");
}

/** The first place, from `start` on, where one of the shapes fits; shapes that come first are looked for first. */
export function findHead(lines: Line[], start: number, shapes: Shape[]): (Head & { at: number }) | undefined {
  for (const shape of shapes) {
    for (let at = start; at < lines.length; at += 1) {
      const head = fitHead(lines, at, shape);
      if (head) return { ...head, at };
    }
  }
  return undefined;
}

/** Whether one of the shapes fits just here. */
export function headAt(lines: Line[], at: number, shapes: Shape[]): Head | undefined {
  for (const shape of shapes) {
    const head = fitHead(lines, at, shape);
    if (head) return head;
  }
  return undefined;
}
