import type { ChildNode, Document, Element } from "domhandler";
import { ancestorsOf } from "./facts/regions.ts";
import { folded } from "./facts/text.ts";
import { choose } from "./body/choose.ts";
import { foreign } from "./body/regions.ts";
import { renderWithout } from "./body/render.ts";
import { type Block, survey } from "./body/survey.ts";
import { inContext, sums, worthOf } from "./body/worth.ts";
import type { Facts } from "./facts.ts";

/** The main text of a page, as HTML without what stands around it. */
export type MainText = { kind: "article" | "list" | "empty"; html: string; notes: string[] };

/** Finds the text of a page's article; what is known of the article says what to look for. */
export function mainText(document: Document, facts: Facts): MainText {
  const { blocks, spans, boxes } = survey(document);
  const raw = blocks.map(worthOf);
  const rawSum = sums(raw);
  const all = rawSum([0, blocks.length]) || 1;
  const headline = headlineBlock(blocks, String(facts.fields.title ?? ""));
  const spine = ancestorsOf(headline?.holder);
  const others = foreign({ spans }, spine, (span) => rawSum(span) / all);
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
  const html = renderWithout(chosen, {
    boxes,
    isLeftOut: (node: ChildNode) =>
      node.type === "tag"
        ? others.has(node as Element) ||
          (!spans.has(node as Element) && !/^(br|img|hr|iframe|video|audio|amp-img)$/.test((node as Element).name))
        : node.type !== "text",
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
