import { readJsonFeed } from "./feed/json.ts";
import { feedKind, isHollow } from "./feed/kind.ts";
import { readXmlFeed } from "./feed/xml.ts";
import type { Source } from "./source.ts";

/** Feeds and captures of feeds: RSS 0.9 to 2.0, Atom 0.3 and 1.0, JSON Feed, CDF. */
export const feed: Source = {
  name: "feed",
  detect: ({ name, text }) => feedKind(text) !== undefined || isHollow(name, text),
  async *read(file) {
    const start = Buffer.from(await file.slice(0, 64))
      .toString("latin1")
      .replaceAll("\0", "");
    yield* /^[^<]*\{/.test(start) ? readJsonFeed(file) : readXmlFeed(file);
  },
};
