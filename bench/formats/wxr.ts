import path from "node:path";
import { addressOf, escaped, type Format, htmlOf, momentOf, writePieces } from "./format.ts";
import { countElements } from "./xml.ts";

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Made up</title>
<link>https://archive.example</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://archive.example</wp:base_site_url>
`;

/** WordPress's export: one file, every article an item. */
export const wxr: Format = {
  name: "wxr",
  write(drafts, folder) {
    writePieces(folder, "export.xml", items(drafts));
  },
  floor: (folder) => countElements(path.join(folder, "export.xml"), "item"),
};

function* items(drafts: Parameters<Format["write"]>[0]): Generator<string> {
  yield HEAD;
  let number = 0;
  for (const draft of drafts) {
    number += 1;
    const day = momentOf(draft).slice(0, 19).replace("T", " ");
    yield `<item>
<title>${escaped(draft.title)}</title>
<link>${addressOf(draft, number)}</link>
<dc:creator><![CDATA[${draft.authors[0] ?? ""}]]></dc:creator>
<content:encoded><![CDATA[${htmlOf(draft)}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${number}</wp:post_id>
<wp:post_date>${day}</wp:post_date>
<wp:post_date_gmt>${day}</wp:post_date_gmt>
<wp:post_name>post-${number}</wp:post_name>
<wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type>
<category domain="category" nicename="section"><![CDATA[${draft.section}]]></category>
${draft.topics.map((topic) => `<category domain="post_tag" nicename="topic"><![CDATA[${topic}]]></category>`).join("\n")}
</item>
`;
  }
  yield "</channel>\n</rss>\n";
}
