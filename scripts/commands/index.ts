import { searchOptions } from "../build/make.ts";
import { buildTime, prepare } from "../build/prepare.ts";
import { grouped } from "../lib/report.ts";
import { indexSearch } from "../search/archive.ts";
import { builtSite } from "../serve/site.ts";
import { archiveOption } from "./build.ts";
import { type Command, textOption } from "./command.ts";

export const indexCommand: Command = {
  name: "index",
  summary: "Make the search index of a built site anew.",
  options: { out: { type: "string", value: "DIR", help: "the built site (default: dist in the archive)" } },
  async run({ values, report }) {
    const started = performance.now();
    const archive = archiveOption(values);
    const out = builtSite(archive, textOption(values, "out"));
    const prepared = await prepare({ archive, out, now: buildTime(), progress: report.progress });
    const { context } = prepared;
    await indexSearch(context, searchOptions(prepared, { out, full: true }, report));
    const articles = context.lists.dated.length + context.lists.undated.length;
    const seconds = Math.round(performance.now() - started) / 1000;
    report.say(`Indexed ${grouped(articles)} articles in ${seconds.toFixed(1)} s`);
    report.json({ articles, seconds, out });
    return 0;
  },
};
