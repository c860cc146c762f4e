import path from "node:path";
import { nameKey } from "../../../scripts/article/name.ts";
import type { EvalSet, Row } from "../../set.ts";
import { type Draw, drawsFrom, oneOf, paragraphsOf, reopened, scanned, type Story, truncated } from "./edits.ts";
import { groupsIn, pairsOf } from "./haystack.ts";
import { paperStories, wireStories } from "./stories.ts";

/** Texts of fewer words ("NIL", "Business nil.") are the same by chance. */
const FEWEST = 20;
const GOALS = { precision: 0.98, recall: 0.95 };

/** Bodies that are the same to the letter, found without any of what finds groups; and headlines that come again. */
export const copiesExact: EvalSet = {
  name: "copies-exact",
  corpus: "reuters21578",
  async run(folder, worst) {
    const stories = await wireStories(folder);
    const groups = groupsIn(stories);
    const found = pairsOf(groups);
    const wanted = pairsOf(alike(stories, ({ body }) => lettersOf(body)));
    for (const pair of wanted) if (!found.has(pair)) worst(`copies-exact misses ${said(stories, pair)}`);
    for (const pair of found) if (!wanted.has(pair)) worst(`copies-exact also finds ${said(stories, pair)}`);
    const kept = [...wanted].filter((pair) => found.has(pair)).length;
    const again = pairsOf(alike(stories, ({ title }) => nameKey(title)));
    const unlike = [...again].filter((pair) => isUnlike(stories, pair));
    const wrong = unlike.filter((pair) => found.has(pair));
    for (const pair of wrong) worst(`copies-exact takes for one ${said(stories, pair)}`);
    return [
      row("copies-exact", "recall of same bodies", kept / wanted.size, GOALS.recall, `${wanted.size} pairs`),
      count(
        "copies-exact",
        `of ${unlike.length} pairs with one headline and other texts, kept apart`,
        unlike.length - wrong.length,
        unlike.length,
      ),
    ];
  },
};

/** Edited copies of stories of both corpora, one of each, among all the stories. */
export const copiesEdited: EvalSet = {
  name: "copies-edited",
  corpus: "reuters21578",
  async run(folder, worst) {
    const stories = [...(await wireStories(folder)), ...paperStories(path.join(folder, "../allsides-37k"))];
    const plain = pairsOf(groupsIn(stories));
    const copies = editedCopies(stories, drawsFrom(1987));
    const all = [...stories, ...copies.map(({ story }) => story)];
    const found = pairsOf(groupsIn(all));
    const pairOf = (at: number) => `${copies[at]!.of} ${stories.length + at}`;
    const rows: Row[] = [];
    for (const kind of Object.keys(KINDS)) {
      const own = [...copies.keys()].filter((at) => copies[at]!.kind === kind);
      for (const at of own)
        if (!found.has(pairOf(at))) worst(`copies-edited misses, ${kind}: ${said(all, pairOf(at))}`);
      rows.push(row("copies-edited", `recall: ${kind}`, own.filter((at) => found.has(pairOf(at))).length / own.length));
    }
    const made = new Set(copies.map((_, at) => pairOf(at)));
    const kept = [...made].filter((pair) => found.has(pair)).length;
    // A copy of a story is rightly one of what else is a printing of that story.
    const right = (pair: string) =>
      made.has(pair) || plain.has(pair) || plain.has(originals(pair, copies, stories.length));
    const wrong = [...found].filter((pair) => !right(pair));
    for (const pair of wrong) worst(`copies-edited takes for one ${said(all, pair)}`);
    const ofCopies = [...found].filter((pair) => Number(pair.split(" ")[1]) >= stories.length).length;
    return [
      row(
        "copies-edited",
        "recall",
        kept / made.size,
        GOALS.recall,
        `${made.size} copies among ${stories.length} stories`,
      ),
      row("copies-edited", "precision of the pairs with a copy", 1 - wrong.length / ofCopies, GOALS.precision),
      ...rows,
    ];
  },
};

/** The pair of stories that a pair of printings is made from. */
function originals(pair: string, copies: Copy[], count: number): string {
  const numbers = pair.split(" ").map(Number);
  const [one, other] = numbers.map((at) => (at < count ? at : copies[at - count]!.of)).sort((a, b) => a - b);
  return `${one} ${other}`;
}

type Copy = { story: Story; of: number; kind: string };
type Edit = (story: Story, other: () => Story, draw: Draw) => Story;

const opening = (story: Story) => paragraphsOf(story.body)[0]!;
const between = (from: number, to: number, draw: Draw) => from + (to - from) * draw();

const KINDS: { [kind: string]: Edit } = {
  truncated: (story, _, draw) => ({ ...story, body: truncated(story.body, between(0.3, 0.9, draw)) }),
  "with another headline": (story, other) => ({ ...story, title: other().title }),
  "with another opening": (story, other) => ({ ...story, body: reopened(story.body, opening(other())) }),
  "scanned, 1% to 3% of letters wrong": (story, _, draw) => ({
    ...story,
    body: scanned(story.body, between(0.01, 0.03, draw), draw),
  }),
  "scanned, 5% of letters wrong": (story, _, draw) => ({ ...story, body: scanned(story.body, 0.05, draw) }),
  "all of it": (story, other, draw) => ({
    ...story,
    title: other().title,
    body: scanned(
      truncated(reopened(story.body, opening(other())), between(0.5, 0.9, draw)),
      between(0.01, 0.05, draw),
      draw,
    ),
  }),
};

const OF_EACH = 200;
const LONG_ENOUGH = 120;

/** Of different stories each. Half of the copies keep the date, none the source. */
function editedCopies(stories: Story[], draw: Draw): Copy[] {
  const long = [...stories.keys()].filter((at) => stories[at]!.body.split(/\s+/).length >= LONG_ENOUGH);
  const used = new Set<number>();
  const next = (): number => {
    const at = oneOf(long, draw);
    if (used.has(at)) return next();
    used.add(at);
    return at;
  };
  const other = () => stories[oneOf(long, draw)]!;
  return Object.entries(KINDS).flatMap(([kind, edit]) =>
    Array.from({ length: OF_EACH }, () => {
      const of = next();
      const { date, ...story } = edit(stories[of]!, other, draw);
      return { of, kind, story: { ...story, source: "Another paper", ...(draw() < 0.5 ? { date } : {}) } };
    }),
  );
}

/** The stories with one key. */
function alike(stories: Story[], keyOf: (story: Story) => string): number[][] {
  const groups = new Map<string, number[]>();
  for (const [at, story] of stories.entries()) {
    const key = keyOf(story);
    if (key === "" || story.body.split(/\s+/).length < FEWEST) continue;
    groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** Whether two texts have few runs of words in common: whatever they are, not one text. */
function isUnlike(stories: Story[], pair: string): boolean {
  const [one, other] = pair.split(" ").map((at) => runsOf(stories[Number(at)]!.body));
  const shared = [...one!].filter((run) => other!.has(run)).length;
  return shared < 0.25 * Math.min(one!.size, other!.size);
}

/** Runs of four words. */
function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((_, at) => words.slice(at, at + 4).join(" ")));
}

function said(stories: Story[], pair: string): string {
  return pair
    .split(" ")
    .map((at) => `${stories[Number(at)]!.id} “${stories[Number(at)]!.title.replace(/\s+/g, " ")}”`)
    .join(" and ");
}

function row(set: string, measure: string, ours: number, goal?: number, note?: string): Row {
  return { set, measure, ours, goal, note };
}

function count(set: string, measure: string, ours: number, of: number): Row {
  return { set, measure, ours, of, goal: of };
}
