import { existsSync } from "node:fs";
import path from "node:path";
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import { type Problem, readText } from "../catalogue/scan.ts";
import { readYaml, YamlTrouble } from "../lib/yaml.ts";
import { topicKey } from "./key.ts";

/** A person's word on topics: content/_data/topics.yml, explained in docs/formats.md. */
export type TopicRules = {
  /** A topic as it is to be shown, and the other names that it goes by. */
  topics: [name: string, others: string[]][];
  /** Names that articles state and that are no topics. */
  exclude: string[];
  /** Ids of articles to which no topic is suggested. */
  unsuggested: string[];
};

/** Below content/. */
export const RULES_FILE = "_data/topics.yml";

export type ReadRules = { rules: TopicRules; problems: Problem[] };
type Trouble = Omit<Problem, "file">;

/** What is wrong in the file is left out and told with its line; the rest holds. An archive need not have it. */
export function readTopicRules(content: string, language: string): ReadRules {
  const file = path.join(content, RULES_FILE);
  if (!existsSync(file)) return { rules: noRules(), problems: [] };
  const text = readText(file);
  const read = typeof text === "string" ? parseRules(text, language) : { rules: noRules(), troubles: [text] };
  // Problems are told by the file's place below content/articles.
  return { rules: read.rules, problems: read.troubles.map((trouble) => ({ file: `../${RULES_FILE}`, ...trouble })) };
}

const noRules = (): TopicRules => ({ topics: [], exclude: [], unsuggested: [] });

export function parseRules(text: string, language: string): { rules: TopicRules; troubles: Trouble[] } {
  const rules = noRules();
  const troubles: Trouble[] = [];
  try {
    readYaml(text, { strict: true });
  } catch (thrown) {
    if (!(thrown instanceof YamlTrouble)) throw thrown;
    return { rules, troubles: [{ reason: thrown.message, line: thrown.line }] };
  }
  const tell: Tell = (node, reason) => troubles.push({ reason, line: lineOf(text, node) });
  const { contents } = parseDocument(text, { schema: "core", resolveKnownTags: false, logLevel: "error" });
  for (const [name, key, value] of pairsOf(contents, tell, "must be a map with topics, exclude or unsuggested"))
    if (name === "topics") rules.topics = topicsOf(value, tell, language);
    else if (name === "exclude" || name === "unsuggested") rules[name] = textsOf(value, tell, `${name} must be a list`);
    else tell(key, `${name}: not a key of this file; it has topics, exclude and unsuggested`);
  return { rules, troubles };
}

type Tell = (node: unknown, reason: string) => void;

function lineOf(text: string, node: unknown): number {
  const at = (node as { range?: [number, number, number] | null } | null)?.range?.[0] ?? 0;
  return text.slice(0, at).split("\n").length;
}

function* pairsOf(node: unknown, tell: Tell, otherwise: string): Generator<[string, unknown, unknown]> {
  if (isNothing(node)) return;
  if (!isMap(node)) return tell(node, otherwise);
  for (const { key, value } of (node as YAMLMap).items) {
    const name = textOf(key);
    if (name === undefined) tell(key, "a name must be text");
    else yield [name, key, value];
  }
}

/** Each name stands for one topic: an alias of two would have to be both. */
function topicsOf(node: unknown, tell: Tell, language: string): TopicRules["topics"] {
  const topics: TopicRules["topics"] = [];
  const known = new Map<string, string>();
  const isFree = (name: string, of: string, at: unknown) => {
    const key = topicKey(name, language);
    const other = known.get(key);
    if (other === undefined) known.set(key, of);
    else if (other !== of) tell(at, `${JSON.stringify(name)} stands for ${JSON.stringify(other)} already`);
    return other === undefined || other === of;
  };
  const shape = "topics must be a map: the name to be shown, then a list of other names";
  for (const [name, key, value] of pairsOf(node, tell, shape)) {
    if (!isFree(name, name, key)) continue;
    const others = textsOf(value, tell, `the other names of ${JSON.stringify(name)} must be a list`, (other, at) =>
      isFree(other, name, at),
    );
    topics.push([name, others]);
  }
  return topics;
}

function textsOf(
  node: unknown,
  tell: Tell,
  otherwise: string,
  keep?: (text: string, at: unknown) => boolean,
): string[] {
  if (isNothing(node)) return [];
  if (!isSeq(node)) {
    tell(node, otherwise);
    return [];
  }
  const texts: string[] = [];
  for (const item of node.items) {
    const text = textOf(item);
    if (text === undefined) tell(item, "must be text");
    else if (keep === undefined || keep(text, item)) texts.push(text);
  }
  return texts;
}

const isNothing = (node: unknown) => node === null || node === undefined || (isScalar(node) && node.value === null);

/** YAML reads 1987 as a number: where text is meant, it is text. */
function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || !["string", "number", "boolean"].includes(typeof node.value)) return undefined;
  const text = (typeof node.value === "number" && node.source) || String(node.value);
  return text.trim() === ""
    ? undefined
    : text
        .replace(/\p{Surrogate}/gu, "\ufffd")
        .replace(/\s+/g, " ")
        .trim();
}
