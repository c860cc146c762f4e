import { decodePieces } from "../charset.ts";
import type { Found, Rejection, SourceFile } from "../source.ts";
import { markupOf, readXml, type XmlNode, type XmlProblem } from "../xml/reader.ts";

/** An element of a wire file that is a record of its own. `notes` tell of oddities that cost it nothing. */
export type WireItem = { type: "item"; node: XmlNode; path: string[]; notes: string[] };

/**
 * Breaches of XML that leave no doubt what is meant: an entity nobody declared (its words stay), a prefix that stands for
 * nothing, space before the declaration. After any other, what was read may not be what was written.
 */
const HARMLESS = /^(?:undefined entity|unbound namespace prefix|(?:an|the) XML declaration must (?:be|appear) at)/i;

/**
 * The elements of a file whose path is wanted, each once it is closed. One in which XML's rules are broken is rejected
 * with its line, and reading goes on behind it.
 */
export async function* readItems(
  file: SourceFile,
  wanted: (path: readonly string[]) => boolean,
): AsyncGenerator<WireItem | Rejection> {
  let problems: XmlProblem[] = [];
  let found = false;
  for await (const one of readXml(await piecesOf(file), wanted)) {
    if (one.type === "problem") {
      problems.push(one);
      continue;
    }
    found = true;
    const broken = problems.find((problem) => !HARMLESS.test(problem.message));
    const notes = [...new Set(problems.map(say))];
    problems = [];
    if (broken) yield { type: "rejection", line: broken.line, locator: lineOf(one.node), reason: say(broken) };
    else yield { type: "item", node: one.node, path: one.path, notes };
  }
  const broken = problems.find((problem) => !HARMLESS.test(problem.message));
  if (broken) yield { type: "rejection", line: broken.line, reason: say(broken) };
  else if (!found) yield { type: "rejection", reason: "holds no item" };
}

/** Reads every item of a file with one function; what it throws away it must say itself. */
export async function* readEach(
  file: SourceFile,
  wanted: (path: readonly string[]) => boolean,
  read: (item: WireItem, index: number) => Iterable<Found>,
): AsyncGenerator<Found> {
  let index = 0;
  for await (const item of readItems(file, wanted))
    if (item.type === "item") {
      index += 1;
      yield* read(item, index);
    } else yield item;
}

export const lineOf = (node: XmlNode) => `line ${node.line}`;

/** An item as text again, for its provenance: the same for the same item, wherever it stands in a file. */
export function recordOf(node: XmlNode): string {
  const { name, line } = node;
  return markupOf({ name: "", local: "", uri: "", attributes: {}, line, children: [{ ...node, name }] });
}

const say = ({ message }: XmlProblem) => `not well-formed XML: ${message.replace(/[\s.]+$/, "")}`;

/** Character sets that a declaration may name and that the bytes alone do not give away. */
const NAMED =
  /^(?:windows-125[013-8]|iso-8859-(?:[2-9]|1[0-6])|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gb2312|gbk|gb18030|big5)$/i;

async function piecesOf(file: SourceFile): Promise<AsyncIterable<string>> {
  if (file.charset !== undefined) return file.pieces();
  const start = Buffer.from(await file.slice(0, 200)).toString("latin1");
  const declared = /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w.-]{1,30})["']/.exec(start)?.[1] ?? "";
  return NAMED.test(declared) ? decodePieces(file.bytes(), declared) : file.pieces();
}
