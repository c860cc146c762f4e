/** A reader of CSV as RFC 4180 has it, of our own: rows of cells. */
export function rowsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  while (cell.lastIndex < csv.length) {
    const at = cell.lastIndex;
    const found = cell.exec(csv);
    if (!found) throw new Error(`no cell of RFC 4180 at ${at}: ${JSON.stringify(csv.slice(at, at + 40))}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** What docs/data.md says of reading a cell back. */
export function textOf(cell: string): string {
  return /^'+[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;
}

export function listOf(cell: string): string[] {
  const text = textOf(cell);
  if (text === "") return [];
  const items = [""];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "|") items.push("");
    else items.push(`${items.pop()}${text[at] === "\\" ? text[++at] : text[at]}`);
  }
  return items;
}

export type Line = { [field: string]: unknown };

export function linesIn(jsonl: string): Line[] {
  if (jsonl !== "" && !jsonl.endsWith("\n")) throw new Error("the last line has no end");
  return jsonl
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}
