import { markdown } from "./markdown.ts";
import type { Source } from "./source.ts";
import type { Profile } from "./text/profile.ts";
import { textSource } from "./text.ts";
import { warc } from "./warc.ts";

/** Every format, in the order in which they are asked whether a file is theirs. */
export function createSources(profiles: Profile[]): Source[] {
  return [
    warc, // WARC, ARC, WACZ: known by their first bytes
    markdown, // Hugo, Jekyll, Eleventy: text with front matter
    textSource(profiles), // scraped pages and plain text; takes what looks like words, so it is asked last
  ];
}
