import { anpa } from "./anpa.ts";
import { assets } from "./assets.ts";
import { csv } from "./csv.ts";
import { feed } from "./feed.ts";
import { ghost } from "./ghost.ts";
import { html } from "./html.ts";
import { jsonArray } from "./json-array.ts";
import { jsonl } from "./jsonl.ts";
import { mail } from "./mail.ts";
import { markdown } from "./markdown.ts";
import { medium } from "./medium.ts";
import { mhtml } from "./mhtml.ts";
import { newsml1 } from "./newsml-1.ts";
import { newsmlG2 } from "./newsml-g2.ts";
import { ninjs } from "./ninjs.ts";
import { nitf } from "./nitf.ts";
import { readers } from "./readers.ts";
import { reuters } from "./reuters.ts";
import type { Source } from "./source.ts";
import { substack } from "./substack.ts";
import type { Profile } from "./text/profile.ts";
import { textSource } from "./text.ts";
import { warc } from "./warc.ts";
import { wxr } from "./wxr.ts";

/** Every format, in the order in which they are asked whether a file is theirs. */
export function createSources(profiles: Profile[]): Source[] {
  return [
    ghost, // Ghost's export
    medium, // Medium's export
    substack, // Substack's export
    readers, // tables of subscribers: never read
    wxr, // WordPress's export
    feed, // RSS, Atom, JSON Feed, CDF; a WordPress export is RSS too, and is asked before
    newsmlG2, // IPTC NewsML-G2
    newsml1, // IPTC NewsML 1
    nitf, // NITF, alone
    reuters, // the Reuters-21578 collection
    ninjs, // IPTC's news in JSON
    assets, // pictures, style sheets, fonts, templates: passed over, each by what it is
    anpa, // wire copy with control characters: ANPA 1312, IPTC 7901
    mhtml, // a page with its pictures in one file: a message too, and asked before mail
    mail, // messages and mailboxes
    warc, // WARC, ARC, WACZ: known by their first bytes
    jsonl, // a record a line
    jsonArray, // lists of articles, and single ones; other formats in JSON are asked before
    csv, // tables of articles
    html, // saved pages; exports and wire formats in HTML or XML are asked before
    markdown, // Hugo, Jekyll, Eleventy, Astro, Hexo: text with front matter
    textSource(profiles), // scraped pages and plain text; takes what looks like words, so it is asked last
  ];
}
