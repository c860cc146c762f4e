/**
 * The only module that prints. Results for people and progress go to standard error when `--json` is asked for, so that
 * standard output holds one JSON document and nothing else.
 */
export type Report = {
  /** A line for the person at the terminal. */
  say(line: string): void;
  /** Trouble that does not stop the work; counted, and shown in the summary. */
  warn(line: string): void;
  /** Trouble that makes the run end with 1. */
  error(line: string): void;
  /** How far long work has come: one live line on a terminal, a plain line now and then in a log. */
  progress(stage: string, done: number, total?: number, detail?: () => string): void;
  /** The run's one JSON summary, printed when `--json` was given. */
  json(summary: unknown): void;
  readonly warnings: number;
  readonly errors: number;
};

export type ReportOptions = { json?: boolean; quiet?: boolean };

/** Plain progress lines in a log come at most this often, in milliseconds. */
const LOG_EVERY = 5000;

export function createReport({ json = false, quiet = false }: ReportOptions = {}): Report {
  const out = json ? process.stderr : process.stdout;
  const live = process.stderr.isTTY === true && !quiet;
  let liveLine = false;
  let lastLog = Date.now();
  let warnings = 0;
  let errors = 0;

  const clear = () => {
    if (liveLine) process.stderr.write("\r\x1b[K");
    liveLine = false;
  };

  return {
    say(line) {
      clear();
      if (!quiet) out.write(`${visible(line)}\n`);
    },
    warn(line) {
      clear();
      warnings += 1;
      process.stderr.write(`warning: ${visible(line)}\n`);
    },
    error(line) {
      clear();
      errors += 1;
      process.stderr.write(`error: ${visible(line)}\n`);
    },
    progress(stage, done, total, detail) {
      const due = !quiet && Date.now() - lastLog >= LOG_EVERY;
      if (!live && !due) return;
      const far = total === undefined ? grouped(done) : `${grouped(done)} of ${grouped(total)}`;
      const more = detail?.() ?? "";
      const line = `${stage} ${far}${more === "" ? "" : ` · ${more}`}`;
      if (live) {
        process.stderr.write(`\r\x1b[K${line}`);
        liveLine = true;
      } else {
        lastLog = Date.now();
        process.stderr.write(`${line}\n`);
      }
    },
    json(summary) {
      clear();
      if (json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
    },
    get warnings() {
      return warnings;
    },
    get errors() {
      return errors;
    },
  };
}

/** Names of files and words of sources stand in lines, and must not command the terminal. */
function visible(line: string): string {
  return line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
}

/** 84213 as "84,213". */
export function grouped(count: number): string {
  return count.toLocaleString("en");
}
