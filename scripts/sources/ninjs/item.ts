import { isLater } from "../wire/dates.ts";
import { asSentences, correctionsOf, editorNotes, statusOf, type Told, told } from "../wire/fields.ts";
import { datelineOf } from "../wire/plain.ts";
import { type Item, listIn, namesIn, pictureOf, wordIn, wordsIn } from "./view.ts";

/** What an item of any generation says of itself and of its text. */
export function fieldsOf(item: Item): Told {
  const headlines = wordsIn(item, "headline", "headlines");
  const headline =
    headlines.find(({ role }) => role === "main") ?? headlines.find(({ role }) => role === "") ?? headlines[0];
  const dateline = datelineOf(wordIn(item, "located"));
  const edNote = wordIn(item, "edNote", "ednote");
  const status = wordIn(item, "pubStatus", "pubstatus");
  const rights = [wordIn(item, "copyrightNotice", "copyrightnotice"), wordIn(item, "usageTerms", "usageterms")];
  const holder = wordIn(item, "copyrightHolder", "copyrightholder");
  return {
    ...told({
      title: [headline?.value ?? wordIn(item, "title"), headline ? "headline" : "title"],
      summary: [summaryOf(item), "description"],
      ...datesOf(item),
      embargo: [wordIn(item, "embargoedUntil", "embargoed"), "embargoed"],
      status: [statusOf(status), "pubstatus"],
      slugline: [wordIn(item, "slugline"), "slugline"],
      byline: [wordIn(item, "by", "byline"), "byline"],
      agency: [dateline.agency ?? namesIn(item, "infoSources", "infosources", "infosource")[0], "infosource"],
      source: [holder, "copyrightholder"],
      place: [dateline.place, "located"],
      topics: [
        namesIn(item, "subjects", "subject").concat(
          namesIn(item, "events", "event"),
          namesIn(item, "objects", "object"),
        ),
        "subject",
      ],
      people: [namesIn(item, "people", "person"), "person"],
      organisations: [namesIn(item, "organisations", "organisation"), "organisation"],
      places: [namesIn(item, "places", "place"), "place"],
      genre: [namesIn(item, "genres", "genre")[0], "genre"],
      lang: [wordIn(item, "language"), "language"],
      rights: [asSentences(rights) || (holder && `© ${holder}`), "copyrightnotice, usageterms"],
      corrections: [correctionsOf([edNote]), "ednote"],
      ...picturesOf(item),
      listed: [associated(item).filter(isLead).map(leadOf), "associations"],
    }),
    notes: [
      ...(status === undefined || status === "usable" ? [] : [`pubstatus ${status}`]),
      ...editorNotes([edNote]),
      ...associated(item).flatMap(passedOver),
    ],
  };
}

/** Which version of an item this is: its number, or else the time at which it was made. */
export function versionOf(item: Item): string | undefined {
  const version = wordIn(item, "version");
  const created = wordIn(item, "versionCreated", "versioncreated");
  return version !== undefined && /^\d{1,15}$/.test(version) ? version : (created ?? version);
}

export const typeOf = (item: Item) => wordIn(item, "type") ?? "text";
export const associated = (item: Item) => listIn(item, "associations");

/** Whether an associated item is an article of its own: one with a headline and a text, and not a pointer to one. */
export function isWhole(item: Item): boolean {
  const body = wordsIn(item, "body", "bodies").some(({ value }) => value.trim().length > 20);
  return body && wordsIn(item, "headline", "headlines").length > 0 && !/^(?:event|planning)$/.test(typeOf(item));
}

const isPicture = (item: Item) => /^(?:picture|graphic)$/.test(typeOf(item)) && !isWhole(item);
const isLead = (item: Item) =>
  /^(?:text|composite|component)$/.test(typeOf(item)) && item.type !== undefined && !isWhole(item);

function leadOf(item: Item): object {
  const title = wordsIn(item, "headline", "headlines")[0]?.value ?? wordIn(item, "title", "name");
  return { title, date: wordIn(item, "versionCreated", "versioncreated") };
}

function passedOver(item: Item): string[] {
  if (isPicture(item))
    return pictureOf(item) ? [] : [`picture without an address left out: ${wordIn(item, "uri") ?? ""}`];
  if (isWhole(item) || isLead(item)) return [];
  return [
    `associated ${wordIn(item, "type") ?? "item"} left out: ${wordIn(item, "title", "headline", "name", "uri") ?? ""}`,
  ];
}

function datesOf(item: Item): Parameters<typeof told>[0] {
  const created = wordIn(item, "versionCreated", "versioncreated");
  const first = wordIn(item, "firstCreated", "firstcreated");
  const written = wordIn(item, "contentCreated", "contentcreated");
  const date = first ?? written ?? created;
  const origin = first ? "firstcreated" : written ? "contentcreated" : "versioncreated";
  return { date: [date, origin], updated: [isLater(created, date) ? created : undefined, "versioncreated"] };
}

function summaryOf(item: Item): string | undefined {
  const described = wordsIn(item, "description", "descriptions").filter(
    ({ role }) => !/caption|note|script|shotlist/i.test(role),
  );
  const plain = described.find(({ role, contentType }) => !/html/i.test(`${role} ${contentType}`)) ?? described[0];
  return plain?.value.replace(/<[^<>]*>/g, " ");
}

/** The one picture that stands for the article, by what its association is called, and the others. */
function picturesOf(item: Item): Parameters<typeof told>[0] {
  const pictures = associated(item)
    .filter(isPicture)
    .flatMap((one) => {
      const picture = pictureOf(one);
      return picture ? [{ name: `${wordIn(one, "name") ?? ""} ${wordIn(one, "rel") ?? ""}`, picture }] : [];
    });
  const main =
    pictures.find(({ name }) => /featur|main|lead|hero/i.test(name)) ??
    pictures.find(({ name }) => !/logo/i.test(name));
  const others = pictures.filter((one) => one !== main).map(({ picture }) => picture);
  return { image: [main?.picture, "associations"], pictures: [others, "associations"] };
}
