import type { SearchRecord } from "../../scripts/search/record.ts";

const SOURCES = ["Evening Record", "Valley Mail", "Fishing News"];
const SECTIONS = ["Transport", "Industry", "Politics", "Weather"];
const TOPICS = ["Ferries", "Port Authority", "Harbour Street", "Lifeboats", "Schools"];

const NOUNS = ["ferry", "ramp", "pier", "coaster", "trawler", "lighthouse", "quay", "inquiry", "council", "bridge"];
const DEEDS = ["closes", "reopens", "drifts", "is repaired", "is sold", "runs aground", "is painted"];

/** The Nth number of a sequence that looks random and never changes. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function record(given: Partial<SearchRecord> & { address: string; title: string }): SearchRecord {
  const precision =
    given.date === undefined ? undefined : given.date.length === 4 ? "year" : given.date.length === 7 ? "month" : "day";
  return { text: "", lang: "en", dateText: given.date ?? "", topics: [], authors: [], precision, ...given };
}

/** Sixty articles: forty-odd alike, and those that test something. */
export const small: SearchRecord[] = [
  ...generated(44, 7, "a"),
  record({
    address: "1987/03/12-ramps.html",
    title: "Ferry terminal to close to vehicles after ramps shift",
    text: "Engineers found that two of the four loading ramps had moved more than the permitted 40 millimetres; the closure of the ferry berth begins on Monday. The état-major said nothing. A spokesman — harbour-side, as ever — denied all.",
    date: "1987-03-12",
    dateText: "12 March 1987",
    source: "Evening Record",
    section: "Transport",
    topics: ["Ferries", "Port Authority"],
    authors: ["Margaret Quillfeather"],
  }),
  record({
    address: "1987/03/ramps-month.html",
    title: "What is known to the month",
    text: "A monthly bulletin told of the ramps and their closure to vehicles.",
    date: "1987-03",
    dateText: "March 1987",
    source: "Valley Mail",
  }),
  record({
    address: "1987/year.html",
    title: "What is known to the year",
    text: "A yearbook entry on the ramps.",
    date: "1987",
    dateText: "1987",
    source: "Valley Mail",
    section: "Industry",
  }),
  record({
    address: "1987/03/12-early.html",
    title: "Morning edition",
    text: "The ramps, this morning.",
    date: "1987-03-12T08:00:00+01:00",
    precision: "minute",
    dateText: "12 March 1987",
  }),
  record({
    address: "1987/03/12-late.html",
    title: "Late edition",
    text: "The ramps, this evening.",
    date: "1987-03-12T18:00:00+00:00",
    precision: "minute",
    dateText: "12 March 1987",
  }),
  record({
    address: "undated/ramps.html",
    title: "Ramps without a date",
    text: "Nobody wrote down when the ramps were laid.",
    source: "Fishing News",
  }),
  record({ address: "undated/empty.html", title: "Photograph only" }),
  record({
    address: "1991/05/02-hostile.html",
    title: "<img src=x onerror=alert(1)> and </script><script>alert(2)</script>",
    text: 'Hostilities: <mark>not a mark</mark> <a href="javascript:alert(3)">x</a> &lt;b&gt; ___PAGEFIND_WEIGHT___9 after',
    date: "1991-05-02",
    dateText: "2 May 1991",
    source: "<b>Bold</b> Courier",
    topics: ["<i>Slanted</i>"],
  }),
  record({
    address: "1994/06/05-port.html",
    title: "Le port fermé après l’accident du bac",
    text: "L’hôtel de ville a confirmé que l'école et le port resteraient fermés jusqu’à lundi. Aucun bac ne circule.",
    lang: "fr",
    date: "1994-06-05",
    dateText: "5 June 1994",
    source: "Le Courrier",
    section: "Transport",
  }),
  record({
    address: "1996/01/20-ar.html",
    title: "إغلاق الميناء بعد العاصفة",
    text: "أعلنت السلطات إغلاق الميناء أمام العبّارات بعد عاصفة شديدة ضربت الساحل ليلة أمس.",
    lang: "ar",
    date: "1996-01-20",
    dateText: "20 January 1996",
    source: "Valley Mail",
    section: "Weather",
  }),
  record({
    address: "1999/09/09-ja.html",
    title: "港のフェリー、運航停止",
    text: "東京の港でフェリーが止まった。住民は「困っている」と話す。再開の見通しは立っていない。",
    lang: "ja",
    date: "1999-09-09",
    dateText: "9 September 1999",
    source: "Evening Record",
    section: "Transport",
    topics: ["Ferries"],
  }),
  record({
    address: "2001/02/03-ko.html",
    title: "서울에서 열린 항만 회의",
    text: "부산항만공사는 서울에서 회의를 열었다.",
    lang: "ko",
    date: "2001-02-03",
    dateText: "3 February 2001",
  }),
  record({
    address: "2001/02/04-th.html",
    title: "เรือข้ามฟากหยุดให้บริการ",
    text: "ท่าเรือปิดเพราะพายุ",
    lang: "th",
    date: "2001-02-04",
    dateText: "4 February 2001",
  }),
  record({
    address: "2003/07/01-gallery.html",
    title: "Portraits in the gallery",
    text: "A portfolio of portraits; nothing of the sea.",
    date: "2003-07-01",
    dateText: "1 July 2003",
    source: "Evening Record",
    section: "Politics",
  }),
  record({
    address: "2003/07/02-order.html",
    title: "Word order",
    text: "The berth ferry and the ferry berth are two things, said O’Neill’s cousin; it was state-of-the-art — don’t ask.",
    date: "2003-07-02",
    dateText: "2 July 2003",
    source: "Evening Record",
  }),
  record({
    address: "2003/07/03-reversed.html",
    title: "Reversed",
    text: "Beyond the berth a ferry waits.",
    date: "2003-07-03",
    dateText: "3 July 2003",
  }),
];

