import { html } from "../../scripts/site/html.ts";
import type { Layout, YearModel } from "../../scripts/site/models.ts";
import { counted } from "../parts/counted.ts";
import { browseEntry, document } from "../parts/document.ts";
import { dateHead } from "../parts/datehead.ts";
import { ledger } from "../parts/ledger.ts";
import { pager } from "../parts/pager.ts";
import { spine } from "../parts/spine.ts";

export const year: Layout<YearModel> = (model, site, place) => {
  const below = html`${spine(model.spine, place, `Articles in ${model.year} by month`)}
${counted(model.months, site, place, true)}`;
  const body = html`${dateHead({ title: model.year, stamp: model.ago, count: model.count }, place, below)}
${ledger(model.groups, place)}
${model.yearOnly.length > 0 && ledger([{ label: "Day not known", items: model.yearOnly }], place)}
${pager(model.pager, place, "Years")}`;
  return document({ title: model.year, site, place, body, description: model.count, current: browseEntry(site) });
};
