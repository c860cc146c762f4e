import path from "node:path";
import { bytesOfStream, type Held, sequentialBytes } from "../bytes/spool.ts";
import { type Bytes, bytesInMemory, LARGEST, plainPath, UnreadableFile } from "../file.ts";
import { isSidecar, sidecarOf } from "../inputs.ts";
import { placesBeside } from "../beside.ts";
import { type Heard, hear, type Opened, type OpenedContainer, type OpenOptions, openBytes } from "../open.ts";
import { parseSidecar } from "../sidecar.ts";
import type { Rejection, Skipped } from "../source.ts";
import { Bomb, type Budget, createBudget } from "./budget.ts";
import { bytesOfEntry, type Entry } from "./container.ts";
import { isHidden, memberName, sayPath } from "./name.ts";

/** A file in a container, under its name for provenance and report, and what `openInput` would say of it. */
export type OpenedMember = { name: string; opened: Opened | Rejection | Skipped };

/** Containers in containers are opened so deep: a gzip around a tar counts as one. */
export const DEEPEST = 3;

type Nest = { depth: number; budget: Budget };

/**
 * Every file in a container and in those nested in it, one at a time: a member's bytes may be read until the next one is
 * asked for. Nothing is written under a member's name.
 */
export async function* membersOf(container: OpenedContainer, options: OpenOptions): AsyncGenerator<OpenedMember> {
  const { name, size } = container.file;
  try {
    yield* membersIn(container, { depth: 1, budget: createBudget(size) }, options);
  } catch (thrown) {
    if (!(thrown instanceof Bomb)) throw thrown;
    yield refuse(name, thrown.message);
  }
}

async function* membersIn(container: OpenedContainer, nest: Nest, options: OpenOptions): AsyncGenerator<OpenedMember> {
  const listing = await list(container, nest.budget);
  for (const found of listing.accounts) yield { name: container.file.name, opened: found };
  for (const [name, entry] of listing.entries) {
    const full = `${container.file.name}/${name}`;
    if (isSidecar(name, (other) => listing.entries.has(other))) {
      yield { name: full, opened: { type: "skipped", reason: "sidecar" } };
      continue;
    }
    yield* openMember({ container, listing, nest, options, name, full, entry });
  }
}

type Listing = { entries: Map<string, Entry>; accounts: (Rejection | Skipped)[] };

/** What is in a container, before anything is read: a sidecar may stand behind its page. */
async function list({ container, file }: OpenedContainer, budget: Budget): Promise<Listing> {
  const entries = new Map<string, Entry>();
  const accounts: Listing["accounts"] = [];
  let hidden = 0;
  for await (const entry of container.entries(file)) {
    budget.count();
    if (entry.type !== "entry") {
      accounts.push(entry);
      continue;
    }
    const named = memberName(entry.path);
    const refused =
      "refused" in named ? named.refused : (entry.refused ?? (entries.has(named.name) ? SECOND : undefined));
    if (refused !== undefined) accounts.push({ type: "rejection", locator: sayPath(entry.path), reason: refused });
    else if ("name" in named && isHidden(named.name)) hidden += 1;
    else if ("name" in named) entries.set(named.name, entry);
  }
  if (hidden > 0)
    accounts.push({ type: "skipped", reason: "hidden files (.DS_Store, __MACOSX and the like)", count: hidden });
  if (entries.size === 0 && accounts.length === 0)
    accounts.push({ type: "skipped", reason: `an empty ${container.name} archive` });
  return { entries, accounts };
}

const SECOND = "is there a second time: the first one is read";

type Task = {
  container: OpenedContainer;
  listing: Listing;
  nest: Nest;
  options: OpenOptions;
  /** Within the container, and for the report. */
  name: string;
  full: string;
  entry: Entry;
};

async function* openMember(task: Task): AsyncGenerator<OpenedMember> {
  const { container, options, full } = task;
  let held: Held & { damage?: string };
  let opened: Awaited<ReturnType<typeof openBytes>>;
  try {
    const heard = await hearMember(task);
    if ("type" in heard) return yield { name: full, opened: heard };
    held = await memberBytes(task);
    opened = await openBytes(held, { ...container.heard, notes: [], ...heard }, options);
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile)) throw thrown;
    return yield refuse(full, thrown.message);
  }
  try {
    if (opened.type === "container") yield* openNested(task, opened);
    else yield { name: full, opened };
    if (held.damage !== undefined) yield refuse(container.file.name, held.damage);
  } finally {
    await held.dispose();
  }
}

