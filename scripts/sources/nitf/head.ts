import { isLater, wireDate } from "../wire/dates.ts";
import { correctionsOf, editorNotes, statusOf, type Told, told } from "../wire/fields.ts";
import { at, elementsOf, textOf, wordsAt, type XmlNode } from "../xml/reader.ts";
import { oneLine, paragraphsOf } from "./body.ts";

/** What the head of an NITF document says: https://iptc.org/std/NITF/3.6/documentation/nitf.html */
export function headOf(nitf: XmlNode): Told {
  const docdata = at(nitf, "head", "docdata");
  const issued = wireDate(at(docdata, "date.issue")?.attributes.norm);
  const released = wireDate(at(docdata, "date.release")?.attributes.norm);
  const published = wireDate(at(nitf, "head", "pubdata")?.attributes["date.publication"]);
  const status = docdata?.attributes["management-status"];
  const embargoed = status === "embargoed" || isLater(released, issued);
  const identified = at(docdata, "identified-content");
  const messages = elementsOf(docdata, "ed-msg").map(saidIn);
  const corrections = elementsOf(docdata, "correction").map((one) => ({ text: saidIn(one) }));
  return {
    ...told({
      title: [wordsAt(nitf, "head", "title"), "head title"],
      date: issued ? [issued, "date.issue"] : [published ?? released, published ? "pubdata" : "date.release"],
      embargo: [embargoed ? released : undefined, "date.release"],
      status: [statusOf(status), "management-status"],
      slugline: [at(docdata, "du-key")?.attributes.key, "du-key"],
      section: [at(nitf, "head", "pubdata")?.attributes["position.section"], "pubdata position.section"],
      topics: [topicsOf(nitf, docdata), "tobject.subject, key-list, classifier"],
      people: [namesOf(identified, "person"), "identified-content"],
      organisations: [namesOf(identified, "org"), "identified-content"],
      places: [namesOf(identified, "location"), "identified-content"],
      genre: [genreOf(nitf), "tobject.property"],
      rights: [rightsOf(docdata), "doc.copyright"],
      corrections: [
        [...corrections.filter(({ text }) => text !== ""), ...correctionsOf(messages)],
        "correction, ed-msg",
      ],
    }),
    notes: notesOf(docdata, status),
  };
}

const saidIn = (node: XmlNode) => node.attributes.info ?? oneLine(textOf(node));

/** What the head of an NITF body says: the lines that stand above a story. */
export function bodyHeadOf(nitf: XmlNode): Told {
  const head = at(nitf, "body", "body.head");
  const second = elementsOf(at(head, "hedline"), "hl2").map((one) => oneLine(textOf(one)));
  const subtitle = second.filter(Boolean).join(". ") || undefined;
  const abstract = paragraphsOf(at(head, "abstract"));
  const summary = [subtitle?.replace(/(?<![.!?])$/, abstract ? "." : ""), abstract].filter(Boolean).join(" ");
  const dateline = at(head, "dateline");
  const date = at(dateline, "story.date");
  const words = elementsOf(head, "note").map((note) => oneLine(textOf(note)));
  return {
    ...told({
      title: [oneLine(textOf(at(head, "hedline", "hl1"))), "hl1"],
      summary: [summary, subtitle ? "hl2" : "abstract"],
      ...writersOf(head),
      agency: [wordsAt(head, "distributor"), "distributor"],
      place: [placeOf(dateline), "dateline"],
      date: [wireDate(date?.attributes.norm) ?? wordsAt(date), "story.date"],
      rights: [oneLine(textOf(at(head, "rights"))), "rights"],
      corrections: [correctionsOf(words), "note"],
    }),
    notes: editorNotes(words),
  };
}

