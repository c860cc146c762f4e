import { parseArticle } from "../../scripts/article/frontmatter.ts";
import { type Entry, entryOf } from "../../scripts/catalogue/entry.ts";
import { relate } from "../../scripts/relate/relate.ts";
import { type Suggestion, suggest } from "../../scripts/storylines/suggest.ts";

/** A made-up article; `date` may be absent. */
export type Piece = { id: string; title: string; date?: string; body: string; source?: string };

/** Stories with people, places and things of their own, which follow one another in time. */
const STORIES = [
  { who: ["Iris Penhallow", "Gannet Point"], what: ["ramp", "pins", "lorry", "inquiry", "engineer"] },
  { who: ["Tobias Lund", "Tarn Mill"], what: ["weir", "salmon", "sluice", "poison", "anglers"] },
  { who: ["Noor Haddad", "Ropewalk"], what: ["stadium", "supporters", "shares", "debts", "promotion"] },
  { who: ["Paul Wickstead", "Meridian Quays"], what: ["marina", "inspector", "berths", "appeal", "flats"] },
];

const FILLER = Array.from(
  { length: 300 },
  (_, i) => `${["mar", "tol", "ven", "quo", "sib"][i % 5]}${i.toString(36)}ish`,
);

/** Numbers that look drawn at random and are the same each time. */
export function dice(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const dayOf = (day: number) => new Date(Date.UTC(1987, 0, 1 + day)).toISOString().slice(0, 10);

/** So many parts of a story, one every few days; each says of it something of its own. */
export function storyOf(number: number, parts: number, roll: (below: number) => number): Piece[] {
  const { who, what } = STORIES[number % STORIES.length]!;
  return Array.from({ length: parts }, (_, part) => {
    const word = what[part % what.length]!;
    const filler = () => FILLER[roll(FILLER.length)]!;
    const own = Array.from({ length: 30 }, filler).join(" ");
    return {
      id: `story-${number}-${part}`,
      title: `The ${word} ${filler()} again, says ${who[0]}`,
      date: dayOf(10 + part * 3 + roll(2)),
      body: `${part} days on ${who[0]} came to ${who[1]}. ${own}. There the ${what.slice(part % 3).join(", the ")} were ${filler()}; ${who[1]} had never asked about the ${what[1]} and its ${filler()} before.`,
    };
  });
}

/** Articles on nothing that another is on. */
export function noise(count: number, roll: (below: number) => number): Piece[] {
  return Array.from({ length: count }, (_, i) => {
    const words = Array.from({ length: 40 }, () => FILLER[roll(FILLER.length)]!);
    return { id: `noise-${i}`, title: words.slice(0, 5).join(" "), date: dayOf(roll(60)), body: `${words.join(" ")}.` };
  });
}

export function entriesOf(pieces: Piece[]): { entries: Entry[]; bodyOf: (entry: Entry) => string } {
  const bodies = new Map(pieces.map(({ id, body }) => [id, body]));
  const entries = pieces.map(({ id, title, date, source }) => {
    const front = { id, title, date, source: source === undefined ? undefined : { name: source } };
    const parsed = parseArticle(`---\n${JSON.stringify(front)}\n---\n`);
    if (!parsed.ok) throw new Error(parsed.error.reason);
    return entryOf(`1987/${id}.md`, parsed.value.article, "en");
  });
  return { entries, bodyOf: ({ article }) => bodies.get(article.id)! };
}

export async function suggestFor(pieces: Piece[]): Promise<Suggestion[]> {
  const { entries, bodyOf } = entriesOf(pieces);
  return suggest({ entries, relations: await relate(entries, bodyOf), bodyOf });
}

export const idsOf = ({ members }: Suggestion): string[] => members.map(({ article }) => article.id);
