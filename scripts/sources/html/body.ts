import type { ChildNode, Document, Element } from "domhandler";
import { ancestorsOf } from "./facts/regions.ts";
import { folded, isElement } from "./facts/text.ts";
import { choose } from "./body/choose.ts";
import { foreign, isWeak } from "./body/regions.ts";
import { renderWithout } from "./body/render.ts";
import { type Block, isCaption, survey } from "./body/survey.ts";
import { dropLines, dropSections, giveBack, trimEnd, trimTop } from "./body/trim.ts";
import { inContext, sums, worthOf } from "./body/worth.ts";
import type { Facts } from "./facts.ts";

/** The main text of a page, as HTML without what stands around it. */
export type MainText = { kind: "article" | "list" | "empty"; html: string; notes: string[] };

const PICTURES = new Set("br img hr iframe video audio amp-img".split(" "));

/** Finds the text of a page's article; what is known of the article says what to look for. */
export function mainText(document: Document, facts: Facts): MainText {
  const page = survey(document);
  const { blocks, spans, boxes } = page;
  const raw = blocks.map(worthOf);
  const rawSum = sums(raw);
  const all = rawSum([0, blocks.length]) || 1;
  const headline = headlineBlock(blocks, String(facts.fields.title ?? ""));
  const spine = ancestorsOf(headline?.holder);
  const others = foreign(page, spine, (span) => rawSum(span) / all);
  const isForeign = blocks.map(() => false);
  for (const element of others) {
    const [from, to] = spans.get(element) ?? [0, 0];
    isForeign.fill(true, from, to);
  }
  const worths = inContext(
    raw.map((worth, at) => (isForeign[at] ? 0 : worth)),
    blocks,
  );
  const sizes = blocks.map(({ size }, at) => (isForeign[at] ? 0 : size));
  const chosen = choose(spans, worths, sizes);
  if (chosen === undefined) return { kind: "empty", html: "", notes: [] };
  const span = spans.get(chosen)!;
  const ground = {
    blocks,
    worths,
    dropped: isForeign.map((is) => (is ? ("foreign" as const) : undefined)),
    title: folded(String(facts.fields.title ?? "")),
    summary: folded(String(facts.fields.summary ?? "")),
  };
  const within = [...others].filter((element) => {
    const own = spans.get(element)!;
    return own[0] >= span[0] && own[1] <= span[1] && isWeak(element);
  });
  for (const element of giveBack(ground, within, spans)) others.delete(element);
  dropSections(ground, span, spans);
  dropLines(ground, span);
  trimTop(ground, span);
  trimEnd(ground, span);
  const { dropped } = ground;
  const nodes = new Set<ChildNode>();
  for (let at = span[0]; at < span[1]; at += 1) if (dropped[at]) for (const node of blocks[at]!.nodes) nodes.add(node);
  const left = sums(dropped.map((is) => (is ? 0 : 1)));
  const captions = new Set<Element>();
  for (let at = span[0]; at < span[1]; at += 1) {
    const block = blocks[at]!;
    if (!dropped[at] && block.holder !== chosen && isCaption(block)) captions.add(block.holder);
  }
  const html = renderWithout(chosen, {
    boxes,
    captions,
    isLeftOut: (node: ChildNode) => {
      if (node.type === "text") return nodes.has(node);
      if (!isElement(node) || others.has(node)) return true;
      const own = spans.get(node);
      if (own === undefined) return !PICTURES.has(node.name);
      return own[1] > own[0] && left(own) === 0;
    },
  });
  return { kind: "article", html, notes: [] };
}

function headlineBlock(blocks: Block[], title: string): Block | undefined {
  const words = folded(title);
  if (words === "") return undefined;
  const same = blocks.filter(({ text, size }) => size < 500 && folded(text) === words);
  return (
    same.find(({ holder }) => holder.name === "h1") ??
    same.find(({ holder }) => /^h[1-6]$/.test(holder.name)) ??
    same[0]
  );
}
