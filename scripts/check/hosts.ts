import { grouped } from "../lib/report.ts";
import { Findings, type Section } from "./findings.ts";
import type { Inventory } from "./inventory.ts";

const GB = 1024 ** 3;
const MB = 1024 ** 2;

/** Warned of from this part of a limit on: there is still time to act. */
const NEAR = 0.8;

/** What hosts allow: GitHub Pages a site of 1 GB; Cloudflare Pages' free plan 20,000 files of at most 25 MB. */
const LIMITS = { bytes: GB, files: 20_000, file: 25 * MB };

/** Names that Windows, and so a USB stick read there, cannot have. */
const UNPORTABLE = /[<>:"|?*\\\p{Cc}]|[. ](\/|$)|(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/iu;

/** How near the site is to what hosts allow, and which names they would not take. */
export function checkHosts(inventory: Inventory): Section {
  const findings = new Findings();
  let bytes = 0;
  let largest = { file: "", size: 0 };
  const spelled = new Map<string, string>();
  for (const [file, size] of inventory.sizes) {
    bytes += size;
    if (size > largest.size) largest = { file, size };
    if (UNPORTABLE.test(file))
      findings.add({ file, reason: "has a name that Windows cannot have", fix: "give the file another name" });
    const twin = spelled.get(file.toLowerCase());
    if (twin) findings.add({ file, reason: `differs from ${twin} by case only`, fix: "give one of them another name" });
    spelled.set(file.toLowerCase(), file);
  }
  const { hidden, symlinks, sizes } = inventory;
  const warnings = [
    bytes > NEAR * LIMITS.bytes && `the site has ${megabytes(bytes)}; GitHub Pages takes 1 GB`,
    sizes.size > NEAR * LIMITS.files &&
      `the site has ${grouped(sizes.size)} files; Cloudflare Pages' free plan takes 20,000`,
    largest.size > NEAR * LIMITS.file && `${largest.file} has ${megabytes(largest.size)}; Cloudflare Pages takes 25 MB`,
    hidden.length > 0 &&
      `${hidden[0]} begins with a dot; GitHub Pages' upload leaves such files out (${hidden.length})`,
    symlinks.length > 0 &&
      `${symlinks[0]} is a symbolic link; hosts differ in what they make of it (${symlinks.length})`,
  ];
  return {
    name: "Hosts",
    checked: `${grouped(sizes.size)} files, ${megabytes(bytes)}`,
    problems: findings.problems,
    count: findings.count,
    warnings: warnings.filter((warning) => warning !== false),
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}
