import type { Found, RawArticle, Source } from "./source.ts";
import { uploadsOf } from "./wxr/addresses.ts";
import { type Directory, itemsOf, READING, readDirectory } from "./wxr/directory.ts";
import { type Item, readItem } from "./wxr/item.ts";
import { kindOf } from "./wxr/kinds.ts";
import { articleOf } from "./wxr/post.ts";
import { withWholeAmpersands } from "./xml/ampersands.ts";
import { readXml, type XmlNode, type XmlProblem } from "./xml/reader.ts";

/**
 * WordPress's export ("WXR", extended RSS), also as other systems write it. It is read twice, since an attachment, an
 * author or a co-author may stand behind the posts that name them.
 */
export const wxr: Source = {
  name: "wxr",
  detect({ text }) {
    return /<rss[\s>]/i.test(text) && /<wp:wxr_version>|xmlns:wp\s*=\s*["'][^"']*\/export\/|<wp:post_id>/.test(text);
  },
  async *read(file) {
    const directory = await readDirectory(withWholeAmpersands(file.pieces()));
    const desk = openDesk(directory, uploadsOf(file));
    const problems: XmlProblem[] = [];
    const pieces = withWholeAmpersands(file.pieces(), () => {
      desk.bare += 1;
    });
    for await (const found of readXml(pieces, (path) => path.at(-1) === "item", READING)) {
      if (found.type === "problem") {
        if (found.unfinished) yield cutOff(found.unfinished, desk);
        else if (/^unclosed tag: (?:rss|channel)$/.test(found.message)) desk.endsAt ??= found.line;
        else if (problems.length < MOST_TOLD) problems.push(found);
        continue;
      }
      const broken = problems.splice(0).map(({ line, message }) => `broken XML in line ${line}: ${message}`);
      for (const node of itemsOf(found.node)) yield* take(node, broken, desk);
    }
    for (const [kind, count] of desk.left) yield { type: "skipped", locator: kind, reason: reasonOf(kind), count };
    if (desk.endsAt !== undefined)
      yield { type: "rejection", line: desk.endsAt, reason: "the file ends early: what followed here is not in it" };
    if (desk.items === 0) yield { type: "skipped", reason: "an export without items" };
  },
};

const reasonOf = (kind: string) =>
  kind === "attachment" ? "attachment: shown by the posts that use it" : `${kind}: no piece of the paper`;

/** So many breaches of XML's rules are told of an item. */
const MOST_TOLD = 3;

type Desk = {
  directory: Directory;
  media: RawArticle["media"];
  /** What is no article, by kind. */
  left: Map<string, number>;
  identities: Map<string, number>;
  items: number;
  /** The line in which a file that was cut off ends, unless an item says so already. */
  endsAt?: number;
  /** "&"s of the file that should have been written "&amp;", up to here. */
  bare: number;
};

function openDesk(directory: Directory, media: RawArticle["media"]): Desk {
  return { directory, media, left: new Map(), identities: new Map(), items: 0, bare: 0 };
}

function* take(node: XmlNode, broken: string[], desk: Desk): Generator<Found> {
  const item = readItem(node);
  const kind = kindOf(item);
  desk.items += 1;
  if (item.type === "" && item.id === "" && item.content === "")
    yield { type: "rejection", line: item.line, reason: "item without a type, a number and a text" };
  else if (!kind.article) desk.left.set(kind.kind, (desk.left.get(kind.kind) ?? 0) + 1);
  else {
    const article = articleOf(item, node, kind.draft, desk.directory);
    const notes = [...broken, ...bareOf(desk), ...(article.notes ?? [])];
    yield { ...article, identity: identityOf(item, desk), media: desk.media, ...(notes.length > 0 ? { notes } : {}) };
  }
}

/** Told once, of the first article behind them. */
function bareOf(desk: Desk): string[] {
  const count = desk.bare;
  desk.bare = 0;
  return count > 0 ? [`bare "&" in the XML, read as it stands: ${count} up to here`] : [];
}

/** The post's own number; joined exports may hold one twice, and the first keeps it. */
function identityOf(item: Item, { identities }: Desk): string {
  const key = item.id !== "" ? `post-${item.id}` : `item:${item.guid || item.link || item.slug}`;
  const times = (identities.get(key) ?? 0) + 1;
  identities.set(key, times);
  return times === 1 ? key : `${key}-${times}`;
}

function cutOff(unfinished: XmlNode, desk: Desk): Found {
  desk.items += 1;
  desk.endsAt = undefined;
  return { type: "rejection", line: unfinished.line, reason: "cut off: the file ends within this item" };
}
