import type { Mark } from "./ledger.ts";
import { planPages } from "./plan.ts";
import { type SharedSite, sharedContext } from "./prepare.ts";
import { type RenderTask, rendererOf } from "./render.ts";

export type RenderShared = SharedSite & { out: string };

/** The worker's door (scripts/lib/workers.ts). */
export function worker({ out, ...site }: RenderShared): (task: RenderTask) => Promise<Mark[]> {
  const context = sharedContext(site);
  return rendererOf(context.site, planPages(context).pages, out);
}
