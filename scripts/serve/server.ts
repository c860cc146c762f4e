import { createReadStream, readFileSync, realpathSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Resolved, resolveTarget } from "./resolve.ts";
import { contentType } from "./types.ts";

export type ServeOptions = {
  /** The folder to serve. */
  dir: string;
  /** Where the site is mounted: "/" or "/repo/". */
  prefix?: string;
  host?: string;
  /** 0 for any free port. */
  port?: number;
  /** Told of every request: its target as sent, and the status it got. */
  onRequest?: (request: { target: string; status: number }) => void;
  /** For `backfile dev`: answers requests of its own, and changes pages on their way out. */
  extra?: {
    handle(request: IncomingMessage, response: ServerResponse): boolean;
    page(markup: string): string;
  };
};

export type Served = { url: string; port: number; close(): Promise<void> };

/** Serves a folder of plain files as a simple host would: the address's name is the file's name, and 404.html for the rest. */
export async function startServer({
  dir,
  prefix = "/",
  host = "127.0.0.1",
  port = 0,
  ...rest
}: ServeOptions): Promise<Served> {
  const mount = mountPoint(prefix);
  const server = createServer((request, response) => {
    response.on("finish", () => rest.onRequest?.({ target: request.url ?? "", status: response.statusCode }));
    answer(request, response, { dir, mount, extra: rest.extra });
  });
  await listen(server, port, host);
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}${mount}`,
    port: bound,
    close: () => close(server),
  };
}

/** "repo", "/repo" and "/repo/" are all "/repo/". */
export function mountPoint(prefix: string): string {
  const inner = prefix.replace(/^\/+|\/+$/g, "");
  return inner === "" ? "/" : `/${inner}/`;
}

type Context = { dir: string; mount: string; extra: ServeOptions["extra"] };

function answer(request: IncomingMessage, response: ServerResponse, { dir, mount, extra }: Context): void {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  if (extra?.handle(request, response)) return;
  // The folder may be replaced while it is served (a rebuild does that), so its real path is looked up anew.
  const root = realPath(dir);
  const target = request.url ?? "/";
  const found: Resolved = root === undefined ? { kind: "missing" } : resolveTarget(root, mount, target);
  if (found.kind === "redirect") response.writeHead(301, { location: found.to }).end();
  else if (found.kind === "refused") plain(response, 400, "Bad request");
  else if (found.kind === "file") sendFile(request, response, { ...found, status: 200 }, extra);
  else {
    const page: Resolved = root === undefined ? found : resolveTarget(root, mount, `${mount}404.html`);
    if (page.kind === "file" && target.startsWith(mount)) sendFile(request, response, { ...page, status: 404 }, extra);
    else plain(response, 404, "Not found");
  }
}

type Sent = { file: string; size: number; modified: Date; status: number };

function sendFile(request: IncomingMessage, response: ServerResponse, sent: Sent, extra: ServeOptions["extra"]): void {
  const type = contentType(sent.file);
  const tag = `"${sent.size.toString(16)}-${sent.modified.getTime().toString(16)}"`;
  response.setHeader("content-type", type);
  response.setHeader("cache-control", "no-cache");
  response.setHeader("x-content-type-options", "nosniff");
  if (extra && type.startsWith("text/html")) {
    response.writeHead(sent.status).end(extra.page(readFileSync(sent.file, "utf8")));
    return;
  }
  response.setHeader("etag", tag);
  response.setHeader("accept-ranges", "bytes");
  if (sent.status === 200 && request.headers["if-none-match"] === tag) {
    response.writeHead(304).end();
    return;
  }
  const range = sent.status === 200 ? parseRange(request.headers.range, sent.size) : undefined;
  if (range === "outside") {
    response.writeHead(416, { "content-range": `bytes */${sent.size}` }).end();
    return;
  }
  const from = range?.from ?? 0;
  const to = range?.to ?? sent.size - 1;
  if (range) response.setHeader("content-range", `bytes ${from}-${to}/${sent.size}`);
  response.writeHead(range ? 206 : sent.status, { "content-length": to - from + 1 });
  if (request.method === "HEAD" || sent.size === 0) {
    response.end();
    return;
  }
  const stream = createReadStream(sent.file, { start: from, end: to });
  stream.on("error", () => response.destroy());
  response.on("close", () => stream.destroy());
  stream.pipe(response);
}

/** One byte range; several at once are answered with the whole file, as RFC 9110 (14.2) allows. */
function parseRange(header: string | undefined, size: number): { from: number; to: number } | "outside" | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const from = match[1] === "" ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const to = match[1] === "" || match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  return from < size && from <= to ? { from, to } : "outside";
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

function realPath(dir: string): string | undefined {
  try {
    return realpathSync(dir);
  } catch {
    return undefined;
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
