import type { Document, Element, Text } from "domhandler";
import { MicrodataReader } from "./microdata.ts";
import { squeeze } from "./text.ts";
import { type Thing, thingsInScripts } from "./things.ts";
import { walk } from "./walk.ts";

/** What a page says to machines, in its head or anywhere. */
export type PageHead = {
  /** Contents of the meta elements, by their lower-case name, property or http-equiv, in the page's order. */
  metas: Map<string, string[]>;
  /** Addresses of the link elements, by their rel. */
  links: Map<string, string[]>;
  things: Thing[];
  /** The words of <title>. */
  title?: string;
  html?: Element;
  body?: Element;
  /** Every h1. */
  headings: Element[];
  /** The first lesser headings. */
  subheadings: Element[];
  articles: Element[];
};

/** A JSON-LD block longer than this, or a page with more of them, tells of something else than an article. */
const LONGEST = 4_000_000;
const MOST_VALUES = 50;

export function readHead(document: Document): PageHead {
  const head: PageHead = {
    metas: new Map(),
    links: new Map(),
    things: [],
    headings: [],
    subheadings: [],
    articles: [],
  };
  const scripts: string[] = [];
  const microdata = new MicrodataReader();
  walk(document, {
    enter(element) {
      const { name, attribs } = element;
      if (name === "svg" || name === "template") return false;
      if (name === "script") {
        if (/^\s*application\/(?:ld\+)?json/i.test(attribs.type ?? "") && /ld\+json/i.test(attribs.type!)) {
          const text = scriptText(element);
          if (text.length <= LONGEST) scripts.push(text);
        }
        return false;
      }
      if (name === "meta") hearMeta(head.metas, attribs);
      else if (name === "link") put(head.links, attribs.rel, attribs.href);
      else if (name === "title") head.title ??= squeeze(scriptText(element).slice(0, 2000));
      else if (name === "html") head.html ??= element;
      else if (name === "body") head.body ??= element;
      else if (name === "h1") head.headings.push(element);
      else if ((name === "h2" || name === "h3") && head.subheadings.length < 50) head.subheadings.push(element);
      else if (name === "article") head.articles.push(element);
      microdata.enter(element);
      return true;
    },
    leave: (element) => microdata.leave(element),
    text: (text) => microdata.text(text),
  });
  head.things = [...thingsInScripts(scripts), ...microdata.things];
  return head;
}

function scriptText(element: Element): string {
  return (element.children as Text[]).map((child) => child.data ?? "").join("");
}

function hearMeta(metas: PageHead["metas"], attribs: Element["attribs"]): void {
  const content = attribs.content ?? attribs.value;
  // A property may name several, with spaces between them.
  for (const names of [attribs.property, attribs.name, attribs.itemprop, attribs["http-equiv"]])
    for (const name of names?.slice(0, 200).split(/\s+/) ?? []) put(metas, name, content);
}

function put(map: Map<string, string[]>, name: string | undefined, value: string | undefined): void {
  const key = name
    ?.trim()
    .toLowerCase()
    .replace(/^(dc|dcterms):/, "$1.");
  if (!key || value === undefined || value.trim() === "") return;
  const list = map.get(key);
  if (list === undefined) map.set(key, [value.trim()]);
  else if (list.length < MOST_VALUES) list.push(value.trim());
}
