import { html } from "../../scripts/site/html.ts";
import type { Layout, MonthModel } from "../../scripts/site/models.ts";
import { counted } from "../parts/counted.ts";
import { dateHead } from "../parts/datehead.ts";
import { browseEntry, document } from "../parts/document.ts";
import { ledger } from "../parts/ledger.ts";
import { pager } from "../parts/pager.ts";
import { spine } from "../parts/spine.ts";

export const month: Layout<MonthModel> = (model, site, place) => {
  const below = html`${spine(model.spine, place, `Articles in ${model.year.text} by month`)}
${counted(model.days, site, place, true)}`;
  const head = { title: model.title, stamp: model.ago, up: model.year, count: model.count };
  const body = html`${dateHead(head, place, below)}
${ledger(model.groups, place)}
${model.monthOnly.length > 0 && ledger([{ label: "Day not known", items: model.monthOnly }], place)}
${pager(model.pager, place, "Months")}`;
  return document({ title: model.title, site, place, body, description: model.count, current: browseEntry(site) });
};