function writersOf(head: XmlNode | undefined): Parameters<typeof told>[0] {
  const bylines = elementsOf(head, "byline");
  const people = bylines.flatMap((byline) => elementsOf(byline, "person")).map((one) => oneLine(textOf(one)));
  if (people.some(Boolean)) return { authors: [people.filter(Boolean), "byline"] };
  const words = bylines.map((byline) => oneLine(textOf({ ...byline, children: byline.children.filter(isNoTitle) })));
  const stated = words
    .map((line) => line.replace(/[\s,]+$/, ""))
    .filter((line) => /\p{L}{2}/u.test(line.replace(/^by\b/i, "")));
  if (stated.length > 0) return { byline: [stated, "byline"] };
  // A line that has nothing but somebody's title names the house.
  return { agency: [bylines.map((byline) => wordsAt(byline, "byttl")).find(Boolean), "byttl"] };
}

const isNoTitle = (child: XmlNode | string) => typeof child === "string" || child.local !== "byttl";

function placeOf(dateline: XmlNode | undefined): string | undefined {
  const location = at(dateline, "location");
  if (location) return oneLine(textOf(location)) || undefined;
  const words = (dateline?.children ?? []).filter((child) => typeof child === "string" || child.local !== "story.date");
  const place = oneLine(words.map((child) => (typeof child === "string" ? child : textOf(child))).join(""));
  return place.replace(/[\s,(—–-]+$/, "") || undefined;
}

/** Names that a document states of a kind; a location is told in parts: city, state, country. */
function namesOf(identified: XmlNode | undefined, local: string): string[] {
  const names = elementsOf(identified, local).map((one) => {
    const parts = elementsOf(one).map((part) => oneLine(textOf(part)));
    const own = one.children.some((child) => typeof child === "string" && child.trim() !== "");
    return own || parts.length === 0
      ? oneLine(textOf(one)) || one.attributes.value || ""
      : parts.filter(Boolean).join(", ");
  });
  return names.filter(Boolean);
}

function topicsOf(nitf: XmlNode, docdata: XmlNode | undefined): string[] {
  const subjects = elementsOf(at(nitf, "head", "tobject"), "tobject.subject").map(
    ({ attributes }) =>
      attributes["tobject.subject.detail"] ??
      attributes["tobject.subject.matter"] ??
      attributes["tobject.subject.type"],
  );
  const keywords = elementsOf(at(docdata, "key-list"), "keyword").map((one) => one.attributes.key ?? textOf(one));
  const identified = at(docdata, "identified-content");
  const classes = elementsOf(identified, "classifier").map((one) => one.attributes.value ?? textOf(one));
  const events = namesOf(identified, "event");
  return [...subjects, ...keywords, ...classes, ...events].map((one) => oneLine(one ?? "")).filter(Boolean);
}

function genreOf(nitf: XmlNode): string | undefined {
  const kinds = elementsOf(at(nitf, "head", "tobject"), "tobject.property").map(
    (one) => one.attributes["tobject.property.type"],
  );
  return kinds.find((kind) => kind !== undefined && !/^current$/i.test(kind));
}

function rightsOf(docdata: XmlNode | undefined): string | undefined {
  const { holder, year } = at(docdata, "doc.copyright")?.attributes ?? {};
  if (holder !== undefined) return ["©", year, holder].filter(Boolean).join(" ");
  return at(docdata, "doc.rights")?.attributes.owner;
}

function notesOf(docdata: XmlNode | undefined, status: string | undefined): string[] {
  const {
    "series.name": name,
    "series.part": part,
    "series.totalpart": total,
  } = at(docdata, "series")?.attributes ?? {};
  const expires = at(docdata, "date.expire")?.attributes.norm;
  return [
    ...editorNotes(elementsOf(docdata, "ed-msg").map((one) => saidIn(one))),
    ...(name === undefined ? [] : [`series: ${name}${part ? `, part ${part}` : ""}${total ? ` of ${total}` : ""}`]),
    ...(expires === undefined ? [] : [`expired by its sender: ${expires}`]),
    ...(status === undefined || status === "usable" ? [] : [`management-status ${status}`]),
  ];
}
