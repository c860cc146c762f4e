import { oneLine } from "../nitf/body.ts";
import { asSentences, type Told, told } from "../wire/fields.ts";
import { datelineOf } from "../wire/plain.ts";
import { at, elementsOf, textOf, type XmlNode } from "../xml/reader.ts";
import { partyOf } from "./management.ts";

/** What a chain of components, from the outermost in, says of the text in the last of them: the nearest counts. */
export function linesOf(chain: XmlNode[]): Told {
  const line = (local: string) => nearest(chain, (one) => oneLine(textOf(at(one, "NewsLines", local))));
  const dateline = datelineOf(line("DateLine"));
  const administrative = (local: string) => nearest(chain, (one) => partyOf(at(one, "AdministrativeMetadata", local)));
  const bylines = nearest(chain, (one) => wordsOf(elementsOf(at(one, "NewsLines"), "ByLine")));
  return {
    ...told({
      title: [line("HeadLine"), "HeadLine"],
      summary: [line("SubHeadLine"), "SubHeadLine"],
      byline: [bylines ?? administrative("Creator"), bylines ? "ByLine" : "Creator"],
      agency: [dateline.agency ?? line("CreditLine"), dateline.agency ? "DateLine" : "CreditLine"],
      source: [administrative("Provider") ?? administrative("Source"), "AdministrativeMetadata"],
      place: [dateline.place, "DateLine"],
      slugline: [line("SlugLine"), "SlugLine"],
      rights: [rightsOf(chain, line), "CopyrightLine"],
      lang: [languageOf(chain), "Language"],
      genre: [nearest(chain, (one) => genreOf(one)), "Genre"],
      ...namesOf(chain),
    }),
    notes: chain.flatMap(seriesOf),
  };
}

export function nearest<Value>(chain: XmlNode[], find: (one: XmlNode) => Value | undefined): Value | undefined {
  for (const one of chain.toReversed()) {
    const value = find(one);
    if (value !== undefined && value !== "") return value;
  }
  return undefined;
}

export function languageOf(chain: XmlNode[]): string | undefined {
  return nearest(
    chain,
    (one) => at(one, "DescriptiveMetadata", "Language")?.attributes.FormalName ?? one.attributes["xml:lang"],
  );
}

function wordsOf(nodes: XmlNode[]): string[] | undefined {
  const words = nodes.map((one) => oneLine(textOf(one))).filter(Boolean);
  return words.length > 0 ? words : undefined;
}

function genreOf(component: XmlNode): string | undefined {
  const genre = at(component, "DescriptiveMetadata", "Genre")?.attributes.FormalName;
  return /^current$/i.test(genre ?? "") ? undefined : genre;
}

function rightsOf(chain: XmlNode[], line: (local: string) => string | undefined): string | undefined {
  const lines = asSentences([line("CopyrightLine"), line("RightsLine")]);
  if (lines !== undefined) return lines;
  const copyright = nearest(chain, (one) => at(one, "RightsMetadata", "Copyright"));
  const holder = oneLine(textOf(at(copyright, "CopyrightHolder")));
  return holder === ""
    ? undefined
    : ["©", oneLine(textOf(at(copyright, "CopyrightDate"))), holder].filter(Boolean).join(" ");
}

function seriesOf(component: XmlNode): string[] {
  const series = oneLine(textOf(at(component, "NewsLines", "SeriesLine")));
  return series === "" ? [] : [`series: ${series}`];
}

type Names = { people: string[]; organisations: string[]; places: string[]; topics: string[] };
const KINDS: [RegExp, keyof Names][] = [
  [/person|people/i, "people"],
  [/compan|organi[sz]ation/i, "organisations"],
  [/geo|country|place|location|city|region|state/i, "places"],
];
const kindOf = (type: string): keyof Names => KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? "topics";

/** Topics, by name: of subject codes that are numbers nobody could make anything. */
function namesOf(chain: XmlNode[]): Parameters<typeof told>[0] {
  const names: Names = { people: [], organisations: [], places: [], topics: [] };
  for (const component of chain) {
    for (const topic of elementsOf(at(component, "TopicSet"), "Topic")) {
      const words = oneLine(textOf(at(topic, "Description"))) || oneLine(textOf(at(topic, "FormalName")));
      names[kindOf(at(topic, "TopicType")?.attributes.FormalName ?? "")].push(words);
    }
    for (const code of elementsOf(at(component, "DescriptiveMetadata"), "SubjectCode"))
      names.topics.push(...elementsOf(code).map((one) => one.attributes.FormalName ?? ""));
    for (const property of elementsOf(at(component, "DescriptiveMetadata", "Location"), "Property"))
      names.places.push(property.attributes.Value ?? "");
    names.topics.push(oneLine(textOf(at(component, "NewsLines", "KeywordLine"))));
    for (const metadata of elementsOf(component, "Metadata"))
      for (const { attributes } of elementsOf(metadata, "Property"))
        if (/keyword/i.test(attributes.FormalName ?? ""))
          names[kindOf(attributes.FormalName!)].push(attributes.Value ?? "");
  }
  return Object.fromEntries(
    Object.entries(names).map(([key, all]) => [key, [all.filter((name) => /\p{L}/u.test(name)), "metadata"] as const]),
  );
}
