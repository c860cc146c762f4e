import { findNames } from "../../../scripts/names/find.ts";
import { SURE } from "../../../scripts/names/kinds.ts";
import { namePhrases } from "../../../scripts/relate/words.ts";
import type { EvalSet, Row } from "../../set.ts";
import { readLabels, TYPES, type NameType } from "./labels.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { type FoundName, type Score, scoreOf, sumOf } from "./score.ts";

type Finder = { name: string; find(piece: Piece): FoundName[] };

const backfile: Finder = {
  name: "Backfile",
  find: ({ title, text, lang }) =>
    findNames({ title, lang, summary: undefined, place: undefined }, text).flatMap(({ name, kind, confidence }) =>
      kind !== undefined && confidence >= SURE ? [{ type: kind, forms: [name] }] : [],
    ),
};

/** Runs of two and more capitalised words, which may be anything: each is counted for the type that is asked for. */
const runs: Finder = {
  name: "capitalised runs",
  find({ title, text }) {
    const names = new Set([...namePhrases(`${title}\n${text}`)].filter((name) => name.includes(" ")));
    return [...names].flatMap((name) => TYPES.map((type) => ({ type, forms: [name] })));
  },
};

/** Names in pieces of real articles, read by people; the half that nothing is mended by, unless HALF=dev asks for the other. */
export const names: EvalSet = {
  name: "names",
  corpus: "",
  async run(corpora, worst) {
    const half = process.env.HALF === "dev" ? "dev" : "test";
    const labelled = readLabels().filter((piece) => piece.half === half);
    const pieces = await piecesOf(corpora, labelled);
    return [backfile, runs].flatMap((finder) => rowsOf(finder, half));

    function rowsOf(finder: Finder, set: string): Row[] {
      const scores = new Map<NameType, Score[]>(TYPES.map((type) => [type, []]));
      const exact = new Map<NameType, Score[]>(TYPES.map((type) => [type, []]));
      for (const piece of pieces) {
        const labels = labelled.find(({ corpus, id }) => corpus === piece.corpus && id === piece.id)!;
        const found = finder.find(piece);
        const first = {
          ...labels,
          names: labels.names.map((one) => ({ ...one, forms: onlyFirst(one.forms, one.doubtful) })),
        };
        for (const type of TYPES) {
          scores.get(type)!.push(scoreOf(labels, found, type));
          exact.get(type)!.push(scoreOf(first, found, type));
        }
        if (finder === backfile) tell(piece, labels, found, worst);
      }
      return TYPES.flatMap((type) => [
        ...measures(`${finder.name}: ${type}`, sumOf(scores.get(type)!), finder === backfile),
        {
          set: "names",
          measure: `${finder.name}: ${type}, F1 of the fullest form alone`,
          ours: f1(sumOf(exact.get(type)!)),
        },
      ]).map((row) => (set === "test" ? row : { ...row, set: "names-dev" }));
    }
  },
};

const onlyFirst = (forms: [string, ...string[]], doubtful: boolean): [string, ...string[]] =>
  doubtful ? forms : [forms[0]];

function measures(name: string, score: Score, isOurs: boolean): Row[] {
  const { right, found, labelled } = score;
  return [
    { set: "names", measure: `${name}, precision`, ours: right / found, goal: isOurs ? 0.9 : undefined },
    { set: "names", measure: `${name}, recall`, ours: right / labelled },
    { set: "names", measure: `${name}, F1`, ours: f1(score) },
  ];
}

const f1 = ({ right, found, labelled }: Score) => (2 * right) / (found + labelled);

function tell(
  piece: Piece,
  labels: Parameters<typeof scoreOf>[0],
  found: FoundName[],
  worst: (line: string) => void,
): void {
  for (const type of TYPES) {
    const wrong = found.filter(
      (one) => one.type === type && scoreOf(labels, [one], type).right === 0 && scoreOf(labels, [one], type).found > 0,
    );
    const missed = labels.names.filter(
      (label) =>
        label.type === type && !label.doubtful && scoreOf({ ...labels, names: [label] }, found, type).right === 0,
    );
    if (wrong.length > 0)
      worst(`${piece.corpus} ${piece.id} ${type} wrong: ${wrong.map(({ forms }) => forms[0]).join(" | ")}`);
    if (missed.length > 0)
      worst(`${piece.corpus} ${piece.id} ${type} missed: ${missed.map(({ forms }) => forms.join("/")).join(" | ")}`);
  }
}
