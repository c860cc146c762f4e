import { imageTag } from "../../_includes/parts/image.ts";
import type { ArticleModel, Group, Image, Item, ListModel, Site, Spine, Stamp } from "../../scripts/site/models.ts";

/** Models with ordinary data; fixtures-ugly.ts has the others. All words are the project's own. */

export const site: Site = {
  name: "The Harbour Record",
  description: "Fifty years of the harbour towns.",
  rights: "© The Harbour Record and its writers. Kept by the Harbour Towns Library.",
  language: "en",
  timezone: "Europe/London",
  address: "https://harbour.example/archive/",
  menu: [
    { title: "Browse", to: "browse.html" },
    { title: "Topics", to: "topics/index.html" },
    { title: "Sources", to: "sources/index.html" },
    { title: "About", to: "about.html" },
  ],
  assets: { css: "assets/site.css", timeago: "assets/timeago.js", old: "assets/old.js", search: "assets/search.js" },
};

export const day = (datetime: string, text: string, ago: string): Stamp => ({
  datetime,
  text,
  precision: ({ 4: "year", 7: "month", 10: "day" } as const)[datetime.length] ?? "minute",
  ago,
});

export const items: Item[] = [
  item("Ferry terminal to close to vehicles after ramps shift", "Evening Record", "Transport"),
  item("Council delays bus vote again as budget gap widens", "Evening Record", "Politics"),
  item("Rain brings relief to growers in the eastern valleys", "Valley Mail", "Farming"),
  item("Two held after warehouse fire on Dock Road", "Evening Record", "Crime"),
];

function item(title: string, source?: string, section?: string): Item {
  return { title, to: `1987/03/${title.toLowerCase().replace(/\W+/g, "-").slice(0, 30)}.html`, source, section };
}

export const groups: Group[] = [
  { label: "12 March", stamp: day("1987-03-12", "12 March 1987", "39 years ago"), items },
  {
    label: "11 March",
    stamp: day("1987-03-11", "11 March 1987", "39 years ago"),
    items: [
      item("School roll falls for the sixth year; three sites under review", "Valley Mail", "Education"),
      item("“We were promised a library”: residents press for answer", "Evening Record", "Communities"),
    ],
  },
  {
    label: "9 March",
    stamp: day("1987-03-09", "9 March 1987", "39 years ago"),
    items: [item("Storm warning lifted; sandbags to stay for the spring tide", "Northern Fishing News", "Weather")],
  },
];

export function spine(first: number, last: number): Spine {
  const bars = Array.from({ length: last - first + 1 }, (_, i) => {
    const height = i % 17 === 5 ? 0 : 3 + ((i * 7) % 18);
    const label = String(first + i);
    return { label, to: height > 0 ? `${label}/index.html` : undefined, count: height * 97, height };
  });
  const step = (last - first) / 5;
  return { bars, labelled: false, axis: Array.from({ length: 6 }, (_, i) => String(Math.round(first + i * step))) };
}

export const months: Spine = {
  labelled: true,
  axis: [],
  bars: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].map((label, i) => ({
    label,
    to: i === 7 ? undefined : `1987/${String(i + 1).padStart(2, "0")}/index.html`,
    count: i === 7 ? 0 : 60 + ((i * 37) % 120),
    height: i === 7 ? 0 : 6 + ((i * 5) % 15),
    current: i === 2 ? true : undefined,
  })),
};

const names = ["Port Authority", "Fishing", "Council", "Schools", "Ferries", "Weather", "Housing", "Rail", "Courts"];
export const topics = [...names, "Hospital", "Farming", "Football", "Letters", "Flooding", "Steelworks"].map(
  (text, i) => ({ text, to: `topics/${text.toLowerCase().replace(" ", "-")}.html`, count: 3204 - i * 161 }),
);

