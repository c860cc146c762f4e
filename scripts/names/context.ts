import type { Weights } from "./kinds.ts";
import { knownAs, ROLES, SAYING, STATE_LETTERS, STATES } from "./lexicon.ts";
import type { Reading } from "./forms.ts";
import type { Token } from "./tokens.ts";

/** What the words around a name say of what it names. */

const NEAR: { [word: string]: number } = {
  in: 2,
  near: 3,
  outside: 2,
  throughout: 2,
  across: 1,
  around: 1,
  from: 1,
  at: 1,
};
const SETTLEMENTS =
  /^(?:city|town|township|village|suburb|island|islands|province|region|country|county|capital|port|hamlet|district|neighborhood|neighbourhood|peninsula|resort|enclave|parish|municipality)$/;
const BODIES =
  /^(?:company|firm|group|organization|organisation|nonprofit|non-profit|agency|bank|maker|newspaper|magazine|network|party|charity|union|think|startup|start-up|association|subsidiary|manufacturer|airline|retailer|university|college|website|publisher|brewery|militia)$/;
const OF_THEM =
  /^(?:spokesman|spokeswoman|spokesperson|spokespeople|shares|stock|employees|executives|shareholders|headquarters|subsidiary|lobbyists)$/;
const HEADED =
  /^(?:ceo|chairman|chairwoman|director|founder|co-founder|employees|shares|member|members|executive|subsidiary|headquarters|editor)$/i;
const BEARINGS =
  /^(?:north|south|east|west|northeast|northwest|southeast|southwest|miles|kilometers|kilometres|outskirts|suburb|streets|mayor|people|coast)$/;
const AGE = /^(?:1?\d)?\d$/;
const OF_STATE = /^[RDI]-\p{Lu}/u;

export function evidenceFor(tokens: Token[], { from, to }: Reading): Weights {
  const weights: Weights = { person: 0, organisation: 0, place: 0 };
  before(tokens, from, weights);
  behind(tokens, from, to, weights);
  return weights;
}

/** The preposition before a name says that it may be a place. */
export function nearness(tokens: Token[], from: number): number {
  const word = from > 0 && tokens[from]!.gap === "" ? tokens[from - 1]!.text : "";
  return Object.hasOwn(NEAR, word) ? NEAR[word]! : 0;
}

function before(tokens: Token[], from: number, weights: Weights): void {
  if (from === 0 || tokens[from]!.gap !== "") return;
  const word = tokens[from - 1]!.text;
  const earlier = from > 1 && tokens[from - 1]!.gap === "" ? tokens[from - 2]!.text : "";
  if (SAYING.has(word)) weights.person += 2;
  else if (ROLES.has(word)) weights.person += 4;
  else if (word === "the" || word === "The") {
    weights.person -= 3;
    weights.organisation += 1;
  } else if (word === "of") {
    if (SETTLEMENTS.test(earlier)) weights.place += 4;
    else if (BEARINGS.test(earlier)) weights.place += 3;
    else if (HEADED.test(earlier)) weights.organisation += 2;
  } else if (word === "for" && OF_THEM.test(earlier)) weights.organisation += 2;
  else if (SETTLEMENTS.test(word)) weights.place += 3;
  else weights.place += nearness(tokens, from);
}

function behind(tokens: Token[], from: number, to: number, weights: Weights): void {
  const next = tokens[to];
  if (next === undefined) return;
  const { gap, text } = next;
  if (gap === "") {
    if (SAYING.has(text)) weights.person += 2;
    else if (text === "who" || text === "whose") weights.person += 3;
    else if (OF_THEM.test(text)) weights.organisation += 2;
  } else if (gap === ", ") {
    if (AGE.test(text) && /[,.;)]/.test(next.after)) weights.person += 5;
    else if (OF_STATE.test(text)) weights.person += 5;
    else if (text === "who" || text === "whose") weights.person += 3;
    else if (next.isCapital && isRegion(tokens, to) && to - from <= 3)
      weights.place += nearness(tokens, from) > 0 ? 5 : 3;
    else apposition(tokens, to, weights);
  } else if (gap === " (" && (OF_STATE.test(text) || (AGE.test(text) && next.after === ")"))) weights.person += 5;
}

/** "Springfield, Ohio": a state, its letters or a country, and nothing further. */
function isRegion(tokens: Token[], at: number): boolean {
  const { text } = tokens[at]!;
  const two = `${text} ${tokens[at + 1]?.text}`;
  return (
    STATES.has(text) || STATES.has(two) || (STATE_LETTERS.has(text) && text.length > 1) || knownAs(text) === "place"
  );
}

const APPOSITION = 6;

/** "Ada Thole, a councillor from …", "Pike & Sons, the shipyard that …". */
function apposition(tokens: Token[], at: number, weights: Weights): void {
  const first = tokens[at]!;
  if (ROLES.has(first.text)) weights.person += 3;
  if (first.text !== "a" && first.text !== "an" && first.text !== "the") return;
  for (let place = at + 1; place < Math.min(tokens.length, at + APPOSITION); place += 1) {
    const { text, gap } = tokens[place]!;
    if (gap !== "") return;
    const kind = ROLES.has(text)
      ? "person"
      : BODIES.test(text)
        ? "organisation"
        : SETTLEMENTS.test(text)
          ? "place"
          : undefined;
    if (kind) {
      weights[kind] += 3;
      return;
    }
    if (text === "of" || text === "that" || text === "which") return;
  }
}
