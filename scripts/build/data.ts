import { siteDataOf } from "../data/files.ts";
import { readMemory } from "../data/memory.ts";
import { type DataPlan, planData } from "../data/plan.ts";
import { writeData } from "../data/write.ts";
import { DATA_FOLDER } from "../site/addresses.ts";
import type { Context } from "../site/context.ts";
import { dataAddresses } from "../site/pages/data.ts";
import { dataWork } from "./ledger.ts";
import type { Making } from "./make.ts";
import type { Survey } from "./prepare.ts";
import { isOurs } from "./shard.ts";

/** The files for other programs, where the settings ask for them; the context is told of them. */
export function planDataOf(known: Survey, context: Context, { out, largest }: { out: string; largest?: number }) {
  if (!known.settings.computed.data) return undefined;
  const memory = readMemory(dataWork(known.paths.work, out));
  const common = `${known.program.pages} ${JSON.stringify(known.settings)}`;
  const plan: DataPlan = planData(context, { memory, common, largest });
  context.data = siteDataOf(plan.parts);
  return plan;
}

/** Of several machines, one makes all of them. */
function isOurData({ options: { shard } }: Making): boolean {
  return !shard || isOurs(DATA_FOLDER, shard);
}

/** What of the site is data that this build makes. */
export function ourDataFiles(making: Making): string[] {
  return isOurData(making) ? dataAddresses(making.prepared.context) : [];
}

export function makeData(making: Making): void {
  const { options, prepared } = making;
  if (!prepared.data || !isOurData(making)) return;
  making.watch.begin("data");
  writeData(prepared.context, prepared.data, {
    out: options.out,
    memoryAt: dataWork(prepared.paths.work, options.out),
  });
}
