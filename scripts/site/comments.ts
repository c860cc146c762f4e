import type { Article } from "../article/schema.ts";
import type { Entry } from "../catalogue/entry.ts";
import type { Context } from "./context.ts";
import type { Comment } from "./models.ts";
import { stampOf } from "./stamps.ts";

type Stated = Article["comments"][number];

/** Further in, a column has no room for words. */
const DEEPEST = 4;

/** What readers wrote, each followed by its answers. */
export function commentsOf(context: Context, entry: Entry): Comment[] {
  const stated = context.commentsOf(entry);
  return inOrder(stated).map(([at, depth]) => commentOf(stated[at]!, depth, context));
}

/** Which comment comes next, and how deep it stands. An answer to what does not stand before it answers none. */
function inOrder(stated: Stated[]): [at: number, depth: number][] {
  const answers = stated.map((): number[] => []);
  const first: number[] = [];
  for (const [at, { replyTo }] of stated.entries())
    (replyTo !== undefined && replyTo <= at ? answers[replyTo - 1]! : first).push(at);
  const order: [number, number][] = [];
  // A stack, not a function that calls itself: a thread may be thousands deep.
  const waiting = first.reverse().map((at): [number, number] => [at, 0]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    order.push(next);
    for (const answer of answers[next[0]]!.reverse()) waiting.push([answer, Math.min(DEEPEST, next[1] + 1)]);
  }
  return order;
}

/** Without a time-ago: the days of an old discussion are no news. */
function commentOf({ name, date, text }: Stated, depth: number, { clock }: Context): Comment {
  return {
    name,
    stamp: date === undefined ? undefined : { ...stampOf(date, clock), ago: undefined },
    paragraphs: text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== ""),
    depth,
  };
}
