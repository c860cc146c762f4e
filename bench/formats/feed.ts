import path from "node:path";
import { addressOf, escaped, type Format, htmlOf, momentOf, writePieces } from "./format.ts";
import { countElements } from "./xml.ts";

/** An Atom feed with whole texts: as no feed is so long, one that an archive was kept in. */
export const feed: Format = {
  name: "feed",
  write(drafts, folder) {
    writePieces(folder, "feed.xml", entries(drafts));
  },
  floor: (folder) => countElements(path.join(folder, "feed.xml"), "entry"),
};

function* entries(drafts: Parameters<Format["write"]>[0]): Generator<string> {
  yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<title>Made up</title>\n';
  let number = 0;
  for (const draft of drafts) {
    number += 1;
    yield `<entry>
<id>tag:archive.example,2025:${number}</id>
<title>${escaped(draft.title)}</title>
<link href="${addressOf(draft, number)}"/>
<published>${momentOf(draft)}</published>
<updated>${momentOf(draft)}</updated>
${draft.authors.map((name) => `<author><name>${escaped(name)}</name></author>`).join("")}
${draft.topics.map((topic) => `<category term="${escaped(topic)}"/>`).join("")}
<content type="html">${escaped(htmlOf(draft))}</content>
</entry>
`;
  }
  yield "</feed>\n";
}
