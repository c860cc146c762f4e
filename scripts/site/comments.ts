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
  let before = 0;
  return inOrder(stated).map(({ at, depth }) => {
    const one = stated[at]!;
    // Further in than is shown, and behind such a one, where a comment stands does not say what it answers.
    const isUnclear = Math.max(depth, before) > DEEPEST && depth >= DEEPEST && one.replyTo !== undefined;
    before = depth;
    const answers = isUnclear ? { number: one.replyTo!, name: stated[one.replyTo! - 1]!.name } : undefined;
    return { ...commentOf(one, context), number: at + 1, depth: Math.min(DEEPEST, depth), answers };
  });
}

type Placed = { at: number; depth: number };

/** Which comment comes next, and how deep it stands. An answer to what does not stand before it answers none. */
function inOrder(stated: Stated[]): Placed[] {
  const answers = stated.map((): number[] => []);
  const first: number[] = [];
  for (const [at, { replyTo }] of stated.entries())
    (replyTo !== undefined && replyTo <= at ? answers[replyTo - 1]! : first).push(at);
  const order: Placed[] = [];
  // A stack, not a function that calls itself: a thread may be thousands deep.
  const waiting = first.reverse().map((at): Placed => ({ at, depth: 0 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    order.push(next);
    for (const at of answers[next.at]!.reverse()) waiting.push({ at, depth: next.depth + 1 });
  }
  return order;
}

/** Without a time-ago: the days of an old discussion are no news. */
function commentOf({ name, date, text }: Stated, { clock }: Context) {
  return {
    name,
    stamp: date === undefined ? undefined : { ...stampOf(date, clock), ago: undefined },
    paragraphs: text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== ""),
  };
}
