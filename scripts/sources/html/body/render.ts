import type { ChildNode, Element, Text } from "domhandler";
import { isElement } from "../facts/text.ts";
import { isLine } from "./survey.ts";

/** Elements that mean something to a text; of all others only the words are written. */
const KEPT_BLOCKS = new Set(
  "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead tbody tfoot tr td th caption figure figcaption hr".split(
    " ",
  ),
);
const KEPT_LINES = new Set(
  "a abbr b cite code del dfn em i ins kbd mark q s samp small strike strong sub sup u var".split(" "),
);
/** Where a line of words may stand without a paragraph of its own. */
const HOLDS_LINES = new Set("p h1 h2 h3 h4 h5 h6 li dt dd pre td th caption figcaption".split(" "));
const ATTRIBUTES = [
  "href",
  "src",
  "srcset",
  "data-src",
  "data-srcset",
  "alt",
  "title",
  "cite",
  "colspan",
  "rowspan",
  "start",
];

export type Leaving = {
  isLeftOut(node: ChildNode): boolean;
  /** Elements whose tags are left out, but not what is in them. */
  boxes: Set<Element>;
  /** Elements that hold the words below a picture. */
  captions: Set<Element>;
};

/** By this a caption outside of any figure is known further on. */
const CAPTION_CLASS = ' class="caption-text"';

/** Writes what is in an element and was not left out, without the boxes around it. Goes to any depth. */
export function renderWithout(root: Element, { isLeftOut, boxes, captions }: Leaving): string {
  const writer = new Writer(boxes, captions);
  let node: ChildNode | null = root.firstChild;
  while (node !== null) {
    const into: ChildNode | null = isLeftOut(node) ? null : writer.enter(node);
    if (into !== null) {
      node = into;
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parent === root ? null : (node.parent as ChildNode | null);
      if (node !== null) writer.leave(node as Element);
    }
    node = node?.nextSibling ?? null;
  }
  return writer.finished();
}

/** Keeps what is open, so that lines outside of any paragraph get one. */
class Writer {
  private readonly out: string[] = [];
  private readonly open: string[] = [];
  private loose = false;
  private breaks = 0;

  constructor(
    private readonly boxes: Set<Element>,
    private readonly captions: Set<Element>,
  ) {}

  /** The first child to go on with, or null where nothing is to be written of what is in the node. */
  enter(node: ChildNode): ChildNode | null {
    if (node.type === "text") this.words(node);
    if (!isElement(node)) return null;
    const { name } = node;
    if (name === "br") {
      this.breaks += 1;
      return null;
    }
    if (name === "img" || name === "amp-img") {
      this.line();
      this.out.push(`<img${attributes(node)}>`);
      return null;
    }
    if (name === "hr") {
      this.endLine();
      this.out.push("<hr>");
      return null;
    }
    if (name === "iframe" || name === "video" || name === "audio") return this.embedded(node);
    if (isLine(node, this.boxes)) {
      if (KEPT_LINES.has(name)) {
        this.line();
        this.out.push(`<${name}${attributes(node)}>`);
      }
    } else {
      this.endLine();
      const tag = this.tagOf(node);
      if (tag !== undefined) {
        this.open.push(tag);
        this.out.push(`<${tag}${this.captions.has(node) && tag === "p" ? CAPTION_CLASS : attributes(node)}>`);
      }
    }
    if (node.firstChild === null) this.leave(node);
    return node.firstChild;
  }

  leave(element: Element): void {
    const { name } = element;
    if (isLine(element, this.boxes)) {
      if (KEPT_LINES.has(name)) this.out.push(`</${name}>`);
      return;
    }
    this.endLine();
    const tag = this.tagOf(element);
    if (tag === undefined) return;
    this.open.pop();
    this.out.push(`</${tag}>`);
  }

  /** The tag that is written for a block; undefined where only what is in it is written. */
  private tagOf(element: Element): string | undefined {
    if (this.captions.has(element)) return this.open.includes("figure") ? "figcaption" : "p";
    return KEPT_BLOCKS.has(element.name) && !this.boxes.has(element) ? element.name : undefined;
  }

  finished(): string {
    this.endLine();
    return this.out.join("");
  }

  private words({ data }: Text): void {
    if (data.trim() === "" && !this.inLine()) return;
    this.line();
    this.out.push(escaped(data));
  }

  private embedded(element: Element): null {
    this.line();
    const { src = "", title = "" } = element.attribs;
    if (/^(?:https?:)?\/\//.test(src))
      this.out.push(`<iframe src="${escaped(src)}" title="${escaped(title)}"></iframe>`);
    return null;
  }

  private inLine(): boolean {
    return this.loose || HOLDS_LINES.has(this.open.at(-1) ?? "");
  }

  /** Before words: a paragraph for them, and the line breaks that were seen. */
  private line(): void {
    const { breaks } = this;
    this.breaks = 0;
    if (this.loose && breaks > 1) {
      this.loose = false;
      this.out.push("</p>");
    } else if (breaks > 0 && this.inLine()) this.out.push("<br>".repeat(Math.min(breaks, 2)));
    if (this.inLine()) return;
    this.loose = true;
    this.out.push("<p>");
  }

  private endLine(): void {
    if (this.loose) this.out.push("</p>");
    this.loose = false;
    this.breaks = 0;
  }
}

function attributes({ attribs }: Element): string {
  return ATTRIBUTES.map((name) => (attribs[name] === undefined ? "" : ` ${name}="${escaped(attribs[name])}"`)).join("");
}

function escaped(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
