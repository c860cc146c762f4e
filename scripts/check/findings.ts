/** Something in the built site or the content that a person must mend. `line` counts from 1. */
export type Problem = { file: string; line?: number; reason: string; fix?: string };

/** Something that may be well as it is, or not for long. */
export type Warning = { reason: string; fix?: string };

/** What one check found. `checked` says how much was looked at: "1,204 links on 60 pages". */
export type Section = {
  name: string;
  checked: string;
  /** The first of them, in the order of the files; a broken template breaks every page, and a list of 100,000 helps nobody. */
  problems: Problem[];
  /** How many there are in all. */
  count: number;
  warnings: Warning[];
};

/** As many as are kept of one section. */
const KEPT = 500;

/** Collects problems, keeping the first few and counting the rest. */
export class Findings {
  readonly problems: Problem[] = [];
  count = 0;

  add(problem: Problem): void {
    this.count += 1;
    if (this.problems.length < KEPT) this.problems.push(problem);
  }
}

/** The line, from 1, on which a place in a text stands. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
