import { quoted } from "../lib/quoted.ts";
import { storiesOf } from "./newsml-1/stories.ts";
import { managementOf, partyOf } from "./newsml-1/management.ts";
import type { Found, Source } from "./source.ts";
import { firstOf, told } from "./wire/fields.ts";
import { ensureHeadline, withoutHeadline } from "./wire/headline.ts";
import { lineOf, readEach, recordOf, type WireItem } from "./wire/items.ts";
import { at, type XmlNode } from "./xml/reader.ts";

/** NewsML 1.0 to 1.2: https://iptc.org/std/NewsML/1.2/documentation/NewsML_1.2-doc-functionalspec.pdf */
export const newsml1: Source = {
  name: "newsml-1",
  detect: ({ text }) => /^\s*</.test(text) && /<NewsML[\s>]/.test(text),
  async *read(file) {
    let sender: string | undefined;
    const wanted = (path: readonly string[]) => path.at(-1) === "NewsItem" || path.at(-1) === "NewsEnvelope";
    let items = 0;
    for await (const one of readEach(file, wanted, found)) {
      items += 1;
      yield one;
    }
    if (items === 0) yield { type: "rejection", reason: "holds no NewsItem" };

    function* found(item: WireItem): Iterable<Found> {
      if (item.node.local === "NewsEnvelope") sender = partyOf(at(item.node, "SentFrom")) ?? serviceOf(item.node);
      else yield* articlesOf(item, sender);
    }
  },
};

const serviceOf = (envelope: XmlNode) => at(envelope, "NewsService")?.attributes.FormalName;

function* articlesOf({ node, notes }: WireItem, sender: string | undefined): Iterable<Found> {
  const locator = lineOf(node);
  const managed = managementOf(node);
  if (typeof managed === "string") return yield { type: "rejection", locator, line: node.line, reason: managed };
  const { stories, instead } = storiesOf(node);
  if (stories.length === 0)
    return yield {
      type: "skipped",
      locator,
      reason: `${instead ?? "an item without a text"}: ${quoted(managed.identity)}`,
    };
  const record = recordOf(node);
  for (const [index, story] of stories.entries()) {
    const from = told({ source: [sender, "SentFrom"] });
    const { fields, origins } = firstOf(story, managed, from);
    const body = withoutHeadline({ kind: "html", text: story.html }, fields.title);
    const all = [...notes, ...managed.notes, ...story.notes, ...ensureHeadline(fields, origins, body)];
    yield {
      type: "article",
      identity: index === 0 ? managed.identity : `${managed.identity}#${story.key}`,
      locator,
      record,
      fields,
      origins,
      body,
      ...(managed.version ? { version: managed.version } : {}),
      ...(all.length > 0 ? { notes: all } : {}),
    };
  }
}
