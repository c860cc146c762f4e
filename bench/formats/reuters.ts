import { createReadStream } from "node:fs";
import path from "node:path";
import { escaped, type Format, momentOf, paragraphsOf, writePieces } from "./format.ts";

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** Wire stories in the SGML of Reuters-21578. */
export const reuters: Format = {
  name: "reuters",
  write(drafts, folder) {
    writePieces(folder, "made-up.sgm", stories(drafts));
  },
  async floor(folder) {
    let stories = 0;
    let rest = "";
    for await (const piece of createReadStream(path.join(folder, "made-up.sgm"), "latin1")) {
      const parts = (rest + piece).split("</REUTERS>");
      rest = parts.pop()!;
      stories += parts.length;
    }
    return stories;
  },
};

function* stories(drafts: Parameters<Format["write"]>[0]): Generator<string> {
  yield '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n';
  let number = 0;
  for (const draft of drafts) {
    number += 1;
    const [year, month, day] = draft.date.slice(0, 10).split("-").map(Number) as [number, number, number];
    const time = momentOf(draft).slice(11, 19);
    yield `<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="${number}" NEWID="${number}">
<DATE>${String(day).padStart(2)}-${MONTHS[month - 1]}-${year} ${time}.00</DATE>
<TOPICS>${draft.topics.map((topic) => `<D>${escaped(topic)}</D>`).join("")}</TOPICS>
<PLACES></PLACES><PEOPLE></PEOPLE><ORGS></ORGS><EXCHANGES></EXCHANGES><COMPANIES></COMPANIES>
<TEXT>&#2;
<TITLE>${escaped(draft.title)}</TITLE>
<DATELINE>    ${escaped(draft.section.toUpperCase())}, - </DATELINE><BODY>${paragraphsOf(draft).map(escaped).join("\n    ")}
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
`;
  }
}
