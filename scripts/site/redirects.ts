import { type Html, raw } from "./html.ts";

/** An object of old addresses with a query and the pages they lead to, a line each. */
export function redirects(known: [old: string, to: string][]): Html {
  return raw(`${JSON.stringify(Object.fromEntries(known), undefined, 1)}\n`);
}
