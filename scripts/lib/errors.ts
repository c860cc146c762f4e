/**
 * Trouble a person can mend: wrong options, a missing folder, settings that do not validate.
 * The command line prints its message without a stack and ends with `exitCode`
 * (1: trouble in the work, 2: wrong usage). Anything else that is thrown is a bug.
 */
export class CliError extends Error {
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.name = "CliError";
    this.exitCode = exitCode;
  }
}

/** The message of whatever was thrown, on one line. */
export function messageOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.replace(/\s+/g, " ").trim();
}
