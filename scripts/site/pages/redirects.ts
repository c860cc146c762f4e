import type { Problem } from "../../catalogue/scan.ts";
import { onceFor } from "../../lib/once.ts";
import { aliasAddress, aliasKey, REDIRECTS } from "../addresses.ts";
import type { Context } from "../context.ts";
import { joined, modelInputs } from "../inputs.ts";
import type { Page } from "../page.ts";

/** Redirects from the addresses that articles once had on this site. Unsafe ones are left to the caller to report. */
export function* redirectPages(context: Context): Generator<Page> {
  for (const entry of context.entries)
    for (const alias of entry.article.aliases) {
      const address = aliasAddress(alias);
      if (address !== undefined && address !== entry.address)
        yield {
          address,
          layout: "redirect",
          model: () => ({ title: entry.article.title, to: entry.address }),
          inputs: () => ({ "where it leads": joined(entry.article.title, entry.address) }),
        };
    }
  if (!leadsQueries(context)) return;
  const model = () => [...queries(context).known];
  yield { address: REDIRECTS, layout: "redirects", model, inputs: () => modelInputs(model()) };
}

/** Whether some old address has a query: then home and 404 load the script that leads on from it. */
export const leadsQueries = (context: Context): boolean => queries(context).known.size > 0;

/** Old addresses that cannot be kept, each with the article that states it. */
export function redirectProblems(context: Context): Problem[] {
  const unsafe = context.entries.flatMap(({ path: file, article }) =>
    article.aliases
      .filter((alias) => aliasAddress(alias) === undefined && aliasKey(alias) === undefined)
      .map((alias) => ({
        file,
        reason: `its old address ${JSON.stringify(alias)} cannot be a page of this site; the redirect is left out`,
      })),
  );
  return [...unsafe, ...queries(context).problems];
}

type Queries = { known: Map<string, string>; problems: Problem[] };

/** Where addresses with a query lead: the first article that states one has it. */
const queries = onceFor((context: Context): Queries => {
  const known = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { path: file, address, article } of context.entries)
    for (const alias of article.aliases) {
      const key = aliasKey(alias);
      if (key === undefined) continue;
      const other = known.get(key);
      if (other === undefined) known.set(key, address);
      else if (other !== address)
        problems.push({ file, reason: `its old address ${key} leads to ${other}; the redirect is left out` });
    }
  return { known: new Map([...known].sort(([a], [b]) => (a < b ? -1 : 1))), problems };
});
