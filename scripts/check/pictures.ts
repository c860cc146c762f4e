import { readFileSync } from "node:fs";
import path from "node:path";
import { Parser } from "htmlparser2";
import { grouped } from "../lib/report.ts";
import { Findings, lineAt, type Section } from "./findings.ts";
import type { Inventory } from "./inventory.ts";
import { srcset } from "./page.ts";
import { resolveReference } from "./resolve.ts";

/** In bytes: what a phone loads of one picture, and what anybody does. */
const PHONE = 250 * 1024;
const LARGEST = 1024 * 1024;

/** Without a size the text jumps when the picture comes; without an alt, its file's name is read out. */
const NEEDED = ["width", "height", "alt"];

type Heavy = { file: string; picture: string; bytes: number; budget: number };

/** Every picture states its size, and words for those who cannot see it; none is too heavy for its readers. */
export function checkPictures(inventory: Inventory): Section {
  const findings = new Findings();
  const heavy = new Map<string, Heavy>();
  let pictures = 0;
  for (const file of inventory.sizes.keys()) {
    if (!file.endsWith(".html")) continue;
    const markup = readFileSync(path.join(inventory.root, file), "utf8");
    if (!/<img\b/i.test(markup)) continue;
    for (const { attributes, at } of picturesOf(markup)) {
      pictures += 1;
      const lacking = NEEDED.filter((name) => !isStated(name, attributes[name]));
      const reason = `the picture ${attributes.src ?? ""} does not state its ${lacking.join(" and ")}`;
      if (lacking.length > 0)
        findings.add({ file, line: lineAt(markup, at), reason, fix: "mend the layout in _includes" });
      for (const one of tooHeavy(attributes, file, inventory)) if (!heavy.has(one.picture)) heavy.set(one.picture, one);
    }
  }
  return {
    name: "Pictures",
    checked: `${grouped(pictures)} in pages`,
    problems: findings.problems,
    count: findings.count,
    warnings: [...heavy.values()].slice(0, MOST).map(({ file, picture, bytes, budget }) => ({
      reason: `${picture} has ${kilobytes(bytes)}, more than ${kilobytes(budget)} (${file})`,
      fix: "save the picture in content/media with fewer pixels, or as JPEG where it is a photograph",
    })),
  };
}

/** As many as are named. */
const MOST = 20;

const kilobytes = (bytes: number) => `${grouped(Math.round(bytes / 1024))} KB`;

type Found = { attributes: { [name: string]: string }; at: number };

function picturesOf(markup: string): Found[] {
  const found: Found[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "img") found.push({ attributes, at: parser.startIndex });
    },
  });
  parser.end(markup);
  return found;
}

/** An empty alt says that there is nothing to be told. */
const isStated = (name: string, value: string | undefined) =>
  name === "alt" ? value !== undefined : /^[1-9]\d*$/.test(value ?? "");

/** The smallest of its copies is a phone's. */
function* tooHeavy({ src, srcset: copies }: Found["attributes"], file: string, inventory: Inventory): Generator<Heavy> {
  const urls = [...srcset(copies ?? ""), src ?? ""].filter((url) => url !== "");
  const sized = urls.flatMap((url) => {
    const target = resolveReference(url, file, null);
    const bytes = target.kind === "inside" ? inventory.sizes.get(target.address) : undefined;
    return target.kind === "inside" && bytes !== undefined ? [{ picture: target.address, bytes }] : [];
  });
  const lightest = Math.min(...sized.map(({ bytes }) => bytes));
  for (const { picture, bytes } of sized) {
    const budget = bytes === lightest ? PHONE : LARGEST;
    if (bytes > budget) yield { file, picture, bytes, budget };
  }
}
