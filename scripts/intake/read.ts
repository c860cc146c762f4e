import { messageOf } from "../lib/errors.ts";
import { membersOf } from "../sources/containers/members.ts";
import { UnreadableFile } from "../sources/file.ts";
import type { Input } from "../sources/inputs.ts";
import { type Opened, type OpenOptions, openInput } from "../sources/open.ts";
import type { Found, Rejection, Skipped } from "../sources/source.ts";
import type { IntakeEvent } from "./events.ts";

/** A record as its format found it, not yet normalised, with the file it was found in. */
export type FoundRecord = { type: "found"; found: Found; opened: Opened };

/**
 * Reads one input from its first byte to its last. Whatever happens in a file ends that file and nothing else: one file must not
 * cost the run of a hundred thousand others.
 */
export async function* readInput(input: Input, options: OpenOptions): AsyncGenerator<IntakeEvent | FoundRecord> {
  const opened = await openInput(input, options);
  if (opened.type !== "container") return yield* readFile(input.name, opened);
  try {
    for await (const member of membersOf(opened, options)) yield* readFile(member.name, member.opened);
  } catch (thrown) {
    yield* readFile(input.name, { type: "rejection", reason: whyBroken(thrown, opened.container.name) });
  }
}

async function* readFile(
  name: string,
  opened: Opened | Rejection | Skipped,
): AsyncGenerator<IntakeEvent | FoundRecord> {
  if (opened.type === "opened") return yield* readOpened(opened);
  yield { type: "file", file: name };
  yield opened;
  yield { type: "end", notes: [], looked: [] };
}

async function* readOpened(opened: Opened): AsyncGenerator<IntakeEvent | FoundRecord> {
  const { source, file, sidecar, notes, looked } = opened;
  yield { type: "file", file: file.name, format: source.name, ...(sidecar ? { sidecar } : {}) };
  try {
    for await (const found of source.read(file)) yield { type: "found", found, opened };
  } catch (thrown) {
    yield { type: "rejection", reason: whyBroken(thrown, source.name) };
  }
  yield { type: "end", notes, looked: [...looked] };
}

function whyBroken(thrown: unknown, format: string): string {
  if (thrown instanceof UnreadableFile) return thrown.message;
  const { code } = thrown as NodeJS.ErrnoException;
  return typeof code === "string" && /^E[A-Z]+$/.test(code)
    ? `cannot be read: ${code}`
    : `bug in the ${format} format: ${messageOf(thrown)}`;
}
