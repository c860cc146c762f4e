import { sha256, shortHash } from "../lib/hash.ts";
import type { Site } from "../site/models.ts";
import type { Page } from "../site/page.ts";
import type { Mark } from "./ledger.ts";

/** Of what is the same for every page: the code that makes it, and the site. */
export function commonKey(program: string, site: Site): string {
  return shortHash(JSON.stringify([program, site]), 16);
}

/** Of all that a page is made from: equal keys, equal bytes. */
export function markOf(page: Page, common: string): Mark {
  const inputs = page.inputs();
  let text = `${common}\n${page.address}\n${page.layout}`;
  const parts: string[] = [];
  for (const part in inputs) {
    text += `\n${part}\0${inputs[part]}`;
    parts.push(fold(inputs[part]!).toString(36));
  }
  return { key: sha256(text).slice(0, 20), parts: parts.join() };
}

/** FNV-1a: enough to tell a person which of the inputs changed; what is made again does not hang on it. */
function fold(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
