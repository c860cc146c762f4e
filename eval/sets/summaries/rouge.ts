/** ROUGE (Lin, 2004): words in common with a summary that a person wrote; no stemming, all words count. */
export type Score = { precision: number; recall: number; f1: number };

export const words = (text: string): string[] =>
  text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? [];

/** Runs of `size` words. */
export function rouge(ours: string[], theirs: string[], size: number): Score {
  const [one, other] = [runs(ours, size), runs(theirs, size)];
  let common = 0;
  for (const [run, count] of one) common += Math.min(count, other.get(run) ?? 0);
  return scored(common, ours.length - size + 1, theirs.length - size + 1);
}

/** The longest sequence of words that both have in this order. */
export function rougeL(ours: string[], theirs: string[]): Score {
  let above = new Uint16Array(theirs.length + 1);
  for (const word of ours) {
    const row = new Uint16Array(theirs.length + 1);
    for (const [at, other] of theirs.entries())
      row[at + 1] = word === other ? above[at]! + 1 : Math.max(above[at + 1]!, row[at]!);
    above = row;
  }
  return scored(above[theirs.length]!, ours.length, theirs.length);
}

function runs(list: string[], size: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + size <= list.length; at += 1) {
    const run = list.slice(at, at + size).join(" ");
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

function scored(common: number, ours: number, theirs: number): Score {
  const [precision, recall] = [ours > 0 ? common / ours : 0, theirs > 0 ? common / theirs : 0];
  return { precision, recall, f1: common === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
