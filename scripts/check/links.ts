import { readFileSync } from "node:fs";
import path from "node:path";
import { grouped } from "../lib/report.ts";
import { REDIRECTS } from "../site/addresses.ts";
import { feedReferences, jsonFeedReferences, redirectReferences } from "./feeds.ts";
import { Findings, lineAt, type Section } from "./findings.ts";
import type { Inventory } from "./inventory.ts";
import { type PageFacts, pageFacts, type Reference } from "./page.ts";
import { resolveReference, type Target } from "./resolve.ts";
import { styleReferences } from "./styles.ts";

type Place = { file: string; line: number };

/** Fragments of other pages that some page points to: by page, by fragment, the first place that does. */
type Wanted = Map<string, Map<string, Place>>;

const REBUILD = "mend the link where it was written; if the page should exist, build again";

/**
 * Every link, resource and fragment leads somewhere, and nothing is loaded from another host. One file is in memory at a
 * time; of all the others only their names are kept, and the fragments that pages ask of each other.
 */
export function checkLinks(
  inventory: Inventory,
  site: string | null,
  progress: (done: number, total: number) => void = () => {},
): Section {
  const findings = new Findings();
  const wanted: Wanted = new Map();
  let links = 0;
  let pages = 0;
  let done = 0;
  for (const file of inventory.sizes.keys()) {
    done += 1;
    if (file.startsWith("pagefind/") || !/\.(html|xml|atom|css|json)$/.test(file)) continue;
    progress(done, inventory.sizes.size);
    const text = readFileSync(path.join(inventory.root, file), "utf8");
    const facts = factsOf(file, text);
    if (file.endsWith(".html")) pages += 1;
    links += facts.references.length;
    for (const reference of facts.references)
      checkReference({ reference, file, text, facts, inventory, site, findings, wanted });
  }
  const fragments = checkFragments(wanted, inventory, findings);
  return {
    name: "Links",
    checked: `${grouped(links)} links and ${grouped(fragments)} fragments on ${grouped(pages)} pages`,
    problems: findings.problems,
    count: findings.count,
    warnings: [],
  };
}

function factsOf(file: string, text: string): PageFacts {
  if (file.endsWith(".html")) return pageFacts(text);
  const references = file.endsWith(".css")
    ? styleReferences(text).map((url): Reference => ({ kind: "resource", url, at: Math.max(0, text.indexOf(url)) }))
    : file === REDIRECTS
      ? redirectReferences(text)
      : file.endsWith(".json")
        ? jsonFeedReferences(text)
        : feedReferences(text);
  return { references, ids: new Set() };
}

type Looked = {
  reference: Reference;
  file: string;
  text: string;
  facts: PageFacts;
  inventory: Inventory;
  site: string | null;
  findings: Findings;
  wanted: Wanted;
};

function checkReference({ reference, file, text, facts, inventory, site, findings, wanted }: Looked): void {
  const target = resolveReference(reference.url, file, site, facts.base);
  const trouble = troubleWith(reference, target, inventory) ?? missingId(reference, target, file, facts);
  if (trouble) findings.add({ file, line: lineAt(text, reference.at), ...trouble });
  else if (target.kind === "inside" && target.fragment !== "" && target.address !== file)
    want(wanted, target.address, target.fragment, () => ({ file, line: lineAt(text, reference.at) }));
}

type Trouble = { reason: string; fix: string };

function troubleWith({ kind, url }: Reference, target: Target, inventory: Inventory): Trouble | undefined {
  if (target.kind === "wrong") return target;
  if (target.kind === "outside")
    return kind === "link" || /^\s*data:/i.test(url)
      ? undefined
      : { reason: `loads ${url} from another host`, fix: "keep a copy in the archive: no request may leave the site" };
  if (inventory.sizes.has(target.address)) return undefined;
  const folder = target.address.replace(/\/?$/, "/").replace(/^\/$/, "");
  if (!inventory.sizes.has(`${folder}index.html`))
    return { reason: `"${url}" leads to no file (${target.address || "/"})`, fix: REBUILD };
  // A whole address is met on a host, and hosts know index.html.
  if (/^https?:/i.test(url)) return undefined;
  return {
    reason: `"${url}" names a folder`,
    fix: "name its index.html: from a USB stick, a folder is a list of files",
  };
}

function missingId({ url }: Reference, target: Target, file: string, facts: PageFacts): Trouble | undefined {
  if (target.kind !== "inside" || target.address !== file || target.fragment === "" || target.fragment === "top")
    return;
  return facts.ids.has(target.fragment) ? undefined : { reason: `"${url}" names an id that is not here`, fix: REBUILD };
}

function want(wanted: Wanted, address: string, fragment: string, place: () => Place): void {
  if (fragment === "top" || !address.endsWith(".html")) return;
  const fragments = wanted.get(address) ?? new Map<string, Place>();
  if (!fragments.has(fragment)) fragments.set(fragment, place());
  wanted.set(address, fragments);
}

function checkFragments(wanted: Wanted, inventory: Inventory, findings: Findings): number {
  let count = 0;
  for (const [address, fragments] of wanted) {
    const { ids } = pageFacts(readFileSync(path.join(inventory.root, address), "utf8"));
    for (const [fragment, { file, line }] of fragments) {
      count += 1;
      if (!ids.has(fragment))
        findings.add({ file, line, reason: `"#${fragment}" is not on the page ${address}`, fix: REBUILD });
    }
  }
  return count;
}
