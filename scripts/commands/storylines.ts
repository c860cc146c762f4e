import { rmSync } from "node:fs";
import path from "node:path";
import { readBody } from "../build/gather.ts";
import { readPrintings } from "../build/copies.ts";
import { articlesOf, buildTime, relationsOf, survey } from "../build/prepare.ts";
import type { Entry } from "../catalogue/entry.ts";
import { catalogueOf } from "../catalogue/read.ts";
import { CliError } from "../lib/errors.ts";
import { linkedFolders, writeAtomic } from "../lib/files.ts";
import type { Report } from "../lib/report.ts";
import type { ArchivePaths } from "../settings.ts";
import type { Printing, Printings } from "../site/printings.ts";
import { readStorylines } from "../storylines/read.ts";
import { type Change, renewals } from "../storylines/renew.ts";
import { suggest } from "../storylines/suggest.ts";
import { archiveOption, counted } from "./build.ts";
import type { Command } from "./command.ts";

export const storylinesCommand: Command = {
  name: "storylines",
  summary: "Suggest storylines from the articles, as files in content/storylines that people edit.",
  options: { "dry-run": { type: "boolean", help: "say what would be written; write nothing" } },
  notes: "Files that a person has edited stay as they are; what is new for them is put under `suggested`.",
  async run({ values, report }) {
    const archive = archiveOption(values);
    const known = await survey({ archive, out: "", now: buildTime(), progress: report.progress });
    const { paths, cache, settings, gathered } = known;
    if (!settings.computed.storylines) throw new CliError("storylines are switched off in content/_data/site.json", 2);
    refuseLinks(paths);
    // Read again: the survey is that of a build, which does without what is broken.
    const { files, problems } = readStorylines(paths.storylines);
    for (const { file, line, reason } of problems)
      report.error(`${path.posix.join("content/articles", file)}${line === undefined ? "" : `:${line}`}: ${reason}`);
    if (problems.length > 0) throw new CliError("nothing was written: mend these files first");
    const { entries } = catalogueOf(await gathered.rows(), settings);
    const { related } = await relationsOf(known, entries, {
      archive,
      out: "",
      now: buildTime(),
      progress: report.progress,
    });
    const relations = { related, copies: copiesIn(readPrintings(cache, articlesOf(known), entries)) };
    const suggestions = suggest({ entries, relations, bodyOf: ({ marks }) => readBody(cache, marks.text) });
    const changes = renewals(files, suggestions);
    if (values["dry-run"] !== true) for (const change of changes) apply(paths, change);
    tell(report, changes, values["dry-run"] === true);
    return 0;
  },
};

/** Of each article of a group the others. */
function copiesIn(printings: Printings): Map<string, Entry[]> {
  const others = (id: string, group: Printing[]) =>
    group.flatMap(({ entry }) => (entry.article.id === id ? [] : [entry]));
  return new Map([...printings].map(([id, group]) => [id, others(id, group)]));
}

/** What is written through a link may land anywhere. */
function refuseLinks({ storylines }: ArchivePaths): void {
  const [link] = linkedFolders(storylines);
  if (link !== undefined)
    throw new CliError(`${link} is a symbolic link; storylines are written to plain folders only`);
}

function apply({ storylines }: ArchivePaths, change: Change): void {
  const file = path.join(storylines, `${change.slug}.md`);
  if (change.do === "drop") rmSync(file, { force: true });
  else if (change.do !== "keep") writeAtomic(file, change.text);
}

const WORDS: { [Do in Change["do"]]: string } = {
  write: "new",
  renew: "renewed",
  add: "edited by hand; what it lacks is under `suggested`",
  drop: "removed: no longer told by the articles, and never edited",
  keep: "as it was",
};

function tell(report: Report, changes: Change[], dry: boolean): void {
  for (const { slug, do: what } of changes)
    if (what !== "keep") report.say(`content/storylines/${slug}.md: ${WORDS[what]}`);
  const count = (what: Change["do"]) => changes.filter((change) => change.do === what).length;
  const edited = changes.filter((change) => change.edited).length;
  const summary = {
    written: count("write"),
    renewed: count("renew"),
    added: count("add"),
    removed: count("drop"),
    unchanged: count("keep"),
    edited,
    dry,
  };
  report.say(
    `${counted(changes.length - summary.removed, "storyline")} · ${summary.written} new, ${summary.renewed} renewed, ${summary.removed} removed, ${edited} kept because edited`,
  );
  if (dry) report.say("Nothing was written (--dry-run)");
  report.json(summary);
}
