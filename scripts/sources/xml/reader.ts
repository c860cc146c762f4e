import { characterEntities } from "character-entities";
import { SaxesParser } from "saxes";
import { decodeWindows1252 } from "../charset.ts";
import { Mender } from "./mend.ts";

/** An element with all it holds. Names are as written, `local` without the prefix, `uri` what the prefix stands for. */
export type XmlNode = {
  name: string;
  local: string;
  uri: string;
  /** By name as written: "href", "xml:lang". */
  attributes: { [name: string]: string };
  children: (XmlNode | string)[];
  /** Line of its start tag, from 1. */
  line: number;
};

/**
 * Where a document breaks XML's rules. What can be read is read on all the same: the format says what that is worth.
 * `unfinished` is the wanted element that is still open where the document ends.
 */
export type XmlProblem = { type: "problem"; line: number; column: number; message: string; unfinished?: XmlNode };

export type XmlFound = { type: "element"; path: string[]; node: XmlNode } | XmlProblem;

/** Nesting deeper than this is an attack or broken. */
const DEEPEST = 256;
/** Of a document that breaks the rules more often, the first problems are told. */
const MOST_PROBLEMS = 100;

/** Hears of each element as it opens, wanted or not: for what must be known before the element is closed. */
export type Opened = (path: readonly string[], attributes: XmlNode["attributes"], name: string) => void;

/** So many characters are read before what was found in them is handed on. */
const SLICE = 64 * 1024;

export type XmlOptions = {
  /** What prefixes stand for that the document uses and does not declare. */
  namespaces?: { [prefix: string]: string };
  opened?: Opened;
};

/**
 * Reads a document piece by piece and yields each element whose path (local names from the root, its own last) is
 * wanted, as soon as it is closed; nothing else is kept. Elements within a wanted one come as its children. No entity of
 * the document's own is ever expanded: https://en.wikipedia.org/wiki/Billion_laughs_attack
 * A document that is not well-formed is mended and read on behind each problem.
 */
export async function* readXml(
  pieces: AsyncIterable<string> | Iterable<string>,
  wanted: (path: readonly string[]) => boolean,
  options: XmlOptions = {},
): AsyncGenerator<XmlFound> {
  const ready: XmlFound[] = [];
  const parser = listen(wanted, ready, options);
  for await (const piece of pieces) {
    // A file in memory may be one piece: what it holds is handed on as it is found all the same.
    for (let from = 0; from < piece.length; from += SLICE) {
      parser.write(piece.slice(from, from + SLICE));
      yield* ready.splice(0);
      if (parser.stopped()) return;
    }
  }
  parser.close();
  yield* ready.splice(0);
}

type Open = { path: string[]; kept: XmlNode[] };

function listen(wanted: (path: readonly string[]) => boolean, ready: XmlFound[], options: XmlOptions) {
  const { namespaces = {}, opened = () => {} } = options;
  const parser = new SaxesParser({ xmlns: true, position: true, additionalNamespaces: namespaces });
  Object.assign(parser.ENTITIES, characterEntities);
  const open: Open = { path: [], kept: [] };
  let problems = 0;
  let stopped = false;
  const problem = (message: string, line = parser.line, column = parser.column) => {
    problems += 1;
    if (problems <= MOST_PROBLEMS) ready.push({ type: "problem", line, column, message });
  };
  const mender = new Mender((line, message) => problem(message, line, 0));
  parser.on("error", (error) => problem(error.message.replace(/^\d+:\d+: /, "")));
  parser.on("opentag", (tag) => {
    open.path.push(tag.local);
    if (open.path.length > DEEPEST && !stopped) {
      problem(`nested deeper than ${DEEPEST}`);
      stopped = true;
    }
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
    opened(open.path, attributes, tag.name);
    if (open.kept.length === 0 && !wanted(open.path)) return;
    const node: XmlNode = {
      name: tag.name,
      local: tag.local,
      uri: tag.uri,
      attributes,
      children: [],
      line: parser.line,
    };
    open.kept.at(-1)?.children.push(node);
    open.kept.push(node);
  });
  const words = (text: string) => void open.kept.at(-1)?.children.push(asMeant(text));
  parser.on("text", words);
  parser.on("cdata", words);
  parser.on("closetag", () => {
    const node = open.kept.pop();
    if (node && open.kept.length === 0) ready.push({ type: "element", path: [...open.path], node });
    open.path.pop();
  });
  return {
    write: (piece: string) => void (stopped || parser.write(mender.write(piece))),
    close() {
      const unfinished = open.kept[0];
      // Closing forgets where the parser was.
      const { line, column } = parser;
      if (!stopped) {
        parser.write(mender.end());
        parser.close();
      }
      if (!unfinished) return;
      const message = `ends within <${unfinished.name}>`;
      ready.push({ type: "problem", line, column, message, unfinished });
    },
    stopped: () => stopped,
  };
}

/** "&#146;" names a control character; who writes it means the apostrophe that windows-1252 has there. */
function asMeant(text: string): string {
  return text.replace(/[\u0080-\u009f]+/g, (controls) => decodeWindows1252(Buffer.from(controls, "latin1")));
}

/** The words of an element and of all within it, as they stand. */
export function textOf(node: XmlNode | undefined): string {
  return (node?.children ?? []).map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

export function elementsOf(node: XmlNode | undefined, local?: string): XmlNode[] {
  return (node?.children ?? []).filter(
    (child): child is XmlNode => typeof child !== "string" && (local === undefined || child.local === local),
  );
}

/** The first element on a path of local names: `at(item, "contentMeta", "headline")`. */
export function at(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((inner, local) => elementsOf(inner, local)[0], node);
}

/** The words of the first element on a path, without the space around them; undefined where there are none. */
export function wordsAt(node: XmlNode | undefined, ...path: string[]): string | undefined {
  return textOf(at(node, ...path)).trim() || undefined;
}

/** What an element holds, as markup again: for bodies that stand in a document as elements. Prefixes are left out. */
export function markupOf(node: XmlNode): string {
  return node.children
    .map((child) => {
      if (typeof child === "string") return escaped(child);
      const attributes = Object.entries(child.attributes)
        .filter(([name]) => !name.startsWith("xmlns"))
        .map(([name, value]) => ` ${name}="${escaped(value)}"`);
      return `<${child.local}${attributes.join("")}>${VOID.has(child.local) ? "" : `${markupOf(child)}</${child.local}>`}`;
    })
    .join("");
}

const VOID = new Set(["br", "hr", "img", "input", "meta", "link", "source", "wbr", "col", "embed", "area"]);

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
