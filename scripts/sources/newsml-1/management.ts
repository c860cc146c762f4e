import { oneLine } from "../nitf/body.ts";
import { isLater, wireDate } from "../wire/dates.ts";
import { correctionsOf, editorNotes, statusOf, type Told, told } from "../wire/fields.ts";
import { at, elementsOf, textOf, wordsAt, type XmlNode } from "../xml/reader.ts";

export type Managed = Told & { identity: string; version?: string };

/** Who an item is, how it may be used and when it was made; words where it cannot be told who it is. */
export function managementOf(item: XmlNode): Managed | string {
  const identifier = at(item, "Identification", "NewsIdentifier");
  const id = wordsAt(identifier, "NewsItemId");
  if (id === undefined) return "the item has no NewsItemId";
  const provider = wordsAt(identifier, "ProviderId");
  const identity = [provider, wordsAt(identifier, "DateId"), id].filter(Boolean).join(":");
  const revision = wordsAt(identifier, "RevisionId");
  if (revision !== undefined && !/^\d{1,15}$/.test(revision)) return `RevisionId "${revision}" is not a number`;
  const management = at(item, "NewsManagement");
  const first = wireDate(wordsAt(management, "FirstCreated"));
  const created = wireDate(wordsAt(management, "ThisRevisionCreated"));
  const status = at(management, "Status")?.attributes.FormalName;
  const instructions = elementsOf(management, "Instruction").map((one) =>
    [one.attributes.FormalName, oneLine(textOf(one))].filter(Boolean).join(": "),
  );
  return {
    identity,
    version: revision,
    ...told({
      date: [first ?? created, first ? "FirstCreated" : "ThisRevisionCreated"],
      updated: [isLater(created, first) ? created : undefined, "ThisRevisionCreated"],
      status: [statusOf(status), "Status"],
      embargo: [embargoOf(management, status), "StatusWillChange"],
      corrections: [correctionsOf(instructions), "Instruction"],
      slugline: [wordsAt(item, "Identification", "NameLabel"), "NameLabel"],
    }),
    notes: [
      ...(status === undefined || /^usable$/i.test(status) ? [] : [`Status ${status}`]),
      ...editorNotes(instructions),
    ],
  };
}

/** An embargo ends when the status is to change to one in which the item may be used. */
function embargoOf(management: XmlNode | undefined, status: string | undefined): string | undefined {
  if (!/^embargoed$/i.test(status ?? "")) return undefined;
  const changes = elementsOf(management, "StatusWillChange").filter(
    (one) => statusOf(at(one, "FutureStatus")?.attributes.FormalName) === "published",
  );
  return wireDate(wordsAt(changes[0], "DateAndTime"));
}

/** The name of a party: `<Party FormalName="Coastal Press"/>`. */
export function partyOf(node: XmlNode | undefined): string | undefined {
  return at(node, "Party")?.attributes.FormalName?.trim() || undefined;
}
