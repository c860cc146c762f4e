import { oneLine } from "../nitf/body.ts";
import { isLater } from "../wire/dates.ts";
import { asSentences, correctionsOf, editorNotes, statusOf, type Told, told } from "../wire/fields.ts";
import { datelineOf } from "../wire/plain.ts";
import { at, elementsOf, textOf, wordsAt, type XmlNode } from "../xml/reader.ts";

/** What an item says of itself and of its content, apart from the content. */
export function metaOf(item: XmlNode): Told {
  const meta = at(item, "itemMeta");
  const content = at(item, "contentMeta");
  const name = namer(item);
  const dateline = datelineOf(inLanguage(item, elementsOf(content, "dateline")));
  const status = codeOf(at(meta, "pubStatus"));
  const edNotes = elementsOf(meta, "edNote").map((note) => oneLine(textOf(note)));
  const dates = datesOf(meta, content);
  const subjects = subjectsOf(content, name);
  const infoSources = elementsOf(content, "infoSource").map(name).find(Boolean);
  return {
    ...told({
      title: [inLanguage(item, elementsOf(content, "headline")) ?? wordsAt(meta, "title"), "headline"],
      summary: [summaryOf(item, content), "description"],
      ...dates,
      embargo: [wordsAt(meta, "embargoed"), "embargoed"],
      status: [statusOf(status), "pubStatus"],
      slugline: [inLanguage(item, elementsOf(content, "slugline")), "slugline"],
      ...writersOf(content, name),
      agency: [dateline.agency ?? wordsAt(content, "creditline") ?? infoSources, "dateline, creditline, infoSource"],
      source: [name(at(meta, "provider")), "provider"],
      place: [dateline.place ?? locatedOf(content, name), dateline.place ? "dateline" : "located"],
      ...subjects,
      genre: [elementsOf(content, "genre").map(name).find(Boolean), "genre"],
      lang: [at(content, "language")?.attributes.tag ?? item.attributes["xml:lang"], "language"],
      rights: [rightsOf(item, name), "rightsInfo"],
      corrections: [correctionsOf(edNotes), "edNote"],
    }),
    notes: notesOf(meta, status, edNotes),
  };
}

/** "text", "picture", …: https://cv.iptc.org/newscodes/ninature/ */
export function itemClassOf(item: XmlNode): string {
  return codeOf(at(item, "itemMeta", "itemClass")) ?? "news";
}

/** The end of a qcode or an address: "stat:usable" and "…/pubstatusg2/usable" are both "usable". */
function codeOf(node: XmlNode | undefined): string | undefined {
  const { qcode, uri, literal } = node?.attributes ?? {};
  return (qcode ?? uri ?? literal)?.replace(/^.*[:/#]/, "") || undefined;
}

type Namer = (node: XmlNode | undefined) => string | undefined;

/** Names of concepts: their own, or what the item asserts of their code. */
function namer(item: XmlNode): Namer {
  const asserted = new Map<string, string>();
  for (const one of elementsOf(item, "assert")) {
    const name = inLanguage(item, elementsOf(one, "name"));
    const code = one.attributes.qcode ?? one.attributes.uri ?? one.attributes.literal;
    if (name !== undefined && code !== undefined) asserted.set(code, name);
  }
  return (node) => {
    const { qcode = "", uri = "", literal = "" } = node?.attributes ?? {};
    const own = inLanguage(item, elementsOf(node, "name"));
    return own ?? asserted.get(qcode) ?? asserted.get(uri) ?? asserted.get(literal);
  };
}

/** Of several writings of one thing, the one in the item's own language, or the first. */
function inLanguage(item: XmlNode, nodes: XmlNode[]): string | undefined {
  const lang = at(item, "contentMeta", "language")?.attributes.tag ?? item.attributes["xml:lang"];
  const primary = (tag: string | undefined) => tag?.toLowerCase().split("-")[0];
  const own = nodes.find((node) => primary(node.attributes["xml:lang"] ?? lang) === primary(lang)) ?? nodes[0];
  return oneLine(textOf(own)) || undefined;
}

function datesOf(meta: XmlNode | undefined, content: XmlNode | undefined): Parameters<typeof told>[0] {
  const created = wordsAt(meta, "versionCreated");
  const first = wordsAt(meta, "firstCreated");
  const written = wordsAt(content, "contentCreated");
  const date = first ?? written ?? created;
  const origin = first ? "firstCreated" : written ? "contentCreated" : "versionCreated";
  return { date: [date, origin], updated: [isLater(created, date) ? created : undefined, "versionCreated"] };
}

function summaryOf(item: XmlNode, content: XmlNode | undefined): string | undefined {
  const told = elementsOf(content, "description").filter(
    ({ attributes }) => !/caption|note/i.test(attributes.role ?? ""),
  );
  return inLanguage(item, told);
}

/** Whom the byline names; else the creators who are people or say nothing else of themselves. */
function writersOf(content: XmlNode | undefined, name: Namer): Parameters<typeof told>[0] {
  const by = elementsOf(content, "by")
    .map((one) => oneLine(textOf(one)))
    .filter(Boolean);
  if (by.length > 0) return { byline: [by, "by"] };
  const creators = elementsOf(content, "creator").filter(
    ({ attributes }) => !/organisation|photographer/i.test(`${attributes.type ?? ""} ${attributes.role ?? ""}`),
  );
  return { byline: [creators.map(name).filter(Boolean), "creator"] };
}

function locatedOf(content: XmlNode | undefined, name: Namer): string | undefined {
  const located = at(content, "located");
  const names = [name(located), ...elementsOf(located, "broader").map(name)].filter(Boolean);
  return [...new Set(names)].join(", ") || undefined;
}

const KINDS: [RegExp, "people" | "organisations" | "places"][] = [
  [/person$/i, "people"],
  [/org(?:anisation|anization)?$/i, "organisations"],
  [/(?:geo(?:area)?|poi|place|city|country)$/i, "places"],
];

/** Subjects by what they are: https://cv.iptc.org/newscodes/cpnature/ */
function subjectsOf(content: XmlNode | undefined, name: Namer): Parameters<typeof told>[0] {
  const sorted = {
    people: [] as string[],
    organisations: [] as string[],
    places: [] as string[],
    topics: [] as string[],
  };
  for (const subject of elementsOf(content, "subject")) {
    const words = name(subject) ?? name(at(subject, "mainConcept"));
    const type = subject.attributes.type ?? subject.attributes.typeuri ?? "";
    if (words !== undefined) sorted[KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? "topics"].push(words);
  }
  sorted.topics.push(
    ...elementsOf(content, "keyword")
      .map((one) => oneLine(textOf(one)))
      .filter(Boolean),
  );
  return Object.fromEntries(Object.entries(sorted).map(([key, names]) => [key, [names, "subject"] as const]));
}

function rightsOf(item: XmlNode, name: Namer): string | undefined {
  const rights = at(item, "rightsInfo");
  const holder = name(at(rights, "copyrightHolder"));
  const notice = oneLine(textOf(at(rights, "copyrightNotice"))) || (holder ? `© ${holder}` : "");
  return asSentences([notice, oneLine(textOf(at(rights, "usageTerms")))]);
}

function notesOf(meta: XmlNode | undefined, status: string | undefined, edNotes: string[]): string[] {
  const signals = elementsOf(meta, "signal").map(codeOf).filter(Boolean);
  return [
    ...(status === undefined || status === "usable" ? [] : [`pubStatus ${status}`]),
    ...editorNotes(edNotes),
    ...(signals.length > 0 ? [`signal ${signals.join(", ")}`] : []),
  ];
}
