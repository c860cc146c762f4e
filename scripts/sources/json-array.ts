import { createDesk, type Desk, whyUnknown } from "./dataset/desk.ts";
import { type Element, elementsOf } from "./dataset/elements.ts";
import { readObject, takeObject, topKeysOf } from "./dataset/json.ts";
import { LONGEST } from "./dataset/lines.ts";
import { isMapped } from "./dataset/mapping.ts";
import { areArticles, isWrapper, meaningsOf } from "./dataset/names.ts";
import { entriesOf } from "./dataset/plan.ts";
import type { Found, Head, Source, SourceFile } from "./source.ts";

/** JSON that is a list of articles, holds one, or is one article. */
export const jsonArray: Source = {
  name: "json",
  detect(head) {
    if (!/^\s*[[{]/.test(head.text) || /\.(?:md|markdown|html?|mdx)$/i.test(head.name)) return false;
    return isArticle(head.text) || firstElements(head).some((keys) => head.mapped || areArticles(keys, false));
  },
  async *read(file) {
    const start = await startOf(file);
    if (isArticle(start)) yield* readOne(file);
    else yield* readLists(file);
  },
};

/** One object with a headline and a text of its own, and not a list of them. */
function isArticle(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  const meant = [...topKeysOf(text)].flatMap(meaningsOf);
  return meant.includes("title") && meant.includes("body") && hasWords(text);
}

/** Its text is a string or strings: settings have a "content" too. */
function hasWords(text: string): boolean {
  for (const [, key] of text.matchAll(/"([^"\\]{1,60})"\s*:\s*(?:\[\s*)?(?:\{\s*"[^"\\]{1,30}"\s*:\s*)?"/g))
    if (meaningsOf(key!).includes("body")) return true;
  return false;
}

/** The keys of the first elements of the lists in a text that may be cut off. */
function firstElements({ text }: Head): string[][] {
  const found: string[][] = [];
  for (const { index } of text.matchAll(/\[\s*(?=\{)/g)) {
    found.push(keysOf(text.slice(index + 1)));
    if (found.length >= 20) break;
  }
  return found;
}

/** The keys of a text's first object, and of the records in it that only wrap an article. */
function keysOf(text: string): string[] {
  const keys = [...topKeysOf(text)];
  return keys.concat(
    keys.filter(isWrapper).flatMap((key) => {
      const inner = new RegExp(`${JSON.stringify(key).replace(/[$^*+?.()[\]{}|\\]/g, "\\$&")}\\s*:\\s*(?=\\{)`).exec(
        text,
      );
      return inner ? [...topKeysOf(text.slice(inner.index + inner[0].length))] : [];
    }),
  );
}

async function startOf(file: SourceFile): Promise<string> {
  for await (const piece of file.pieces()) return piece.slice(0, 64 * 1024);
  return "";
}

async function* readOne(file: SourceFile): AsyncGenerator<Found> {
  if (file.size > LONGEST) return yield { type: "rejection", reason: "larger than 16 MB: no article" };
  const text = await file.text();
  const read = readObject(text);
  if ("problem" in read) return yield { type: "rejection", reason: read.problem };
  const desk = createDesk(file);
  const place = { number: 1, locator: "record 1", record: text, identity: "main", notes: read.notes };
  yield desk.take(entriesOf(read.value), place);
  for (const note of desk.told()) file.say?.(note);
}

async function* readLists(file: SourceFile): AsyncGenerator<Found> {
  const desk = createDesk(file);
  const others = new Map<string, number>();
  let number = 0;
  let columns: string[] = [];
  for await (const element of elementsOf(file.pieces())) {
    if (isOther(element, file)) {
      others.set(element.path, (others.get(element.path) ?? 0) + 1);
      if (columns.length === 0) columns = [...topKeysOf(element.text)];
      continue;
    }
    number += 1;
    yield take(element, number, desk);
  }
  if (number === 0)
    yield { type: "rejection", reason: columns.length > 0 ? whyUnknown(columns, file.name) : "holds no record" };
  else
    for (const [path, count] of others)
      yield { type: "skipped", locator: path || "list", reason: "records without a headline or a text", count };
  for (const note of desk.told()) file.say?.(note);
}

/** Lists of other things stand beside that of the articles. */
function isOther({ text, problem }: Element, { mapping }: SourceFile): boolean {
  return problem === undefined && !isMapped(mapping) && !areArticles(keysOf(text), true);
}

function take({ text, line, problem }: Element, number: number, desk: Desk): Found {
  const locator = `record ${number}`;
  if (problem !== undefined) return { type: "rejection", locator, line, reason: problem };
  return takeObject(text, { number, locator, line }, desk);
}
