import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { captureTime } from "./capture.ts";
import { type Decoded, decode } from "./charset.ts";
import { type Input, isSidecar, sidecarOf } from "./inputs.ts";
import { readSidecar, type Sidecar } from "./sidecar.ts";
import type { Head, Rejection, Skipped, Source, SourceFile } from "./source.ts";

/** A file that a format has recognised, ready to be read. */
export type Opened = {
  type: "opened";
  source: Source;
  file: SourceFile;
  capturedAt?: string;
  overrides: Record<string, unknown>;
  notes: string[];
  /** The sidecar's name, for the report. */
  sidecar?: string;
};

export type OpenOptions = { sources: Source[]; capturedAt?: string; timezone: string };

const HEAD = 64 * 1024;
const LARGEST = 64 * 1024 * 1024;

/** Opens one input: decodes it, hears its sidecar, and asks the formats whose it is. */
export function openInput(input: Input, options: OpenOptions): Opened | Rejection | Skipped {
  try {
    return tryInput(input, options);
  } catch (thrown) {
    // A name that is no UTF-8 cannot even be asked for; a file may be unreadable, or gone since the folder was listed.
    if (typeof (thrown as NodeJS.ErrnoException).code !== "string") throw thrown;
    return refuse(`cannot be read: ${(thrown as NodeJS.ErrnoException).code}`);
  }
}

function tryInput(input: Input, options: OpenOptions): Opened | Rejection | Skipped {
  if (input.kind === "symlink") return refuse("is a symbolic link; only plain files are read");
  if (isSidecar(input.path)) return { type: "skipped", reason: "sidecar" };
  const stat = statSync(input.path);
  if (!stat.isFile()) return refuse("is not a plain file");
  const size = stat.size;
  if (size > LARGEST) return refuse(`larger than ${LARGEST / 1024 / 1024} MB`);
  const sidecar = hearSidecar(input.path, options.timezone);
  if ("type" in sidecar) return sidecar;
  const decoded = decode(readFileSync(input.path), sidecar.charset);
  if ("type" in decoded) return decoded;
  const head: Head = { name: input.name, text: decoded.text.slice(0, HEAD).replace(/^\uFEFF/, "") };
  const source = options.sources.find((candidate) => candidate.detect(head));
  if (!source) return refuse("no source format knows this file");
  return opened(input, source, decoded, sidecar, options);
}

type Heard = Partial<Sidecar> & { name?: string };

function hearSidecar(file: string, timezone: string): Heard | Rejection {
  const place = sidecarOf(file);
  if (place === undefined) return {};
  const sidecar = readSidecar(place);
  if ("type" in sidecar) return sidecar;
  if (sidecar.capturedAt === undefined) return { ...sidecar, name: place };
  const capturedAt = captureTime(sidecar.capturedAt, timezone);
  return capturedAt === undefined
    ? refuse(`sidecar: capturedAt "${sidecar.capturedAt}" is not an ISO 8601 time`)
    : { ...sidecar, capturedAt, name: place };
}

function opened(input: Input, source: Source, decoded: Decoded, sidecar: Heard, options: OpenOptions): Opened {
  const capturedAt = sidecar.capturedAt ?? options.capturedAt;
  const notes = [...(decoded.charset === "utf-8" ? [] : [`read as ${decoded.charset}`]), ...(sidecar.notes ?? [])];
  return {
    type: "opened",
    source,
    file: { name: input.name, capturedAt, profile: sidecar.profile, text: async () => decoded.text },
    capturedAt,
    overrides: sidecar.overrides ?? {},
    notes,
    ...(sidecar.name ? { sidecar: path.basename(sidecar.name) } : {}),
  };
}

function refuse(reason: string): Rejection {
  return { type: "rejection", reason };
}
