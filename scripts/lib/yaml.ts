import { type Alias, type Document, isMap, parseDocument, visit } from "yaml";
import { messageOf } from "./errors.ts";

/** What is wrong with a text in YAML; `line` counts from 1, within that text. */
export class YamlTrouble extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** `repeated` names keys that a map at the top states more than once: the last one counts. */
export type ReadYaml = { value: unknown; repeated: string[] };

/** `strict` refuses unknown tags and repeated keys, as is right for files that people can mend. */
export type YamlOptions = { strict: boolean; reviver?: (key: unknown, value: unknown) => unknown };

/**
 * YAML 1.2 core schema: no dates, no tag makes an object, no merge keys; aliases are capped and never lead back to
 * what they stand in. Throws YamlTrouble.
 */
export function readYaml(text: string, { strict, reviver }: YamlOptions): ReadYaml {
  try {
    const document = parseDocument(text, {
      schema: "core",
      resolveKnownTags: false,
      uniqueKeys: strict,
      strict,
      prettyErrors: false,
      logLevel: "error",
    });
    const problem = document.errors[0] ?? (strict ? document.warnings[0] : undefined);
    if (problem) throw new YamlTrouble(said(problem), lineAt(text, problem.pos[0]));
    refuseCycles(document, text);
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES, reviver }), repeated: repeatedKeys(document) };
  } catch (thrown) {
    if (thrown instanceof YamlTrouble) throw thrown;
    throw new YamlTrouble(said(thrown), 1);
  }
}

const MOST_ALIASES = 50;

/** The reader of YAML calls itself for what is nested. */
const said = (thrown: unknown) => (/call stack/.test(messageOf(thrown)) ? "nested too deep" : messageOf(thrown));

const lineAt = (text: string, at: number) => text.slice(0, at).split("\n").length;

/** `a: &a [*a]` is a list that holds itself: whatever walks it never comes to an end. */
function refuseCycles(document: Document, text: string): void {
  visit(document, {
    Alias(_key: unknown, alias: Alias, ancestors: readonly unknown[]) {
      const meant = alias.resolve(document);
      if (meant && ancestors.includes(meant))
        throw new YamlTrouble(`*${alias.source} stands within what it names`, lineAt(text, alias.range?.[0] ?? 0));
    },
  });
}

function repeatedKeys({ contents }: Document): string[] {
  if (!isMap(contents)) return [];
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { key } of contents.items) {
    const name = String(key);
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return [...repeated];
}
