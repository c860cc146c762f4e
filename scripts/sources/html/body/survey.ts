import type { Document, Element, Text } from "domhandler";
import { isBlock, isElement, squeeze, UNSEEN } from "../facts/text.ts";
import { walk } from "../facts/walk.ts";

/** A paragraph, a line of a list, a cell, a heading: words between two breaks of the page. */
export type Block = {
  /** The element around it that is not part of a line. */
  holder: Element;
  nodes: Text[];
  text: string;
  /** Letters of its words; where words are not parted by spaces, each sign counts for more. */
  size: number;
  /** How many of these are in links. */
  linked: number;
};

/** The blocks of a page in their order; the words of an element are those from its span's first up to its second. */
export type Survey = {
  blocks: Block[];
  spans: Map<Element, [number, number]>;
  /** Elements of a line around whole blocks ("<a><div>"): boxes like any other. */
  boxes: Set<Element>;
};

type Open = { nodes: Text[]; words: string[]; linked: number; breaks: number };

/** Elements that show no words of their own. */
const WORDLESS = new Set([...UNSEEN, "button", "input", "datalist", "audio", "video", "canvas", "map", "frameset"]);

/** Pictures and the like stand within a line or alone: they part no words. */
const PARTLESS = new Set("img picture source wbr area svg amp-img iframe input button label".split(" "));

export function isLine(element: Element, boxes?: Set<Element>): boolean {
  return PARTLESS.has(element.name) || (!isBlock(element) && !boxes?.has(element));
}

/** Goes through what a reader of the page sees. */
export function survey(document: Document): Survey {
  const blocks: Block[] = [];
  const spans: Survey["spans"] = new Map();
  let open: Open = { nodes: [], words: [], linked: 0, breaks: 0 };
  const boxes = new Set<Element>();
  const holders: Element[] = [];
  let lines: Element[] = [];
  let links = 0;
  const flush = () => {
    const holder = holders.at(-1);
    const block = holder && blockOf(holder, open);
    if (block) blocks.push(block);
    open = { nodes: [], words: [], linked: 0, breaks: 0 };
  };
  walk(document, {
    enter(element) {
      if (element.name === "br") {
        open.breaks += 1;
        open.words.push(" ");
        if (open.breaks > 1) flush();
        return false;
      }
      if (WORDLESS.has(element.name)) return false;
      if (!isLine(element)) {
        flush();
        holders.push(element);
        for (const line of lines) boxes.add(line);
        lines = [];
      } else lines.push(element);
      if (element.name === "a") links += 1;
      spans.set(element, [blocks.length, blocks.length]);
      return true;
    },
    leave(element) {
      if (!isLine(element)) {
        flush();
        holders.pop();
      } else if (lines.at(-1) === element) lines.pop();
      if (element.name === "a") links -= 1;
      const span = spans.get(element)!;
      span[1] = !isLine(element) || open.nodes.length === 0 ? blocks.length : blocks.length + 1;
    },
    text(text) {
      if (text.data.trim() === "") {
        if (open.nodes.length > 0) open.nodes.push(text);
        open.words.push(" ");
        return;
      }
      if (open.breaks > 1) flush();
      open.breaks = 0;
      open.nodes.push(text);
      open.words.push(text.data);
      if (links > 0) open.linked += sizeOf(text.data);
    },
  });
  return { blocks, spans, boxes };
}

function blockOf(holder: Element, { nodes, words, linked }: Open): Block | undefined {
  if (nodes.length === 0) return undefined;
  const text = squeeze(words.join(""));
  const size = sizeOf(text);
  return text === "" ? undefined : { holder, nodes, text, size, linked: Math.min(linked, size) };
}

/** Letters of scripts that put no space between words: each says as much as three of another script. */
const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/;
const ALL_DENSE = new RegExp(DENSE, "g");

/** Letters of a text, as blocks are measured. */
export function sizeOf(text: string): number {
  const words = squeeze(text);
  return words.length + 2 * (DENSE.test(words) ? (words.match(ALL_DENSE)?.length ?? 0) : 0);
}

const CAPTION =
  /(?:^|[^a-z])(?:(?:[a-z]+[_-]?)?captions?(?:[_-]?text)?|(?:photo|image|img)[_-]?credits?|credits?|legend)(?:[^a-z]|$)/i;
const PICTURE = /(?:^|[^a-z])(?:photos?|image|img|picture|gallery|figure)(?:[^a-z]|$)/i;

/** Words below a picture: as an element says that is close around them. */
export function isCaption({ holder, size }: Block): boolean {
  let at: Element | null = holder;
  for (let steps = 0; at !== null && steps < 4 && size < 1000; steps += 1) {
    const { class: classes = "" } = at.attribs;
    if (at.name === "figcaption" || (steps < 3 && CAPTION.test(classes))) return true;
    if (steps < 2 && size < 300 && (at.name === "figure" || PICTURE.test(classes)) && holdsPicture(at)) return true;
    at = at.parent?.type === "tag" ? (at.parent as Element) : null;
  }
  return false;
}

function holdsPicture(element: Element): boolean {
  return element.children.some(
    (child) =>
      isElement(child) &&
      (/^(?:img|picture|amp-img)$/.test(child.name) ||
        child.children.some((inner) => isElement(inner) && /^(?:img|picture|amp-img)$/.test(inner.name))),
  );
}
