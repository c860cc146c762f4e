/** What an MDX file's modules bring: names and the addresses they stand for. */
type Imports = Map<string, string>;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const MODULE = /^(?:import\s|import["']|export\s+(?:const|let|var|function|default|async|class|\*|\{))/;
const IMPORT = /^import\s+(?:type\s+)?([\w$]+)\s+from\s+["']([^"'\n]{1,500})["']/gm;
/** No tag or comment is longer, so that unclosed ones cost no time. */
const LONGEST = 5000;

/**
 * MDX as Markdown with shortcodes: nothing of it is run. Imports and exports go, `{/* comments *\/}` too; a component becomes a
 * shortcode of its name, which is resolved or reported as those of other generators are.
 */
export function plainMdx(text: string): string {
  const { blocks, imports } = withoutModules(text);
  return blocks.map(({ code, lines }) => (code ? lines.join("\n") : plainTags(lines.join("\n"), imports))).join("\n");
}

type Block = { code: boolean; lines: string[] };

/** The text cut into code and the rest, without the modules' lines; these end at a blank line. */
function withoutModules(text: string): { blocks: Block[]; imports: Imports } {
  const blocks: Block[] = [];
  const modules: string[] = [];
  let fence: string | undefined;
  let module = false;
  let blank = true;
  const add = (code: boolean, line: string) => {
    const last = blocks.at(-1);
    if (last?.code === code) last.lines.push(line);
    else blocks.push({ code, lines: [line] });
  };
  for (const line of text.split("\n")) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined) module = line.trim() !== "" && (module || (blank && MODULE.test(line)));
    blank = line.trim() === "" || module;
    if (module) modules.push(line);
    else add(fence !== undefined || mark !== undefined, line);
    if (module || mark === undefined) continue;
    if (fence === undefined) fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = undefined;
  }
  const found = modules.join("\n").matchAll(IMPORT);
  return { blocks, imports: new Map([...found].map(([, name, address]) => [name!, address!])) };
}

const OPENING = /<(\/?)([A-Za-z][\w.-]{0,100})(?=[\s/>])|\{\s{0,20}\/\*|\{" "\}/g;

/** A text with more unclosed tags than this is no MDX: the rest of it stays as it is. */
const MOST_UNCLOSED = 100;

function plainTags(text: string, imports: Imports): string {
  let made = "";
  let at = 0;
  let unclosed = 0;
  const inSpan = spanReader(text);
  for (const match of text.matchAll(OPENING)) {
    const { index } = match;
    if (index < at || inSpan(index)) continue;
    const [all, slash, name] = match;
    const inside = text.slice(index, index + LONGEST);
    const end = name === undefined ? otherEnd(inside) : tagEnd(inside);
    if (end === undefined) unclosed += 1;
    if (unclosed > MOST_UNCLOSED) break;
    if (end === undefined) continue;
    const space = all === '{" "}' ? " " : "";
    const shown = name === undefined ? space : tag(inside.slice(0, end), slash === "/", name, imports);
    if (shown === undefined) continue;
    made += text.slice(at, index) + shown;
    at = index + end;
  }
  return made + text.slice(at);
}

/** Whether a place stands in code within its line; asked for one place after another. */
function spanReader(text: string): (place: number) => boolean {
  let at = 0;
  let ticks = 0;
  return (place) => {
    for (; at < place; at += 1) {
      if (text[at] === "\n") ticks = 0;
      else if (text[at] === "`") ticks += 1;
    }
    return ticks % 2 === 1;
  };
}

function otherEnd(inside: string): number | undefined {
  if (inside.startsWith('{" "}')) return 5;
  const end = /\*\/\s{0,20}\}/.exec(inside);
  return end ? end.index + end[0].length : undefined;
}

/** How long the tag is that a text begins with: a ">" in quotes or in braces does not end it. */
function tagEnd(inside: string): number | undefined {
  let depth = 0;
  let quote: string | undefined;
  for (let at = 1; at < inside.length; at += 1) {
    const sign = inside[at]!;
    if (quote !== undefined) {
      if (sign === quote) quote = undefined;
    } else if (sign === '"' || sign === "'" || sign === "`") quote = sign;
    else if (sign === "{") depth += 1;
    else if (sign === "}") depth -= 1;
    else if (sign === ">" && depth <= 0) return at + 1;
  }
  return undefined;
}

/** A component as a shortcode, an element with its values in place; undefined where nothing has to change. */
function tag(text: string, closing: boolean, name: string, imports: Imports): string | undefined {
  const component = /^[A-Z]|\./.test(name);
  if (closing) return component ? `{{< /${name} >}}` : undefined;
  const values = attributesOf(text, imports);
  const said = values.map(([key, value]) => ` ${key}="${value.replaceAll('"', "'")}"`).join("");
  if (component) return `{{< ${name}${said} >}}`;
  return text.includes("{") ? `<${name}${said}${text.endsWith("/>") ? " /" : ""}>` : undefined;
}

const ATTRIBUTE = /([A-Za-z][\w:-]{0,100})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|\{([^{}]*)\})/g;

function attributesOf(text: string, imports: Imports): [string, string][] {
  return [...text.matchAll(ATTRIBUTE)].flatMap(([, key, double, single, expression]) => {
    const value = double ?? single ?? valueIn(expression!.trim(), imports);
    return value === undefined ? [] : [[key!, value] as [string, string]];
  });
}

/** What an expression stands for where that can be seen: words in quotes, an imported file. */
function valueIn(expression: string, imports: Imports): string | undefined {
  const quoted = /^(["'`])([^"'`$]*)\1$/.exec(expression)?.[2];
  const asked = /^(?:import|require)\(\s*["']([^"']+)["']\s*\)$/.exec(expression)?.[1];
  return quoted ?? asked ?? imports.get(expression.replace(/\.(?:src|default)$/, ""));
}