async function* openNested({ container, nest, options }: Task, inner: OpenedContainer): AsyncGenerator<OpenedMember> {
  const together = container.container.name === "gzip" && inner.container.name === "tar";
  const depth = nest.depth + (together ? 0 : 1);
  if (depth > DEEPEST) return yield refuse(inner.file.name, `is nested more than ${DEEPEST} deep`);
  const file = together ? { ...inner.file, name: container.file.name } : inner.file;
  yield* membersIn({ ...inner, file }, { ...nest, depth }, options);
}

async function hearMember({ listing, name, options, full }: Task): Promise<Heard | Rejection> {
  const sidecar = sidecarOf(name, (other) => listing.entries.has(other));
  if (sidecar === undefined) return {};
  const { read, size = 0 } = listing.entries.get(sidecar)!;
  if (size > LARGEST) return { type: "rejection", reason: `sidecar ${path.posix.basename(sidecar)}: is too large` };
  const text = Buffer.from(await collect(read())).toString("utf8");
  return hear(parseSidecar(sidecar, text), `${full}${sidecar.slice(name.length)}`, options.timezone);
}

async function memberBytes(task: Task): Promise<Held & { damage?: string }> {
  const { entry, container, nest, full } = task;
  const beside = besideOf(task);
  if (entry.size === undefined) return unsizedBytes(task, beside);
  nest.budget.spend(entry.size);
  if (entry.size <= LARGEST) return inMemory(full, await collect(entry.read()), beside);
  return bytesOfEntry(entry, container.file, full, beside);
}

function inMemory(name: string, data: Uint8Array, beside: Bytes["beside"]): Held {
  return { ...bytesInMemory(name, data, beside), dispose: async () => {} };
}

/** How many bytes there are, only reading them tells; where they are damaged, what could be read is all there is. */
async function unsizedBytes({ entry, nest, full }: Task, beside: Bytes["beside"]): Promise<Held & { damage?: string }> {
  let size = 0;
  let damage: string | undefined;
  let start: Uint8Array[] = [];
  const whole = readable(entry, (reason) => (damage = reason));
  for await (const piece of whole) {
    size += piece.length;
    nest.budget.spend(piece.length);
    if (size <= LARGEST) start.push(piece);
    else start = [];
  }
  const read = () => readable(entry, () => {});
  const bytes =
    size <= LARGEST ? inMemory(full, Buffer.concat(start), beside) : sequentialBytes(full, size, read, beside);
  return { ...bytes, ...(damage === undefined ? {} : { damage }) };
}

async function* readable(entry: Entry, onDamage: (reason: string) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* entry.read();
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile)) throw thrown;
    onDamage(thrown.message);
  }
}

/** What stands beside a member stands in the same container; beside the one file in a gzip, beside the gzip. */
function besideOf({ container, listing, name }: Task): Bytes["beside"] {
  if (container.container.salvage) return container.file.beside;
  return async (wanted) => {
    const plain = plainPath(wanted);
    if (plain === undefined) return undefined;
    const place = placesBeside(name, plain).find(({ file }) => listing.entries.has(file.normalize("NFC")));
    const entry = place && listing.entries.get(place.file.normalize("NFC"));
    if (entry?.size === undefined || entry.size > LARGEST) return undefined;
    try {
      return entry.place ? await container.file.slice(await entry.place(), entry.size) : await collect(entry.read());
    } catch (thrown) {
      if (thrown instanceof UnreadableFile) return undefined;
      throw thrown;
    }
  };
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return all.length === 1 ? all[0]! : Buffer.concat(all);
}

function refuse(name: string, reason: string): OpenedMember {
  return { name, opened: { type: "rejection", reason } };
}

/** What comes in on a pipe, as a file named "stdin"; it may be a container. To be let go when it has been read. */
export function standardInput(pieces: AsyncIterable<Uint8Array>): Promise<Held> {
  return bytesOfStream("stdin", pieces);
}
