import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { escapeHtml } from "../../lib/escape-html.ts";
import { grouped } from "../../lib/report.ts";
import { type FileAccount, fates, type RecordAccount } from "../ledger.ts";
import { type Reason, reasonsOf, whereIs } from "../reasons.ts";
import { rowsOf, shownColumns } from "../table.ts";

/** A page holds so many records, those that call for somebody first; the JSON report has all. */
const MOST_RECORDS = 100_000;
/** Without its script it lists so many of a kind. */
const MOST_PLAIN = 100;

/** The report as one page that needs nothing else, to be looked through: nothing is loaded from anywhere. */
export function reportPage(files: FileAccount[]): string {
  const [style, script] = ["page.css", "page.js"].map((name) => readFileSync(new URL(name, import.meta.url), "utf8"));
  const print = createHash("sha256").update(script!).digest("base64");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${print}'">
<title>Import report</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Import report</h1>
${tableHtml(files)}
${reasonsHtml(reasonsOf(files))}
${recordsHtml(files)}
</main>
<script>${script}</script>
</body>
</html>
`;
}

function tableHtml(files: FileAccount[]): string {
  const rows = rowsOf(files);
  const shown = shownColumns(rows);
  const head = ["format", ...shown.map(([, title]) => title)].map((title) => `<th scope="col">${title}</th>`).join("");
  const lines = rows.map(({ format, totals }) => {
    const cells = shown.map(([key]) => `<td>${totals[key] === 0 ? "–" : grouped(totals[key])}</td>`).join("");
    return `<tr><td>${escapeHtml(format)}</td>${cells}</tr>`;
  });
  const foot = rows.length > 1 ? `<tfoot>${lines.pop()}</tfoot>` : "";
  return `<div class="wide" tabindex="0" role="region" aria-label="Records by format"><table><thead><tr>${head}</tr></thead><tbody>\n${lines.join("\n")}\n</tbody>${foot}</table></div>`;
}

function reasonsHtml(reasons: Reason[]): string {
  if (reasons.length === 0) return "<p>Every record became an article.</p>";
  const item = ({ fate, reason, count, example, calls, advice }: Reason) => {
    const what = advice ? `<div class="soft">→ ${escapeHtml(advice)}</div>` : "";
    const first = `<div class="soft">${count === 1 ? "in" : "first in"} ${escapeHtml(example)}</div>`;
    return `<li><b>${grouped(count)}</b><div>${escapeHtml(calls ? `${fate}: ${reason}` : reason)}</div>${first}${what}</li>`;
  };
  const part = (title: string, some: Reason[]) =>
    some.length === 0 ? "" : `<h3>${title}</h3>\n<ul class="reasons">\n${some.map(item).join("\n")}\n</ul>`;
  return `<h2>Reasons</h2>
${part(
  "Look at these",
  reasons.filter(({ calls }) => calls),
)}
${part(
  "Left out as no articles; nothing to do, unless you miss something",
  reasons.filter(({ calls }) => !calls),
)}`;
}

/** What the page's script is given of a record: fate, file (by number), place in it, path, reason, notes. */
type Entry = [number, number, string, string, string, ...string[]];

function entriesOf(files: FileAccount[]): Entry[] {
  const all = files.flatMap((account, file) =>
    accountsOf(account).map((record): Entry => {
      const place = `${whereIs("", record)}${record.count ? ` × ${grouped(record.count)}` : ""}`;
      const { fate, path = "", reason = "", notes = [] } = record;
      return [fates.indexOf(fate), file, place, path, reason, ...notes];
    }),
  );
  if (all.length <= MOST_RECORDS) return all;
  // Fates stand in the order in which they trouble nobody.
  return all.sort((left, right) => right[0] - left[0]).slice(0, MOST_RECORDS);
}

/** A file's records; what was noted of the file itself goes with the first. */
function accountsOf({ records, notes = [] }: FileAccount): RecordAccount[] {
  const [first, ...rest] = records;
  return first && notes.length > 0 ? [{ ...first, notes: [...notes, ...(first.notes ?? [])] }, ...rest] : records;
}

function recordsHtml(files: FileAccount[]): string {
  const entries = entriesOf(files);
  const names = files.map(({ file }) => file);
  const counts = fates.map((_, kind) => entries.filter((entry) => entry[0] === kind).length);
  const options = fates.flatMap((fate, kind) =>
    counts[kind] === 0 ? [] : [`<option value="${fate}">${fate} (${grouped(counts[kind]!)})</option>`],
  );
  const noted = entries.filter((entry) => entry.length > 5).length;
  return `<h2>Records</h2>
<noscript>${plainList(entries, names)}</noscript>
<div class="find" hidden>
<input id="words" type="search" placeholder="A file, a path, a reason" aria-label="Search">
<select id="fate" aria-label="What became of it"><option value="">everything</option>${options.join("")}<option value="noted">with notes (${grouped(noted)})</option></select>
</div>
<p class="soft" id="found" role="status"></p>
<ul class="records" id="list"></ul>
<button id="more" type="button" hidden>Show more</button>
<script type="application/json" id="records">${dataOf({ files: names, fates, records: entries })}</script>`;
}

/** JSON in which no tag begins and no comment. */
const dataOf = (data: unknown) => JSON.stringify(data).replaceAll("<", "\\u003c");

function plainList(entries: Entry[], names: string[]): string {
  const parts = fates.flatMap((fate, kind) => {
    const own = entries.filter((entry) => entry[0] === kind);
    if (own.length === 0) return [];
    const lines = own.slice(0, MOST_PLAIN).map(([, file, place, path, reason]) => {
      const rest = `${path ? ` → ${path}` : ""}${reason ? `: ${reason}` : ""}`;
      return `<li>${escapeHtml(`${names[file]}${place}${rest}`)}</li>`;
    });
    const more =
      own.length > MOST_PLAIN ? `<p>and ${grouped(own.length - MOST_PLAIN)} more, in the JSON report</p>` : "";
    return [`<h3>${fate} (${grouped(own.length)})</h3>\n<ul class="records">\n${lines.join("\n")}\n</ul>${more}`];
  });
  return parts.join("\n");
}