export const article: ArticleModel = {
  title: "Ferry terminal to close to vehicles after ramps shift",
  summary: "Freight to be diverted through Northgate for at least six weeks; foot passengers unaffected.",
  lang: "en",
  dir: "ltr",
  stamp: day("1987-03-12", "12 March 1987", "39 years ago"),
  dateTo: "1987/03/12.html",
  updated: day("1987-03-13", "13 March 1987", "39 years ago"),
  source: { name: "Evening Record", to: "sources/evening-record.html" },
  section: { text: "Transport", to: "sections/transport.html" },
  authors: [
    { text: "Alan Reyes", to: "authors/alan-reyes.html" },
    { text: "Joan Pike", to: "authors/joan-pike.html" },
  ],
  agency: "Coastal Press",
  place: "HARBOUR STREET",
  old: true,
  status: "published",
  corrections: [
    {
      stamp: day("1987-03-14", "14 March 1987", "39 years ago"),
      text: "The permitted movement is 40 millimetres, not 14.",
    },
  ],
  body: `<p>The ferry terminal at Harbour Street will close to vehicles from Monday after an inspection found that two of the four loading ramps had moved more than the permitted 40 millimetres since the spring, the port authority said on Thursday.</p>
<p>Engineers had warned in March that the fendering on the western berth was “at the end of its useful life”, according to <a href="https://port.example/minutes">minutes seen by the Record</a>, but a vote on the £2.3m repair was deferred twice. Foot passengers will be carried as normal; freight will be sent by way of Northgate, adding about ninety minutes to each crossing.</p>
<h2>Twice deferred</h2>
<p>“We would rather be criticised for closing it than for keeping it open,” said Margaret Osei, who chairs the authority’s works committee. She declined to say when the ramps would reopen.</p>
<blockquote><p>“A ramp is a moving part. You replace moving parts.”</p></blockquote>
<p>The closure is the <em>third</em> in eleven years. In 1976 a storm lifted the outer pontoon from its guides, and in 1981 a coaster struck the same berth in fog.</p>
<table tabindex="0"><thead><tr><th>Year</th><th>Cause</th><th>Days closed</th></tr></thead>
<tbody><tr><td>1976</td><td>Storm damage to pontoon</td><td>19</td></tr><tr><td>1981</td><td>Vessel strike</td><td>6</td></tr><tr><td>1987</td><td>Ramp movement</td><td>—</td></tr></tbody></table>
<p>Until the ramps reopen:</p>
<ul><li>foot passengers board at the north gangway;</li><li>freight is booked through Northgate;</li><li>the last sailing leaves at 21:40.</li></ul>`,
  pictures: [
    { caption: "Lorries queue at the Harbour Street gates on Thursday morning.", credit: "Photograph: D. Anand" },
  ],
  people: [],
  organisations: [],
  places: [],
  isSummary: false,
  comments: [],
  versions: [],
  suggestedTopics: [],
  topics: [
    { text: "Ferries", to: "topics/ferries.html" },
    { text: "Port Authority", to: "topics/port-authority.html" },
    { text: "Harbour Street", to: "topics/harbour-street.html" },
  ],
  storylines: [
    {
      title: "The ferry ramps",
      to: "storylines/ferry-ramps.html",
      suggested: false,
      part: 3,
      of: 12,
      previous: {
        ...item("Coaster strikes ferry berth in fog", "Valley Mail"),
        stamp: day("1981-11-22", "22 November 1981", "44 years ago"),
      },
      next: {
        ...item("Ramps reopen a week early", "Evening Record"),
        stamp: day("1987-05-03", "3 May 1987", "39 years ago"),
      },
    },
  ],
  related: [
    {
      ...item("Ramps reopen a week early", "Evening Record", "Transport"),
      stamp: day("1987-05-03", "3 May 1987", "39 years ago"),
      reason: "both mention Margaret Osei, Northgate",
    },
    {
      ...item("Coaster strikes ferry berth in fog; one injured, and the morning crossing is cancelled", "Valley Mail"),
      stamp: day("1981-11-22", "22 November 1981", "44 years ago"),
      reason: "both mention Harbour Street, berth, pontoon",
    },
    {
      ...item("Inquiry: the vote that was deferred twice", "Valley Mail", "Politics"),
      stamp: day("1989-02", "February 1989", "37 years ago"),
      reason: "same storyline: ramps",
    },
  ],
  listed: [
    { title: "Tide tables for the week", source: "Evening Record" },
    { title: "Harbour dues to rise", url: "https://evening.example/dues", stamp: day("1987", "1987", "39 years ago") },
  ],
  copies: {
    sentence: "The same Coastal Press story in one other paper.",
    items: [
      {
        ...item("Ramps shift, ferry shuts", "Northern Fishing News"),
        stamp: day("1987-03-13", "13 March 1987", "39 years ago"),
        label: "copy",
        differences: "1987/03/13-ramps-shift/differences.html",
      },
    ],
  },
  provenance: {
    url: "https://eveningrecord.example/1987/03/12/ferry",
    captured: day("2009-01-04T11:20:00+00:00", "4 January 2009 at 11:20", "17 years ago"),
    file: "evening-record/1987-03.txt",
    locator: "lines 14–52",
    format: "text",
    sha256: "9f2c4b7d1a0e83c65f2c4b7d1a0e83c69f2c4b7d1a0e83c65f2c4b7d1a0e83c6",
    rights: "© Evening Record",
    id: "k3f9-ferry-terminal",
  },
  cite: {
    text: "Reyes, A. and Pike, J., “Ferry terminal to close to vehicles after ramps shift”, Evening Record, 12 March 1987.",
  },
  pager: {
    previous: { text: "Council delays bus vote again", to: "1987/03/12-council.html" },
    next: { text: "Rain brings relief to growers", to: "1987/03/12-rain.html" },
  },
  structured: { "@context": "https://schema.org", "@type": "NewsArticle", headline: "Ferry terminal to close" },
};

