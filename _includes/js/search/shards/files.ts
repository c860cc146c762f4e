import { FOLDER } from "../pagefind.ts";

/** A file of the index (scripts/search/shards/manifest.ts), unpacked. Each is asked for once. */
const asked = new Map<string, Promise<Uint8Array>>();

export function bytesOf(file: string): Promise<Uint8Array> {
  const known = asked.get(file);
  if (known !== undefined) return known;
  const bytes = load(file);
  asked.set(file, bytes);
  // What failed may be tried again.
  bytes.catch(() => asked.delete(file));
  return bytes;
}

export async function jsonOf<Content>(file: string): Promise<Content> {
  return JSON.parse(new TextDecoder().decode(await bytesOf(file)));
}

async function load(file: string): Promise<Uint8Array> {
  const response = await fetch(new URL(file, FOLDER));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  const unpacked = response.body!.pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
