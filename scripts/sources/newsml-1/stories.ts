import { nitfHtml, oneLine } from "../nitf/body.ts";
import { readNitf } from "../nitf/read.ts";
import { firstOf, type Told, told } from "../wire/fields.ts";
import { paragraphsAsHtml, plainParagraphs } from "../wire/plain.ts";
import { at, elementsOf, textOf, type XmlNode } from "../xml/reader.ts";
import { languageOf, linesOf, nearest } from "./lines.ts";

/** One text of an item. `key` tells it from the item's others: its language, or its place among them. */
export type Story = Told & { key: string; html: string };

/** A piece of content with the components it stands in, from the outermost in. */
type Leaf = { chain: XmlNode[]; content: XmlNode; role: string };

/** The texts of an item, one for each language and headline; without one, what there is `instead`. */
export function storiesOf(item: XmlNode): { stories: Story[]; instead?: string } {
  if (at(item, "Update")) return { stories: [], instead: "instructions how to change an earlier item" };
  const leaves: Leaf[] = [];
  for (const component of elementsOf(item, "NewsComponent")) gather(component, [], leaves);
  const bodies = leaves.filter((leaf) => isBody(leaf));
  const groups = [...grouped(bodies, (leaf) => `${headed(leaf)?.line ?? 0} ${languageOf(leaf.chain) ?? ""}`).values()];
  const seen = new Map<string, number>();
  const stories = groups.map((group) => {
    const key = languageOf(group[0]!.chain) ?? "text";
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return storyOf(group, leaves, seen.get(key) === 1 ? key : `${key}-${seen.get(key)}`);
  });
  const kinds = [...new Set(leaves.map(kindOf))].filter(Boolean);
  return { stories, ...(kinds.length > 0 ? { instead: `an item of ${kinds.join(", ")} without a text` } : {}) };
}

function grouped<Key>(leaves: Leaf[], keyOf: (leaf: Leaf) => Key): Map<Key, Leaf[]> {
  const groups = new Map<Key, Leaf[]>();
  for (const leaf of leaves) groups.set(keyOf(leaf), [...(groups.get(keyOf(leaf)) ?? []), leaf]);
  return groups;
}

function gather(component: XmlNode, outer: XmlNode[], leaves: Leaf[]): void {
  const chain = [...outer, component];
  const role = nearest(chain, (one) => at(one, "Role")?.attributes.FormalName) ?? "";
  for (const child of elementsOf(component))
    if (child.local === "NewsComponent") gather(child, chain, leaves);
    else if (child.local === "ContentItem") leaves.push({ chain, content: child, role });
}

/** Content that is no story's text: lines above it that stand in components of their own, its dress, how to call its sender. */
const NO_TEXT = /style|contact|logo|head ?line|caption|icon|thumbnail|quicklook|preview/i;

function isBody(leaf: Leaf): boolean {
  const data = at(leaf.content, "DataContent");
  if (data === undefined || NO_TEXT.test(leaf.role) || oneLine(textOf(data)) === "") return false;
  return (
    /^(?:text\/(?!css)|application\/(?:xhtml|nitf|xml)|$)/i.test(mimeOf(leaf.content)) && !at(leaf.content, "Encoding")
  );
}

const mimeOf = (content: XmlNode) => at(content, "MimeType")?.attributes.FormalName ?? "";
const kindOf = ({ content }: Leaf) =>
  at(content, "MediaType")?.attributes.FormalName ?? mimeOf(content).replace(/\/.*$/, "");
const headed = (leaf: Leaf) => nearest(leaf.chain, (one) => at(one, "NewsLines", "HeadLine"));

