import type { ParseArgsConfig } from "node:util";
import { CliError } from "../lib/errors.ts";
import type { Report } from "../lib/report.ts";

export type OptionSpec = NonNullable<ParseArgsConfig["options"]>[string] & {
  /** Shown in --help: what the value is ("DIR"), for options that take one. */
  value?: string;
  help: string;
};

export type Values = { [name: string]: string | boolean | (string | boolean)[] | undefined };

/** One command of the command line. `run` gives the exit code: 0, or 1 for trouble in the work. */
export type Command = {
  name: string;
  summary: string;
  /** What stands behind the name in the usage line: "[FILE ...]". */
  positionals?: string;
  options: { [name: string]: OptionSpec };
  /** More for --help: an example or two. */
  notes?: string;
  run(context: { values: Values; positionals: string[]; report: Report }): Promise<number>;
};

/** Options that every command has. */
export const commonOptions = {
  archive: { type: "string", value: "DIR", help: "the archive's folder (default: this folder)" },
  json: { type: "boolean", help: "print one JSON summary on standard output" },
  quiet: { type: "boolean", help: "print warnings and errors only" },
  help: { type: "boolean", short: "h", help: "show this" },
} satisfies { [name: string]: OptionSpec };

/** The value of a text option, or undefined where it was not given. */
export function textOption(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** The value of an option that counts something, from 1 up. */
export function countOption(values: Values, name: string): number | undefined {
  const words = textOption(values, name);
  if (words === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(words)) throw new CliError(`--${name} ${words}: is not a number from 1 up`, 2);
  return Number(words);
}
