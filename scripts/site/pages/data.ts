import type { Context } from "../context.ts";
import { DATA, DATA_FOLDER } from "../addresses.ts";
import type { DataFile, SiteData } from "../data.ts";
import { html } from "../html.ts";
import { modelInputs } from "../inputs.ts";
import type { ProseModel } from "../models.ts";
import type { Page } from "../page.ts";
import { articlesText, type Clock, countText } from "../stamps.ts";

/** The page that tells of the files for other programs. */
export function* dataPages(context: Context): Generator<Page> {
  const { data, clock } = context;
  if (!data) return;
  const model = () => dataModel(data, clock);
  yield { address: DATA, layout: "prose", model, inputs: () => modelInputs(model()) };
}

/** Where the files stand. */
export function dataAddresses({ data }: Context): string[] {
  return data ? [...data.files.map(({ address }) => address), data.description] : [];
}

const WORDS = { csv: "CSV, for spreadsheets and statistics", jsonl: "JSON Lines, for programs" };

function dataModel({ files, description, fields }: SiteData, clock: Clock): ProseModel {
  const row = ({ address, articles, bytes }: DataFile) =>
    html`<tr><td><a href="${nameOf(address)}">${nameOf(address)}</a></td><td class="right">${countText(articles, clock)}</td><td class="right">${sizeText(bytes, clock)}</td></tr>\n`;
  const table = (format: DataFile["format"]) => html`<h2>${WORDS[format]}</h2>
<table tabindex="0"><thead><tr><th>File</th><th class="right">Articles</th><th class="right">Size</th></tr></thead>
<tbody>${files.filter((file) => file.format === format).map(row)}</tbody></table>
`;
  const articles = files.reduce((sum, file) => sum + (file.format === "csv" ? file.articles : 0), 0);
  const body = html`<p>What is known of ${articlesText(articles, clock)}: headlines, dates, sources, topics, names, and which is related to which. Their texts stand in their pages. <a href="${nameOf(description)}">${nameOf(description)}</a> describes the files for programs (a <a href="https://specs.frictionlessdata.io/data-package/">Data Package</a>).</p>
${table("csv")}${table("jsonl")}<h2>Fields</h2>
<table tabindex="0"><thead><tr><th>Field</th><th>What it says</th></tr></thead>
<tbody>${fields.map(([name, about]) => html`<tr><td><code>${name}</code></td><td>${about}</td></tr>\n`)}</tbody></table>`;
  return { title: "Data", body: body.markup };
}

const nameOf = (address: string) => address.slice(DATA_FOLDER.length + 1);

/** "12 KB", "3.4 MB": decimal, with a digit behind the point where there is one before it. */
function sizeText(bytes: number, clock: Clock): string {
  const [size, unit] = bytes < 1e6 ? [bytes / 1000, "KB"] : [bytes / 1e6, "MB"];
  const shown = size < 10 ? Math.max(0.1, Math.round(size * 10) / 10) : Math.round(size);
  return `${countText(shown, clock)} ${unit}`;
}
