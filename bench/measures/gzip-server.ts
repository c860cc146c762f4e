import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { gzipSync } from "node:zlib";

export type GzipServer = { url: string; close(): Promise<void> };

const TYPES: { [ending: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder as static hosts do that compress what is text by its type, and nothing else: what `backfile serve` leaves
 * uncompressed would count as more than a reader loads. Files are compressed when first asked for, and kept.
 */
export async function serveCompressed(dir: string): Promise<GzipServer> {
  const kept = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const file = fileOf(dir, request.url ?? "/");
    const type = file === undefined ? undefined : TYPES[path.extname(file)];
    if (file === undefined) return void response.writeHead(404).end();
    const body = kept.get(file) ?? (type === undefined ? readFileSync(file) : gzipSync(readFileSync(file)));
    kept.set(file, body);
    response.writeHead(200, {
      "content-type": type ?? "application/octet-stream",
      "content-length": body.length,
      "cache-control": "max-age=600",
      ...(type === undefined ? {} : { "content-encoding": "gzip", vary: "accept-encoding" }),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fileOf(dir: string, target: string): string | undefined {
  const asked = path.join(dir, decodeURIComponent(new URL(target, "http://host/").pathname));
  const file = asked.endsWith(path.sep) ? path.join(asked, "index.html") : asked;
  const inside = file.startsWith(dir + path.sep);
  return inside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
