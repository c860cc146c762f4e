import type { Element, Text } from "domhandler";
import type { Block } from "./survey.ts";
import { worthOf } from "./worth.ts";

/** Paragraphs that nothing interrupts; `isLed`: a link as long as a headline opens them, or stands shortly before. */
type Run = { worth: number; paragraphs: number; isLed: boolean };

export function runsOf(blocks: Block[]): Run[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const [at, block] of blocks.entries()) {
    const worth = worthOf(block);
    if (worth === 0) {
      open = undefined;
      continue;
    }
    const opens = beginsWithLink(block);
    if (open === undefined || opens) {
      const before = blocks.slice(Math.max(0, at - 3), at);
      open = { worth: 0, paragraphs: 0, isLed: opens || before.some((link) => isLink(link) && link.size >= 15) };
      runs.push(open);
    }
    open.worth += worth;
    open.paragraphs += 1;
  }
  return runs;
}

export const isLink = ({ size, linked }: Block) => linked > size * 0.6;

/** Whether a block leads to another page; what leads to a place below on the page makes a table of contents. */
export const leadsAway = ({ linked, nodes }: Block) => linked >= 10 && nodes.some(isInLink);

const beginsWithLink = ({ linked, nodes }: Block) => linked >= 15 && nodes[0] !== undefined && isInLink(nodes[0]);

/** Whether words are in a link to another page, be it around a whole card. */
function isInLink(text: Text): boolean {
  let at = text.parent;
  for (let steps = 0; at?.type === "tag" && steps < MOST_STEPS; steps += 1) {
    const { name, attribs } = at as Element;
    if (name === "a") return /^[^#]/.test(attribs.href ?? "");
    at = at.parent;
  }
  return false;
}

const MOST_STEPS = 12;
