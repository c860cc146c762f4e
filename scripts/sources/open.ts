import { lstatSync } from "node:fs";
import path from "node:path";
import { captureTime } from "./capture.ts";
import type { Container } from "./containers/container.ts";
import { containers } from "./containers/registry.ts";
import { folderMapping } from "./dataset/folder.ts";
import { isMapped } from "./dataset/mapping.ts";
import { decode, decodeStart } from "./charset.ts";
import { type Bytes, bytesOnDisk, sourceFile } from "./file.ts";
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
  /** Complete once the file has been read. */
  notes: string[];
  /** Places on this disk where files beside this one were looked for. */
  looked: ReadonlySet<string>;
  /** The sidecar's name, for the report. */
  sidecar?: string;
};

/** A file that holds other files: `membersOf` opens them. */
export type OpenedContainer = { type: "container"; container: Container; file: Bytes; heard: Heard };

export type OpenOptions = {
  sources: Source[];
  capturedAt?: string;
  timezone: string;
  /** Told of each piece of a file that is read. */
  tick?: () => void;
};

const HEAD = 64 * 1024;

/** Opens one input: hears its sidecar, and asks the formats whose it is. */
export async function openInput(
  input: Input,
  options: OpenOptions,
): Promise<Opened | OpenedContainer | Rejection | Skipped> {
  try {
    if (input.kind === "symlink") return refuse("is a symbolic link; only plain files are read");
    if (isSidecar(input.path)) return { type: "skipped", reason: "sidecar" };
    if (!lstatSync(input.path).isFile()) return refuse("is not a plain file");
    const sidecar = hearSidecar(input.path, options.timezone);
    if ("type" in sidecar) return sidecar;
    const looked = new Set<string>();
    const bytes = bytesOnDisk(input.path, input.name, input.root, {
      tick: options.tick,
      look: (place) => looked.add(place),
    });
    return await openBytes(bytes, sidecar, options, looked);
  } catch (thrown) {
    // A name that is no UTF-8 cannot even be asked for; a file may be unreadable, or gone since the folder was listed.
    if (typeof (thrown as NodeJS.ErrnoException).code !== "string") throw thrown;
    return refuse(`cannot be read: ${(thrown as NodeJS.ErrnoException).code}`);
  }
}

/** What a sidecar says of a file, and the sidecar's name. */
export type Heard = Partial<Sidecar> & { name?: string };

function hearSidecar(file: string, timezone: string): Heard | Rejection {
  const place = sidecarOf(file);
  return place === undefined ? {} : hear(readSidecar(place), place, timezone);
}

/** A sidecar as the files hear it: its capture time in full. */
export function hear(sidecar: Sidecar | Rejection, place: string, timezone: string): Heard | Rejection {
  if ("type" in sidecar) return sidecar;
  if (sidecar.capturedAt === undefined) return { ...sidecar, name: place };
  const capturedAt = captureTime(sidecar.capturedAt, timezone);
  return capturedAt === undefined
    ? refuse(`sidecar: capturedAt "${sidecar.capturedAt}" is not an ISO 8601 time`)
    : { ...sidecar, capturedAt, name: place };
}

/** Bytes from wherever they come: on the disk, or inside another file. */
export async function openBytes(
  bytes: Bytes,
  sidecar: Heard,
  options: OpenOptions,
  looked: ReadonlySet<string> = new Set(),
): Promise<Opened | OpenedContainer | Rejection> {
  const first = await bytes.slice(0, HEAD);
  const decoded = first.length < HEAD ? decode(first, sidecar.charset) : decodeStart(first, sidecar.charset);
  if (first.length < HEAD && "type" in decoded && decoded.reason === "empty") return decoded;
  const text = "type" in decoded ? "" : decoded.text.replace(/^\uFEFF/, "");
  const folder = sidecar.mapping === undefined ? await folderMapping(bytes) : { notes: [] };
  const mapping = sidecar.mapping ?? folder.mapping;
  const head: Head = { name: bytes.name, text, bytes: first, ...(isMapped(mapping) ? { mapped: true } : {}) };
  const container = containers.find((candidate) => candidate.detect(head));
  // Only formats that are packed themselves, as web archives are, are asked about packed bytes: these may spell anything.
  const asked = container ? options.sources.filter(({ isPacked }) => isPacked) : options.sources;
  const source = asked.find((candidate) => candidate.detect(head));
  if (container && !source) return { type: "container", container, file: bytes, heard: sidecar };
  if (!source) return "type" in decoded ? decoded : refuse("no source format knows this file");
  const capturedAt = sidecar.capturedAt ?? options.capturedAt;
  const notes = [...(sidecar.notes ?? []), ...folder.notes];
  const say = (note: string) => void notes.push(note);
  const about = { capturedAt, profile: sidecar.profile, charset: sidecar.charset, mapping, say };
  return {
    type: "opened",
    source,
    file: sourceFile(bytes, about, (charset, odd) => {
      const heard = charset === "utf-8" ? odd : [`read as ${charset}`, ...odd];
      notes.unshift(...heard.filter((note) => !notes.includes(note)));
    }),
    capturedAt,
    overrides: sidecar.overrides ?? {},
    notes,
    looked,
    ...(sidecar.name ? { sidecar: path.basename(sidecar.name) } : {}),
  };
}

function refuse(reason: string): Rejection {
  return { type: "rejection", reason };
}
