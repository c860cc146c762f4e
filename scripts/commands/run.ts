import { readFileSync } from "node:fs";
import { inspect, parseArgs } from "node:util";
import { CliError, messageOf } from "../lib/errors.ts";
import { createReport } from "../lib/report.ts";
import { type Command, commonOptions, type OptionSpec, type Values } from "./command.ts";
import type { Loader } from "./registry.ts";

/**
 * Runs one command and gives the exit code: 0 done, 1 trouble in the work, 2 wrong usage.
 * A bug (anything thrown that is not a CliError) is printed with its stack and what caused it.
 */
export async function run(args: string[], commands: Map<string, Loader>): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(await overviewOf(commands));
    return name === undefined ? 2 : 0;
  }
  if (name === "--version" || name === "-v") {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  try {
    const command = await commands.get(name)?.();
    if (!command) throw new CliError(`there is no command "${name}"; see backfile --help`, 2);
    const { values, positionals } = parse(command, rest);
    if (values.help) {
      process.stdout.write(helpFor(command));
      return 0;
    }
    const report = createReport({ json: values.json === true, quiet: values.quiet === true });
    return await command.run({ values, positionals, report });
  } catch (thrown) {
    if (thrown instanceof CliError) {
      process.stderr.write(`error: ${thrown.message}\n`);
      return thrown.exitCode;
    }
    process.stderr.write(`This is a bug in Backfile: ${inspect(thrown)}\n`);
    return 1;
  }
}

function version(): string {
  const file = new URL("../../package.json", import.meta.url);
  return String(JSON.parse(readFileSync(file, "utf8")).version);
}

/** What `backfile --help` prints; commands without a summary are for those who work on Backfile itself. */
async function overviewOf(commands: Map<string, Loader>): Promise<string> {
  const all = await Promise.all([...commands.values()].map((load) => load()));
  const rows = all.filter(({ summary }) => summary !== "").map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`);
  return `Backfile makes a searchable site of a news archive: sources → content → dist.\n\nUsage: backfile <command> [options]\n\n${rows.join("\n")}\n\nEvery command explains itself with --help.\n`;
}

function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({
      args,
      options: { ...commonOptions, ...command.options },
      allowPositionals: command.positionals !== undefined,
      strict: true,
    });
  } catch (thrown) {
    throw new CliError(`${messageOf(thrown)}; see backfile ${command.name} --help`, 2);
  }
}

export function helpFor(command: Command): string {
  const usage = `backfile ${command.name} [options]${command.positionals ? ` ${command.positionals}` : ""}`;
  const rows = Object.entries<OptionSpec>({ ...command.options, ...commonOptions }).map(([name, option]) => {
    const flag = `--${name}${option.value ? ` ${option.value}` : ""}`;
    return `  ${flag.padEnd(24)} ${option.help}`;
  });
  return `${command.summary}\n\nUsage: ${usage}\n\nOptions:\n${rows.join("\n")}\n${command.notes ? `\n${command.notes}\n` : ""}`;
}
