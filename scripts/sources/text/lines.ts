import type { LineAccount } from "../source.ts";
import type { LineMatch, Profile } from "./profile.ts";

/** A line of a page: `words` is its text without the spaces at either end, `chrome` the rule that knows it. */
export type Line = { number: number; words: string; text: string; chrome?: { rule: string; inside: boolean } };

export function linesOf(page: string): string[] {
  const lines = page.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

export function matches(match: LineMatch, words: string): boolean {
  return typeof match === "string" ? words === match.trim() : match.pattern.test(words);
}

/** Every line of a page, numbered from 1, with the chrome rules applied. */
export function markChrome(page: string, chrome: Profile["chrome"]): Line[] {
  const exact = new Map(chrome.flatMap((rule) => rule.lines.map((line) => [line.trim(), rule] as const)));
  const withPatterns = chrome.filter((rule) => rule.patterns.length > 0);
  return linesOf(page).map((text, index) => {
    const words = text.trim();
    const rule = exact.get(words) ?? withPatterns.find((one) => one.patterns.some((pattern) => pattern.test(words)));
    return {
      number: index + 1,
      words,
      text,
      ...(rule && words !== "" ? { chrome: { rule: rule.rule, inside: rule.inside } } : {}),
    };
  });
}

/** What became of each line, as runs: lines that nothing claimed are chrome, blank or unknown. */
export function accountFor(lines: Line[], claims: Map<number, Pick<LineAccount, "as" | "rule">>): LineAccount[] {
  const runs: LineAccount[] = [];
  for (const line of lines) {
    const claim = claims.get(line.number) ?? unclaimed(line);
    const last = runs.at(-1);
    if (last && last.as === claim.as && last.rule === claim.rule) last.to = line.number;
    else runs.push({ type: "lines", from: line.number, to: line.number, ...claim });
  }
  return runs;
}

function unclaimed(line: Line): Pick<LineAccount, "as" | "rule"> {
  if (line.words === "") return { as: "blank" };
  return line.chrome ? { as: "chrome", rule: line.chrome.rule } : { as: "unknown" };
}
