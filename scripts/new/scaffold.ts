import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CliError } from "../lib/errors.ts";

const TEMPLATE = path.join(import.meta.dirname, "source.template");

/**
 * Makes a source format that already works: its file, its line in the registry, and a first case with an input.
 * `root` is a checkout of Backfile. Gives the files made or changed, relative to it.
 */
export function scaffoldSource(root: string, name: string): string[] {
  const source = `scripts/sources/${name}.ts`;
  const registry = "scripts/sources/registry.ts";
  const input = `test/cases/${name}/simple/input.txt`;
  refuse(root, name, source);
  const identifier = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const registered = register(readFileSync(path.join(root, registry), "utf8"), name, identifier);
  const template = readFileSync(TEMPLATE, "utf8");
  const files = {
    [source]: template.replaceAll("{{name}}", name).replaceAll("{{identifier}}", identifier),
    [registry]: registered,
    [input]: `${name}\n\nThe headline\n\nThe first paragraph.\n\nThe second one.\n`,
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return Object.keys(files);
}

function refuse(root: string, name: string, source: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new CliError(`"${name}" is not a format's name such as "newsml" or "icon-ml"`, 2);
  if (root.split(path.sep).includes("node_modules") || !existsSync(path.join(root, "test", "cases")))
    throw new CliError("formats are added in a checkout of Backfile, not in an installed one", 2);
  if (existsSync(path.join(root, source))) throw new CliError(`${source} is there already`, 2);
}

/** The import after the others, the format at the head of the list: whoever knows more is asked first. */
function register(registry: string, name: string, identifier: string): string {
  const list = /(return \[\n)/;
  if (!list.test(registry))
    throw new CliError("scripts/sources/registry.ts has no list to add to; add the line by hand");
  return `import { ${identifier} } from "./${name}.ts";\n${registry}`.replace(list, `$1    ${identifier},\n`);
}
