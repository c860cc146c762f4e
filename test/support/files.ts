import { bytesInMemory, sourceFile } from "../../scripts/sources/file.ts";
import type { Found, Head, Source, SourceFile } from "../../scripts/sources/source.ts";

/** A source file that is on no disk. `beside` are the files that stand beside it, by their relative paths. */
export function fileOf(
  name: string,
  data: string | Uint8Array,
  options: { capturedAt?: string; profile?: string; beside?: { [path: string]: Uint8Array } } = {},
): SourceFile {
  const { beside = {}, ...about } = options;
  const bytes = typeof data === "string" ? Buffer.from(data) : data;
  return sourceFile(
    bytesInMemory(name, bytes, async (path) => beside[path]),
    about,
  );
}

export function headOf(name: string, data: string | Uint8Array): Head {
  const bytes = Buffer.from(data as string).subarray(0, 64 * 1024);
  return { name, bytes, text: bytes.toString("utf8") };
}

/** Everything a format finds in a file. */
export async function readAll(source: Source, file: SourceFile): Promise<Found[]> {
  const found: Found[] = [];
  for await (const one of source.read(file)) found.push(one);
  return found;
}
