import { Parser } from "htmlparser2";
import { styleReferences } from "./styles.ts";

/** `resource`: the browser loads it by itself. `link`: a reader may follow it. `at` is a place in the file's text. */
export type Reference = { kind: "resource" | "link"; url: string; at: number };

export type PageFacts = {
  references: Reference[];
  /** What fragments may point to. */
  ids: Set<string>;
  /** The value of <base href>, against which all references are read. */
  base?: string;
};

type Attributes = { [name: string]: string };

/** Link relations that make a browser load something. */
const LOADED =
  /\b(stylesheet|icon|apple-touch-icon|manifest|preload|modulepreload|prefetch|preconnect|dns-prefetch)\b/i;

/** Attributes that name something to load, by element. */
const SOURCES: { [element: string]: string[] } = {
  img: ["src"],
  script: ["src"],
  iframe: ["src"],
  embed: ["src"],
  source: ["src"],
  track: ["src"],
  audio: ["src"],
  video: ["src", "poster"],
  input: ["src"],
  object: ["data"],
  image: ["href", "xlink:href"],
  use: ["href", "xlink:href"],
};

/** Attributes that name something to go to. */
const LINKS: { [element: string]: string } = { a: "href", area: "href", form: "action" };

/** Everything in a page that names an address, and everything that an address may name in it. */
export function pageFacts(markup: string): PageFacts {
  const facts: PageFacts = { references: [], ids: new Set() };
  let inStyle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      inStyle = name === "style";
      if (attributes.id !== undefined) facts.ids.add(attributes.id);
      if (name === "a" && attributes.name !== undefined) facts.ids.add(attributes.name);
      if (name === "base") facts.base ??= attributes.href;
      for (const found of referencesOf(name, attributes)) facts.references.push({ ...found, at: parser.startIndex });
    },
    ontext(text) {
      if (!inStyle) return;
      for (const url of styleReferences(text)) facts.references.push({ kind: "resource", url, at: parser.startIndex });
    },
    onclosetag() {
      inStyle = false;
    },
  });
  parser.end(markup);
  return facts;
}

function* referencesOf(name: string, attributes: Attributes): Generator<Omit<Reference, "at">> {
  for (const attribute of SOURCES[name] ?? []) {
    const url = attributes[attribute];
    if (url !== undefined) yield { kind: "resource", url };
  }
  const followed = attributes[LINKS[name] ?? ""];
  if (followed !== undefined) yield { kind: "link", url: followed };
  if (attributes.srcset !== undefined) for (const url of srcset(attributes.srcset)) yield { kind: "resource", url };
  if (attributes.style !== undefined)
    for (const url of styleReferences(attributes.style)) yield { kind: "resource", url };
  if (name === "link" && attributes.href !== undefined)
    yield { kind: LOADED.test(attributes.rel ?? "") ? "resource" : "link", url: attributes.href };
  if (name === "meta") yield* metaReferences(attributes);
}

function* metaReferences(attributes: Attributes): Generator<Omit<Reference, "at">> {
  const content = attributes.content ?? "";
  if (attributes["http-equiv"]?.toLowerCase() === "refresh") {
    const url = /^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?(.*?)["']?\s*$/i.exec(content)?.[1];
    if (url) yield { kind: "link", url };
  }
  if (/^(og:(url|image|audio|video)|twitter:image)$/.test(attributes.property ?? attributes.name ?? ""))
    yield { kind: "link", url: content };
}

export function srcset(value: string): string[] {
  return value
    .split(/,\s+|,(?=\S+\s+[\d.]+[wx])/)
    .map((candidate) => candidate.trim().split(/\s+/)[0]!)
    .filter((url) => url !== "");
}
