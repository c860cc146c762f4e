import { articleText } from "../support/archive.ts";

const WORDS = {
  Ferries: "ferry quay ramp sailing crossing vessel skipper tide passengers timetable berth gangway",
  Railways: "train station platform signal locomotive carriage timetable driver line junction guard sleeper",
  Weather: "rain gale storm forecast cloud sunshine frost barometer drizzle thunder showers wind",
  Schools: "pupils teacher classroom lessons headmaster playground homework exam uniform desk term caretaker",
};
type Kind = keyof typeof WORDS;
const KINDS = Object.keys(WORDS) as Kind[];

function bodyOf(at: number, kind: Kind): string {
  const list = WORDS[kind].split(" ");
  const from = Math.imul(at + 1, 0x9e3779b1) >>> 12;
  const words = Array.from({ length: 11 }, (_, i) => list[(from + i) % list.length]).join(" ");
  return `Of this the paper said that day: ${words}, and no more.\n\nThe report ended there, as all the reports of that year did.`;
}

/** 240 articles, enough to learn topics from; of every sixteen the last four state none. */
export function reports(): { [file: string]: string } {
  const made: { [file: string]: string } = {};
  for (let at = 0; at < 240; at += 1) {
    const kind = KINDS[at % 4]!;
    const topics = Math.floor(at / 4) % 4 === 3 ? [] : [kind === "Ferries" && at % 16 === 0 ? "ferry" : kind];
    made[`content/articles/1987/03/${at}-report.md`] = articleText(
      `id: report-${at}\ntitle: Report ${at}\ndate: 1987-03-12\ntopics: ${JSON.stringify(topics)}`,
      bodyOf(at, kind),
    );
  }
  return made;
}