export const topic: ListModel = {
  kind: "topic",
  name: "Ferries",
  count: "1,906 articles",
  span: "1974–2023",
  spine: spine(1974, 2023),
  oftenWith: topics.slice(0, 3).map(({ text, to }) => ({ text, to })),
  groups: [
    {
      label: "2023",
      to: "2023/index.html",
      stamp: day("2023", "2023", "3 years ago"),
      items: [
        {
          ...item("Hybrid vessel makes first crossing", "Evening Record", "Transport"),
          stamp: day("2023-06-02", "2 June 2023", "3 years ago"),
        },
        {
          ...item("Fares frozen until spring", "Evening Record", "Transport"),
          stamp: day("2023-01-09", "9 January 2023", "3 years ago"),
        },
      ],
    },
    {
      label: "1987",
      to: "1987/index.html",
      stamp: day("1987", "1987", "39 years ago"),
      items: [{ ...items[0]!, stamp: day("1987-03-12", "12 March 1987", "39 years ago") }],
    },
    { label: "Undated", items: [item("From the ferry company’s log book")] },
  ],
  years: [],
  feed: "topics/ferries.xml",
  parent: { text: "All topics", to: "topics/index.html" },
};

const picture = (alt: string): Image => ({
  to: "media/boats.png",
  alt,
  width: 900,
  height: 600,
  copies: [{ to: "media/boats-480.webp", width: 480 }],
});
const inText = (alt: string) => imageTag(picture(alt), { address: "1987/03/12-boats.html", root: "../../" });

/** All that an import can bring besides the words. */
export const illustrated: ArticleModel = {
  ...article,
  lead: { image: picture("Boats in Strand Street"), caption: "Strand Street on Tuesday.", credit: "Ann Lee" },
  body: `<p>A storm put eleven boats into the street.</p>
<figure>${inText("The bowling club without its roof")}
<figcaption class="meta">The <a href="https://club.example/">club</a> on Wednesday</figcaption></figure>
<p>${inText("")} stood in the midst of words.</p>`,
  pictures: [{ image: picture(""), caption: "The green.", credit: "Post" }, ...article.pictures],
  genre: "Feature",
  access: "paid",
  isSummary: true,
  people: [
    { text: "Margaret Osei", to: "people/margaret-osei.html" },
    { text: "Edwin Stroud", isFound: true },
  ],
  organisations: [{ text: "Harbour Board", to: "organisations/harbour-board.html" }],
  places: [{ text: "Strand Street", isFound: true }],
  comments: [
    {
      number: 1,
      name: "Edwin Stroud",
      stamp: day("1987-03-13", "13 March 1987", "39 years ago"),
      paragraphs: ["Twelve.", "I counted."],
      depth: 0,
    },
    { number: 2, paragraphs: ["The dinghy was mine."], depth: 1 },
    { number: 3, name: "A. Reader", paragraphs: ["So it was."], depth: 2 },
    { number: 4, name: "J. P.", paragraphs: ["And now?"], depth: 0 },
  ],
  versions: [
    {
      text: "Storm throws boats about",
      to: "versions/storm/2.html",
      stamp: day("1987-03-12", "12 March 1987", "39 years ago"),
    },
    { text: "Storm", to: "versions/storm/1.html" },
  ],
  provenance: { ...article.provenance, slugline: "storm-harbour/2nd ld", rights: "Not for sale" },
};
