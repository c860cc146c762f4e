import path from "node:path";
import { checkBudgets } from "../check/budgets.ts";
import { checkContent } from "../check/content.ts";
import { checkData } from "../check/data.ts";
import type { Section } from "../check/findings.ts";
import { checkHosts } from "../check/hosts.ts";
import { checkHtml } from "../check/html.ts";
import { takeInventory } from "../check/inventory.ts";
import { checkLinks } from "../check/links.ts";
import { checkPictures } from "../check/pictures.ts";
import { sectionLines } from "../check/print.ts";
import { grouped } from "../lib/report.ts";
import { builtSite } from "../serve/site.ts";
import { archivePaths, readSettings } from "../settings.ts";
import { type Command, textOption } from "./command.ts";

export const check: Command = {
  name: "check",
  summary: "Check the built site and the content: links, HTML, budgets, pictures, front matter, hosts' limits.",
  options: {
    out: { type: "string", value: "DIR", help: "the built site (default: dist in the archive's folder)" },
    address: { type: "string", value: "URL", help: "the site's address it was built with, instead of the settings'" },
  },
  notes: "Ends with 1 where there is a problem to mend; warnings alone do not.",
  async run({ values, report }) {
    const paths = archivePaths(textOption(values, "archive") ?? ".");
    const dist = builtSite(textOption(values, "archive"), textOption(values, "out"));
    const address = textOption(values, "address") || readSettings(paths).address;
    const site = address?.replace(/\/*$/, "/") ?? null;
    const inventory = takeInventory(dist);
    const folder = path.relative(process.cwd(), dist).replaceAll("\\", "/");
    const root = path.relative(process.cwd(), paths.root).replaceAll("\\", "/");
    const tell = values.quiet === true ? report.error : report.say;
    const sections: Section[] = [];

    const show = (section: Section, where: string) => {
      sections.push(section);
      if (values.quiet === true && section.count === 0) return;
      for (const line of sectionLines(section, where)) tell(line);
    };
    show(
      checkLinks(inventory, site, (done, total) => report.progress("links", done, total)),
      folder,
    );
    show(
      checkHtml(inventory, (done, total) => report.progress("HTML", done, total)),
      folder,
    );
    show(checkBudgets(inventory), folder);
    show(checkPictures(inventory), folder);
    show(checkData(inventory), folder);
    show(checkContent(paths), root);
    show(checkHosts(inventory), folder);

    const count = sections.reduce((sum, section) => sum + section.count, 0);
    report.say(count === 0 ? "all is well" : `${grouped(count)} problem${count === 1 ? "" : "s"} to mend`);
    report.json({ ok: count === 0, problems: count, sections });
    return count === 0 ? 0 : 1;
  },
};
