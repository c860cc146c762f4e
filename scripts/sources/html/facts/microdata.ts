import type { Element, Text } from "domhandler";
import { squeeze } from "./text.ts";
import { type Thing, typesOf } from "./things.ts";

type Open = { element: Element; thing?: Thing; properties: string[]; owner?: Thing; words?: string[]; length: number };

const MOST = 5000;
const LONGEST = 2000;
/** The property whose text is the article's body, and would be its size. */
const LONG = new Set(["articlebody", "text", "description", "reviewbody"]);

/**
 * Collects microdata (itemscope, itemprop) and RDFa (typeof, property) while a document is gone through, as things like
 * those of JSON-LD: https://html.spec.whatwg.org/multipage/microdata.html, https://www.w3.org/TR/rdfa-lite/
 */
export class MicrodataReader {
  /** Properties that stand outside any item belong to the page itself. */
  readonly loose: Thing = { types: ["WebPage"], values: Object.create(null), within: "", origin: "microdata" };
  readonly things: Thing[] = [this.loose];
  private readonly open: Open[] = [];
  private readonly scopes: Thing[] = [];
  private readonly listening: Open[] = [];

  enter(element: Element): void {
    const { attribs } = element;
    const named =
      attribs.itemprop ?? (element.name === "meta" || element.name === "link" ? undefined : attribs.property);
    const scoped = attribs.itemscope !== undefined || attribs.itemtype !== undefined || attribs.typeof !== undefined;
    if ((named === undefined && !scoped) || this.things.length >= MOST) return;
    const properties = (named ?? "")
      .slice(0, 200)
      .split(/\s+/)
      .filter((name) => name !== "")
      .map((name) => name.replace(/^.*[:/]/, ""));
    const owner = this.scopes.at(-1) ?? this.loose;
    const one: Open = { element, properties, owner, length: 0 };
    if (scoped) {
      const types = typesOf(attribs.itemtype ?? attribs.typeof ?? "");
      one.thing = { types, values: Object.create(null), within: properties[0] ?? "", origin: "microdata" };
      this.things.push(one.thing);
      this.scopes.push(one.thing);
      for (const property of properties) add(owner, property, one.thing.values);
      if (properties.length > 0) one.thing.values["@type"] = types;
    } else {
      const stated = statedValue(element, properties[0]);
      for (const property of properties) if (stated !== undefined) add(owner, property, stated);
      if (stated !== undefined || properties.length === 0) return;
    }
    one.words = properties.some((name) => LONG.has(name.toLowerCase())) ? undefined : [];
    this.open.push(one);
    if (one.words !== undefined && this.listening.length < 50) this.listening.push(one);
  }

  text(text: Text): void {
    for (const one of this.listening) {
      if (one.length > LONGEST) continue;
      one.words!.push(text.data.slice(0, LONGEST));
      one.length += text.data.length;
    }
  }

  leave(element: Element): void {
    const last = this.open.at(-1);
    if (last?.element !== element) return;
    this.open.pop();
    if (this.listening.at(-1) === last) this.listening.pop();
    const words = last.words && squeeze(last.words.join(" ")).slice(0, LONGEST);
    if (last.thing) {
      this.scopes.pop();
      if (last.thing.values.name === undefined && words && words.length < 100 && last.properties.length > 0)
        last.thing.values.name = words;
    } else if (words) for (const property of last.properties) add(last.owner!, property, words);
  }
}

/** A value that an attribute gives instead of the words. */
function statedValue({ name, attribs }: Element, property = ""): string | undefined {
  if (attribs.content !== undefined) return attribs.content;
  if (name === "time") return attribs.datetime;
  if (name === "img" || name === "iframe" || name === "source" || name === "embed") return attribs.src;
  if (name === "link" || (name === "a" && /^(?:url|mainEntityOfPage|sameAs)$/.test(property))) return attribs.href;
  return undefined;
}

function add(thing: Thing, property: string, value: unknown): void {
  const before = thing.values[property];
  if (before === undefined) thing.values[property] = value;
  else if (Array.isArray(before)) {
    if (before.length < 100) before.push(value);
  } else thing.values[property] = [before, value];
}
