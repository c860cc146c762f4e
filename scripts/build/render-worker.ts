import { planPages } from "./plan.ts";
import { type SharedSite, sharedContext } from "./prepare.ts";
import { render } from "./render.ts";

export type RenderShared = SharedSite & { out: string };

/** The worker's door (scripts/lib/workers.ts): a job is the addresses of pages to be rendered. */
export function worker({ out, ...site }: RenderShared): (addresses: string[]) => Promise<number> {
  const context = sharedContext(site);
  const pages = new Map(planPages(context).pages.map((page) => [page.address, page]));
  return async (addresses) => {
    await render({ site: context.site, pages: addresses.map((address) => pages.get(address)!) }, out);
    return addresses.length;
  };
}
