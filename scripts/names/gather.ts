import { evidenceFor, nearness } from "./context.ts";
import type { Weights } from "./kinds.ts";
import { DEMONYMS, HONORIFICS, knownAs, SAYING } from "./lexicon.ts";
import type { Reading } from "./forms.ts";
import { readRun } from "./read.ts";
import { runsOf, wordOf } from "./runs.ts";
import { isHeadlineLike, type Token, tokensOf } from "./tokens.ts";

/** All that an article says of one spelling of a name. */
export type Candidate = {
  name: string;
  words: string[];
  count: number;
  /** Its place among the names of the article. */
  first: number;
  /** What its form says, at best; and what stands around it, added up. */
  form: Weights;
  around: Weights;
  isKnown: boolean;
  /** How often a preposition of place stands before it. */
  near: number;
};

/** A capitalised word that stands alone: may be a surname. */
export type Single = { count: number; said: number; titled: number };

export type Gathered = {
  candidates: Map<string, Candidate>;
  singles: Map<string, Single>;
  /** Letters in brackets, by the name before them. */
  letters: Map<string, string>;
};

export function gatherNames(lines: string[]): Gathered {
  const gathered: Gathered = { candidates: new Map(), singles: new Map(), letters: new Map() };
  const texts = lines.map(tokensOf);
  const common = new Set<string>();
  for (const tokens of texts) for (const { isCapital, text } of tokens) if (!isCapital) common.add(text);
  const isCommon = (word: string) => common.has(word);
  for (const [at, tokens] of texts.entries()) {
    if (isHeadlineLike(tokens, lines[at]!)) continue;
    gatherLine(tokens, isCommon, gathered);
  }
  return gathered;
}

function gatherLine(tokens: Token[], isCommon: (word: string) => boolean, gathered: Gathered): void {
  const readings: Reading[] = [];
  for (const run of runsOf(tokens)) readRun(tokens, run, isCommon, readings);
  for (const reading of readings) {
    if (isTitle(tokens, reading)) continue;
    if (reading.to - reading.from === 1 && !reading.isKnown) gatherSingle(tokens, reading, isCommon, gathered);
    else gatherReading(tokens, reading, gathered);
  }
  for (const token of tokens) gatherParts(token, gathered);
}

/** “The Last Tide”: what fills quotation marks is a title. */
function isTitle(tokens: Token[], { from, to }: Reading): boolean {
  return (
    /[“"‘«]$/.test(tokens[from]!.gap) &&
    /[”"’»]/.test(tokens[to - 1]!.after + (tokens[to]?.gap.slice(0, 2) ?? "")) &&
    to - from > 1
  );
}

/** "Carrow-based", "Harvard-educated", "the Pakistan-Afghanistan border": words that begin with a name. */
function gatherParts({ text, isCapital }: Token, gathered: Gathered): void {
  if (!isCapital || !text.includes("-") || knownAs(text)) return;
  const [first, second] = text.split("-") as [string, string];
  if (DEMONYMS.has(first)) return;
  const isBased = second === "based" || second === "born" || second === "area";
  for (const part of /^\p{Lu}/u.test(second) ? [first, second] : [first]) {
    const kind = knownAs(part);
    if (kind === undefined && !isBased) return;
    const candidate = candidateFor(gathered, part, [part]);
    candidate.count += 1;
    if (isBased) candidate.around.place += 4;
    if (kind) Object.assign(candidate, { isKnown: true, form: { ...candidate.form, [kind]: 5 } });
  }
}

function gatherSingle(
  tokens: Token[],
  reading: Reading,
  isCommon: (word: string) => boolean,
  gathered: Gathered,
): void {
  const token = tokens[reading.from]!;
  const { text } = token;
  if (text.length < 2 || DEMONYMS.has(text) || HONORIFICS.has(text)) return;
  if (token.opens && !reading.isTitled && (isCommon(text.toLowerCase()) || token.isUpper)) return;
  const single = gathered.singles.get(text) ?? { count: 0, said: 0, titled: 0 };
  gathered.singles.set(text, single);
  single.count += 1;
  if (reading.isTitled) single.titled += 1;
  const next = tokens[reading.to];
  if (next?.gap === "" && SAYING.has(next.text)) single.said += 1;
  if (SAYING.has(tokens[reading.from - 1]?.text ?? "") && token.gap === "") single.said += 1;
  if (reading.isTitled || token.opens || text.includes("-") || /\d/.test(text)) return;
  const candidate = candidateFor(gathered, text, [text]);
  candidate.count += 1;
  addAround(candidate, evidenceFor(tokens, reading));
  if (nearness(tokens, reading.from) > 1 && !token.isPossessive) candidate.near += 1;
}

function gatherReading(tokens: Token[], reading: Reading, gathered: Gathered): void {
  const { from, to, kind, weight } = reading;
  const words: string[] = [];
  for (let at = from; at < to; at += 1) words.push(shownAs(tokens[at]!, reading.isKnown === true, at < to - 1));
  const candidate = candidateFor(gathered, words.join(" "), words);
  candidate.count += 1;
  if (reading.isKnown) candidate.isKnown = true;
  if (kind !== undefined) candidate.form[kind] = Math.max(candidate.form[kind], weight);
  if (weight < 5) addAround(candidate, evidenceFor(tokens, reading));
  if (nearness(tokens, from) > 0) candidate.near += 1;
  const next = tokens[to];
  if (next?.gap === " (" && next.after === ")" && next.isUpper && next.text.length >= 2)
    gathered.letters.set(candidate.name, next.text);
}

/** As the name is shown: "Washington" for WASHINGTON, "Hudson's" within a name. */
function shownAs(token: Token, isKnown: boolean, isWithin: boolean): string {
  if (isKnown && token.isUpper) return wordOf(token);
  return isWithin && token.isPossessive && !token.text.endsWith("s") ? `${token.shown}'s` : token.shown;
}

function candidateFor({ candidates }: Gathered, name: string, words: string[]): Candidate {
  const known = candidates.get(name);
  if (known) return known;
  const none = () => ({ person: 0, organisation: 0, place: 0 });
  const candidate = {
    name,
    words,
    count: 0,
    first: candidates.size,
    form: none(),
    around: none(),
    isKnown: false,
    near: 0,
  };
  candidates.set(name, candidate);
  return candidate;
}

function addAround({ around }: Candidate, more: Weights): void {
  around.person += more.person;
  around.organisation += more.organisation;
  around.place += more.place;
}
