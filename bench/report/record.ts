import { machineText } from "./machine.ts";
import type { Results } from "./results.ts";
import { importTablesOf, tablesOf } from "./tables.ts";

/** The whole page: on what it was measured, what was compared and how, then the tables. */
export function recordText(results: Results, chart: string): string {
  const { date, machine, versions, seed, limit, memory } = results;
  const { backfile, eleventy, pagefind, hugo } = versions;
  return `# Benchmarks

Measured on ${date} by \`npm run bench\` on: ${machineText(machine)}. Backfile ${backfile}, Eleventy ${eleventy}, Pagefind
${pagefind}, ${hugo === undefined ? "no Hugo" : `Hugo ${hugo}`}. Each time is the median of ${runsOf(results)}; a run was ended after ${limit} s. Seed ${seed}.

![Cost against size, both axes logarithmic](${chart})

${tablesOf(results)}
## What was compared, and how

- **The archive** is made up: 20 years, 200 authors, 30 sources, 12 sections, topics and their words as unequal as in the world,
  stories that run for some weeks with people and words of their own, 300 to 600 words an article, 1 in 100 a printing of another. A
  fifth of the dates are known to the minute. The same seed and size give the same bytes.
- **Backfile** is run as people run it, a new process each time. Its pages always have related lists. A full build starts
  without a site and without anything remembered; the others find the site as the build before left it, search included.
- **Hugo and Eleventy** read the same Markdown and write the same pages: articles with their neighbours, years, months, lists of authors,
  sources, sections and topics, their feeds, a sitemap. Hugo's related lists are its own, with its default weights for tags and
  dates; Eleventy's count shared tags. Neither has search. Their layouts stand in \`bench/peers\`, with what was set in their favour:
  Hugo writes flat files, and Eleventy does not run Markdown through a template language.
- **The floor** reads the articles, renders their Markdown and writes files of the same number and length with two processes of plain Node, without
  a template, a list or a feed. The other floor copies the built site.
- **Import by format**: the same articles as files of each format, from nothing to an archive on the disk. The floor reads and parses
  the same files in one process, with the parser that the import uses or a peer of it, and makes nothing of them.
- **Memory** ${memory ? "is looked at every 50 ms: the peak of the largest process, and the greatest sum over all processes at one moment, in which memory that processes share counts more than once." : "is blank: this system does not tell it."}
- **A first search** opens the search page with the query in its address, in Chromium with an empty cache, from a server on the same
  machine that compresses text. Loaded is all that came over the wire, headers included; the time runs from the navigation to
  the first result that can be seen, without a network's delays: those grow with bytes and requests.
- Between runs the disk is given time to take what was written. Numbers of one machine compare with each other, not with another's.
`;
}

/** The page on import alone. */
export function importRecordText(results: Results): string {
  const { date, machine, versions, seed, limit, memory } = results;
  return `# Import by format

Measured on ${date} by \`npm run bench -- import-formats\` on: ${machineText(machine)}. Backfile ${versions.backfile}. Each time is the
median of ${runsOf(results)}; a run was ended after ${limit} s. Seed ${seed}.

${importTablesOf(results)}

- **The articles** are made up, 300 to 600 words each, the same ones as files of each format.
- **Import** is run as people run it, from the start of the process to an archive on the disk; a small archive pays for that start most.
- **The floor** reads and parses the same files in one process, with the parser that the import uses or a peer of it, and makes
  nothing of them: no language, no date, no Markdown, no file.
- **Memory** is ${memory ? "the peak of the largest process, workers and all, looked at every 50 ms" : "blank: this system does not tell it"}.
- Numbers of one machine compare with each other, not with another's.
`;
}

/** "3 runs", or "1 to 3 runs" where large archives had fewer. */
function runsOf({ rows }: Results): string {
  const counts = rows.map(({ samples }) => samples.length).filter((count) => count > 0);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? `${most} ${most === 1 ? "run" : "runs"}` : `${least} to ${most} runs`;
}