/** Articles of 40 to `length` words over fifty years, with a title that no other has. */
export function generated(count: number, seed = 1, folder = "g", length = 80): SearchRecord[] {
  const random = noise(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, (_, at) => {
    const year = 1970 + Math.floor(random() * 50);
    const day = `${year}-${two(1 + random() * 12)}-${two(1 + random() * 28)}`;
    const dated = random() > 0.03;
    const words = Array.from({ length: 40 + Math.floor(random() * (length - 40)) }, () => vocable(random));
    words.splice(5, 0, "the", pick(NOUNS), "and", "the", pick(NOUNS), pick(DEEDS));
    const topics = TOPICS.filter(() => random() < 0.3);
    return record({
      address: `${folder}/${day}-${at}.html`,
      title: `${pick(NOUNS)} ${pick(DEEDS)} ${unique(at, folder)}`,
      text: `${words.join(" ")}.`,
      ...(dated ? { date: day, dateText: day } : {}),
      ...(random() < 0.9 ? { source: pick(SOURCES) } : {}),
      ...(random() < 0.8 ? { section: pick(SECTIONS) } : {}),
      topics,
    });
  });
}

function two(number: number): string {
  return String(Math.floor(number)).padStart(2, "0");
}

/** A word by rank, the low ranks often: about as words fall in a newspaper. */
function vocable(random: () => number): string {
  const rank = Math.floor(20000 ** random());
  return spelled(rank * 7919);
}

function unique(at: number, folder: string): string {
  return `q${spelled(at + 1)}${folder}`;
}

/** Letters that no stemmer shortens: they end in "k". */
function spelled(number: number): string {
  let word = "";
  for (let left = number; left > 0; left = Math.floor(left / 15))
    word += "bdfglmnprtvzkwj"[left % 15]! + "aeiou"[left % 5]!;
  return `${word}k`;
}
