import { escapeHtml } from "../lib/escape-html.ts";
import { grouped } from "../lib/report.ts";
import type { FileAccount, RecordAccount } from "./ledger.ts";
import { reasonsOf, whereIs } from "./reasons.ts";
import { columns, rowsOf } from "./table.ts";

/** Of one reason so many records are listed; the JSON report has all. */
const MOST_RECORDS = 500;

/** The report as one page that needs nothing else: no script, no style sheet, no picture from anywhere. */
export function reportPage(files: FileAccount[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Import report</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Import report</h1>
${tableHtml(files)}
${reasonsHtml(files)}
${recordsHtml(files)}
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid; padding: .2rem .7rem; text-align: end; white-space: nowrap; }
th:first-child, td:first-child { text-align: start; }
tr:last-child { font-weight: 600; }
details { border-bottom: 1px solid; padding: .4rem 0; }
summary { cursor: pointer; overflow-wrap: anywhere; }
li { overflow-wrap: anywhere; }
.advice { opacity: .75; }
`;

function tableHtml(files: FileAccount[]): string {
  const head = ["format", ...columns.map(([, title]) => title)]
    .map((title) => `<th scope="col">${title}</th>`)
    .join("");
  const rows = rowsOf(files).map(({ format, totals }) => {
    const cells = columns.map(([key]) => `<td>${totals[key] === 0 ? "–" : grouped(totals[key])}</td>`).join("");
    return `<tr><td>${escapeHtml(format)}</td>${cells}</tr>`;
  });
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table></div>`;
}

function reasonsHtml(files: FileAccount[]): string {
  const reasons = reasonsOf(files);
  if (reasons.length === 0) return "<p>Every record became an article.</p>";
  const items = reasons.map(({ fate, reason, count, example, advice }) => {
    const what = advice ? `<br><span class="advice">${escapeHtml(advice)}</span>` : "";
    return `<li>${grouped(count)} × ${fate}: ${escapeHtml(reason)} <small>(${escapeHtml(example)})</small>${what}</li>`;
  });
  return `<h2>Reasons</h2>\n<ol>\n${items.join("\n")}\n</ol>`;
}

/** Every record that did not simply become an article, by what became of it, and what was noted of those that did. */
function recordsHtml(files: FileAccount[]): string {
  const groups = new Map<string, string[]>();
  const add = (group: string, line: string) => {
    const lines = groups.get(group);
    if (lines) lines.push(line);
    else groups.set(group, [line]);
  };
  for (const { file, records, notes = [] } of files) {
    for (const note of notes) add("noted of files", `${file}: ${note}`);
    for (const record of records) {
      add(record.fate, lineOf(file, record));
      for (const note of record.notes ?? []) add("noted of records", `${whereIs(file, record)}: ${note}`);
    }
  }
  const parts = [...groups.entries()].map(([group, lines]) => {
    const shown = lines.slice(0, MOST_RECORDS).map((line) => `<li>${escapeHtml(line)}</li>`);
    const rest = lines.length - shown.length;
    const more = rest > 0 ? `<p>and ${grouped(rest)} more, in the JSON report</p>` : "";
    return `<details><summary>${group} (${grouped(lines.length)})</summary>\n<ul>\n${shown.join("\n")}\n</ul>${more}</details>`;
  });
  return `<h2>Records</h2>\n${parts.join("\n")}`;
}

function lineOf(file: string, record: RecordAccount): string {
  const { path, reason, count = 1 } = record;
  const times = count === 1 ? "" : ` (${grouped(count)})`;
  return `${whereIs(file, record)}${times}${path ? ` → ${path}` : ""}${reason ? `: ${reason}` : ""}`;
}
