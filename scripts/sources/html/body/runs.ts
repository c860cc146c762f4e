import type { Text } from "domhandler";
import { linkAround } from "./cards.ts";
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

const isInLink = (text: Text) => /^[^#]/.test(linkAround(text)?.attribs.href ?? "");
