import { grouped } from "../lib/report.ts";
import { Findings, type Section, type Warning } from "./findings.ts";
import type { Inventory } from "./inventory.ts";
import { limitWarnings, megabytes, sizeUp } from "./limits.ts";

/** Names that Windows, and so a USB stick read there, cannot have. */
const UNPORTABLE = /[<>:"|?*\\\p{Cc}]|[. ](\/|$)|(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/iu;

/** How near the site is to what hosts allow, and which names they would not take. */
export function checkHosts(inventory: Inventory): Section {
  const findings = new Findings();
  const spelled = new Map<string, string>();
  for (const file of inventory.sizes.keys()) {
    if (UNPORTABLE.test(file))
      findings.add({ file, reason: "has a name that Windows cannot have", fix: "give the file another name" });
    const twin = spelled.get(file.toLowerCase());
    if (twin) findings.add({ file, reason: `differs from ${twin} by case only`, fix: "give one of them another name" });
    spelled.set(file.toLowerCase(), file);
  }
  const figures = sizeUp(inventory.sizes);
  return {
    name: "Hosts",
    checked: `${grouped(figures.files)} files, ${megabytes(figures.bytes)}`,
    problems: findings.problems,
    count: findings.count,
    warnings: [...limitWarnings(figures), ...oddFiles(inventory)],
  };
}

function oddFiles({ hidden, symlinks }: Inventory): Warning[] {
  const warnings: Warning[] = [];
  if (hidden.length > 0)
    warnings.push({
      reason: `${hidden[0]} begins with a dot; GitHub Pages' upload leaves such files out (${hidden.length})`,
    });
  if (symlinks.length > 0)
    warnings.push({
      reason: `${symlinks[0]} is a symbolic link; hosts differ in what they make of it (${symlinks.length})`,
    });
  return warnings;
}
