import { grouped } from "../lib/report.ts";
import type { Problem, Section } from "./findings.ts";

/** Problems shown of each section; --json has more. */
const SHOWN = 20;

/** And of those with the same words, which have the same cause. */
const ALIKE = 5;

/** A section as lines for a terminal: its outcome, then its problems by file and what to do about them. */
export function sectionLines(section: Section, folder: string): string[] {
  const { name, checked, problems, count, warnings } = section;
  const outcome = count === 0 ? "" : `: ${grouped(count)} problem${count === 1 ? "" : "s"}`;
  const shown = unlike(problems).slice(0, SHOWN);
  return [
    `${count === 0 ? "✓" : "✗"} ${name.padEnd(8)} ${checked}${outcome}`,
    ...warnings.map(({ reason }) => `  ! ${reason}`),
    ...shown.map((problem) => `  ${placeOf(problem, folder)} ${problem.reason}`),
    ...(count > shown.length ? [`  … and ${grouped(count - shown.length)} more`] : []),
    ...[...new Set([...warnings, ...shown].flatMap(({ fix }) => fix ?? []))].map((fix) => `  → ${fix}`),
  ];
}

function unlike(problems: Problem[]): Problem[] {
  const seen = new Map<string, number>();
  return problems.filter(({ reason }) => {
    const times = (seen.get(reason) ?? 0) + 1;
    seen.set(reason, times);
    return times <= ALIKE;
  });
}

/** "dist/1987/a.html:12", which terminals and editors open. */
function placeOf({ file, line }: Problem, folder: string): string {
  const whole = folder === "" ? file : `${folder}/${file}`;
  return line === undefined ? `${whole}:` : `${whole}:${line}:`;
}
