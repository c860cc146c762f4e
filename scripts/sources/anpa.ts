import { quoted } from "../lib/quoted.ts";
import { messagesOf } from "./anpa/messages.ts";
import { aboutOf, articleOf, goOn, type Story, storyOf } from "./anpa/story.ts";
import { STAMP } from "./anpa/stamp.ts";
import type { Found, Source } from "./source.ts";

/** So many stories wait for takes, kills and corrections that may still come; then the oldest is done. */
const WAITING = 200;

/** Wire copy as teleprinters took it: ANPA 1312 and IPTC 7901, many messages a file. */
export const anpa: Source = {
  name: "anpa",
  detect({ bytes }) {
    const text = Buffer.from(bytes.subarray(0, 16 * 1024)).toString("latin1");
    if (/\u0001[\t\n\r -~]{8,400}\u0002/.test(text)) return true;
    const lines = text.split(/\r?\n/);
    const isSlugged = /^\^?(?:\S{1,6} ){0,3}(?:bc|am|pm)-\w/im.test(text);
    return isSlugged && lines.some((line) => STAMP.test(line.slice(0, 80)));
  },
  async *read(file) {
    const held: Story[] = [];
    for await (const message of messagesOf(file)) {
      if (message.tooLong) {
        yield { type: "rejection", locator: `message ${message.number}`, reason: "larger than 2 MB: no wire copy" };
        continue;
      }
      const story = storyOf(message);
      yield* take(story, held);
      if (held.length > WAITING) yield articleOf(held.shift()!);
    }
    for (const story of held) yield articleOf(story);
  },
};

function* take(story: Story, held: Story[]): Iterable<Found> {
  const { slug, copy } = story;
  const locator = `message ${story.numbers[0]}`;
  const earlier = slug && held.findLast((one) => one.slug?.story === slug.story);
  const about = aboutOf(story);
  const words = copy.paragraphs[0] ?? copy.notes[0] ?? slug?.words ?? "";
  if (about !== undefined) {
    if (earlier && about === "kill") for (const one of held) one.isKilled ||= one.slug?.story === slug.story;
    if (earlier && about === "correction") earlier.corrections.push(...copy.paragraphs);
    const article = about === "advisory" ? "an advisory to editors" : `a ${about}`;
    const done = earlier && about !== "advisory" ? `, told of ${quoted(slug.words)}` : "";
    yield { type: "skipped", locator, reason: `${article}, no story${done}: ${quoted(words)}` };
  } else if (earlier && isTake(story, earlier)) goOn(earlier, story);
  else if (slug?.isSub && copy.byline === undefined && copy.headline === undefined)
    yield {
      type: "skipped",
      locator,
      reason: `paragraphs to take the place of others in ${quoted(slug.words)}: ${quoted(words)}`,
    };
  else held.push(story);
}

/** A take goes on where the story before it said "(more)", or says itself that it adds to it. */
function isTake({ slug, copy }: Story, earlier: Story): boolean {
  if (slug?.isAdd) return true;
  return (
    earlier.copy.goesOn && slug?.lead === earlier.slug?.lead && copy.byline === undefined && copy.headline === undefined
  );
}
