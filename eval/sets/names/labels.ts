import { readFileSync } from "node:fs";

/** Names of people, organisations and places in pieces of real articles, found by reading. docs/quality.md says by what rules. */
const LABELS = new URL("./labels.tsv", import.meta.url);

export const TYPES = ["person", "organisation", "place"] as const;
export type NameType = (typeof TYPES)[number];

export type NameLabel = {
  type: NameType;
  /** Finding it is neither right nor wrong, nor is missing it. */
  doubtful: boolean;
  /** As fully as the piece itself has it, then the other forms in the piece; the case of letters aside. */
  forms: [name: string, ...others: string[]];
};

/** A piece that was read; without any names it has no labels. */
export type LabelledPiece = { corpus: string; id: string; half: "dev" | "test"; names: NameLabel[] };

/** Every piece that was read, in the file's order. Throws, with the line, where the file is not as it should be. */
export function readLabels(tsv = readFileSync(LABELS, "utf8")): LabelledPiece[] {
  const pieces = new Map<string, LabelledPiece>();
  for (const [at, line] of tsv.trimEnd().split("\n").entries()) {
    if (at === 0) continue;
    const [corpus, id, half, type, name, others, ...rest] = line.split("\t");
    if (!corpus || !id || (half !== "dev" && half !== "test") || name === undefined || rest.length > 0)
      throw new Error(`labels.tsv, line ${at + 1}: not a label`);
    const key = `${corpus}\t${id}`;
    const piece: LabelledPiece = pieces.get(key) ?? { corpus, id, half, names: [] };
    pieces.set(key, piece);
    if (type === "none") continue;
    const known = TYPES.find((one) => one === type?.replace("?", ""));
    if (known === undefined || name === "") throw new Error(`labels.tsv, line ${at + 1}: no type or no name`);
    const forms = others ? others.split("|") : [];
    piece.names.push({ type: known, doubtful: type!.startsWith("?"), forms: [name, ...forms] });
  }
  return [...pieces.values()];
}