function storyOf(group: Leaf[], leaves: Leaf[], key: string): Story {
  const chosen = group.some(isOneOfSeveral) ? [group.toSorted((a, b) => richness(b) - richness(a))[0]!] : group;
  const { chain } = chosen[0]!;
  const read = chosen.map(({ content }) => readData(at(content, "DataContent")!));
  const around = leaves.filter((leaf) => languageOf(leaf.chain) === languageOf(chain));
  const pictures = picturesOf(around);
  const lines = linesOf(chain);
  const apart = told({
    title: [wordsOf(around, /^head ?line/i), "HeadLine"],
    summary: [wordsOf(around, /sub ?head ?line/i), "SubHeadLine"],
    pictures: [pictures, "ContentItem Href"],
  });
  const dropped = group.length - chosen.length;
  const contact = around.some(({ role }) => /contact/i.test(role));
  return {
    ...firstOf(lines, apart, ...read),
    key,
    html: read.map(({ html }) => html).join(""),
    notes: [
      ...lines.notes,
      ...read.flatMap(({ notes }) => notes),
      ...(dropped > 0 ? [`the text is there ${dropped + 1} times: the one with most markup taken`] : []),
      ...(contact ? ["how to reach the sender left out"] : []),
    ],
  };
}

/** Whether content stands in a list of which a reader is to choose one. */
function isOneOfSeveral({ chain }: Leaf): boolean {
  return chain.at(-1)?.attributes.EquivalentsList === "yes" || chain.at(-2)?.attributes.EquivalentsList === "yes";
}

function richness({ content }: Leaf): number {
  const data = at(content, "DataContent");
  return at(data, "nitf") ? 2 : elementsOf(data).length > 0 ? 1 : 0;
}

function readData(data: XmlNode): Told & { html: string } {
  const nitf = at(data, "nitf");
  if (nitf) return readNitf(nitf);
  if (elementsOf(data).length > 0) {
    const { html, pictures, notes, corrections } = nitfHtml(at(data, "html", "body") ?? at(data, "body") ?? data);
    return { fields: { pictures, corrections }, origins: { corrections: "note" }, notes, html };
  }
  const words = textOf(data);
  const html = /^\s*<[a-z!?]/i.test(words) ? words : paragraphsAsHtml(plainParagraphs(words));
  return { fields: {}, origins: {}, notes: [], html };
}

/** The words of a component that holds one line of the story: its headline with its markup. */
function wordsOf(leaves: Leaf[], role: RegExp): string | undefined {
  const leaf = leaves.find((one) => role.test(one.role) && at(one.content, "DataContent"));
  const data = leaf && at(leaf.content, "DataContent");
  return oneLine(textOf(at(data, "html", "body") ?? data)) || undefined;
}

/** Pictures by their addresses, one for each component: of several sizes the widest, with the component's own lines. */
function picturesOf(leaves: Leaf[]): object[] {
  const images = leaves.filter(
    ({ content, role }) =>
      content.attributes.Href &&
      !/logo|icon|video|thumbnail/i.test(role) &&
      /image|photo|picture/i.test(`${mimeOf(content)} ${at(content, "MediaType")?.attributes.FormalName ?? ""}`),
  );
  const groups = grouped(images, ({ chain }) => chain.at(-1)!);
  return [...groups].map(([component, sizes]) => {
    const best = sizes.toSorted((a, b) => widthOf(b.content) - widthOf(a.content))[0]!;
    const near = leaves.find(({ role, chain }) => /caption/i.test(role) && chain.at(-2) === best.chain.at(-2));
    const caption = near
      ? oneLine(textOf(at(near.content, "DataContent")))
      : oneLine(textOf(at(component, "NewsLines", "HeadLine")));
    const credit = oneLine(
      textOf(at(component, "NewsLines", "CreditLine")) || textOf(at(component, "NewsLines", "ByLine")),
    );
    return { src: best.content.attributes.Href!, caption, credit };
  });
}

function widthOf(content: XmlNode): number {
  const properties = elementsOf(at(content, "Characteristics"), "Property");
  return Number(properties.find(({ attributes }) => /width/i.test(attributes.FormalName ?? ""))?.attributes.Value) || 0;
}
