import type { Element } from "domhandler";
import { isLine, type Survey } from "./survey.ts";
import { tokensOf } from "./regions.ts";
import { sums } from "./worth.ts";

/** The element whose words are most of the page's text, and little else. */
export function choose({ spans, boxes }: Survey, worths: number[], sizes: number[]): Element | undefined {
  const worthIn = sums(worths);
  const sizeIn = sums(sizes);
  const all = worthIn([0, worths.length]);
  if (all === 0) return undefined;
  let best: Element | undefined;
  let most = 0;
  for (const [element, span] of spans) {
    // A link that ends the only paragraph has its span.
    if (isLine(element, boxes)) continue;
    const worth = worthIn(span);
    if (worth < all * 0.1) continue;
    const purity = worth / sizeIn(span);
    const completeness = worth / all;
    const score = ((5 * purity * completeness) / (4 * purity + completeness)) * evidence(element);
    if (score >= most) [best, most] = [element, score];
  }
  return best;
}

const BODY = /^(?:article|post|story|entry|news)(?:s)?(?:main)?(?:body|content|text|copy)$/;

function evidence(element: Element): number {
  if (/articleBody/i.test(element.attribs.itemprop ?? "")) return 1.2;
  if (tokensOf(element).some((parts) => BODY.test(parts.join("")))) return 1.15;
  return element.name === "article" ? 1.05 : 1;
}
