import type { LabelledPiece, NameLabel, NameType } from "./labels.ts";

/** A name as a program found it in a piece, with the other forms that it took for the same. */
export type FoundName = { type: NameType; forms: string[] };

/** `right` of `found` names are labelled with their type, and so are `right` of `labelled` ones found. */
export type Score = { right: number; found: number; labelled: number };

/**
 * Counts the found names of one type in a piece. A name is right where one of its forms is a form of a label of its type
 * that no other found name has taken: a person found twice, in full and by the surname, is right once and wrong once.
 * A name that only a doubtful label has counts for nothing, whatever its type.
 */
export function scoreOf({ names }: LabelledPiece, found: FoundName[], type: NameType): Score {
  const labels = names.filter((label) => !label.doubtful && label.type === type);
  const doubtful = new Set(names.filter((label) => label.doubtful).flatMap(keysOf));
  const taken = new Set<NameLabel>();
  const score = { right: 0, found: 0, labelled: labels.length };
  for (const name of found.filter((one) => one.type === type)) {
    const keys = keysOf(name);
    const label = labels.find((one) => !taken.has(one) && keysOf(one).some((key) => keys.includes(key)));
    if (label === undefined && keys.some((key) => doubtful.has(key))) continue;
    score.found += 1;
    if (label === undefined) continue;
    score.right += 1;
    taken.add(label);
  }
  return score;
}

export function sumOf(scores: Score[]): Score {
  const sum = (key: keyof Score) => scores.reduce((all, score) => all + score[key], 0);
  return { right: sum("right"), found: sum("found"), labelled: sum("labelled") };
}

/** Case, points, the shape of apostrophes and a "the" before the name are no difference. */
const keysOf = ({ forms }: { forms: readonly string[] }) =>
  forms.map((form) =>
    form.toLowerCase().replaceAll("’", "'").replaceAll(".", "").replace(/^the /, "").replace(/\s+/g, " ").trim(),
  );
