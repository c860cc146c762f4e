import { fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import MarkdownIt from "markdown-it";

/*
 * node floor-program.ts ARCHIVE LISTING OUT [PART]: writes the files of LISTING below OUT, on two processes that take
 * turns. An article's page is its rendered Markdown, filled up to the length that the page has; other files are filler.
 */
const PROCESSES = 2;
const [archive, listing, out, part] = process.argv.slice(2) as [string, string, string, string?];

if (part === undefined)
  for (let each = 0; each < PROCESSES; each += 1)
    fork(process.argv[1]!, [archive, listing, out, String(each)]).on("exit", (code) => {
      process.exitCode ||= code ?? 1;
    });
else write(Number(part));

function write(part: number): void {
  const files = JSON.parse(readFileSync(listing, "utf8")) as { file: string; bytes: number }[];
  const articles = path.join(archive, "content", "articles");
  const markdown = new MarkdownIt();
  const made = new Set<string>();
  for (const [number, { file, bytes }] of files.entries()) {
    if (number % PROCESSES !== part) continue;
    const target = path.join(out, file);
    const folder = path.dirname(target);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    const source = path.join(articles, file.replace(/\.html$/, ".md"));
    const body = file.endsWith(".html") && existsSync(source) ? markdown.render(bodyOf(source)) : "";
    writeFileSync(target, body.padEnd(bytes));
  }
}

/** The text behind the front matter. */
function bodyOf(source: string): string {
  const text = readFileSync(source, "utf8");
  return text.slice(text.indexOf("\n---", 3) + 4);
}
