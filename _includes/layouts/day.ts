import { html } from "../../scripts/site/html.ts";
import type { DayModel, Layout } from "../../scripts/site/models.ts";
import { dateHead } from "../parts/datehead.ts";
import { browseEntry, document } from "../parts/document.ts";
import { ledger } from "../parts/ledger.ts";
import { pager } from "../parts/pager.ts";

export const day: Layout<DayModel> = (model, site, place) => {
  // The one day of the page stands in its title; in the gutter it would be said twice.
  const groups = model.groups.length === 1 ? model.groups.map((group) => ({ ...group, label: "" })) : model.groups;
  const body = html`${dateHead({ title: model.title, stamp: model.stamp, up: model.month, count: model.count }, place)}
${ledger(groups, place)}
${pager(model.pager, place, "Days")}`;
  return document({ title: model.title, site, place, body, description: model.count, current: browseEntry(site) });
};
