import path from "node:path";
import { CliError } from "../lib/errors.ts";
import { interrupted } from "../serve/interrupted.ts";
import { mountPoint, type Served, type ServeOptions, startServer } from "../serve/server.ts";
import { builtSite } from "../serve/site.ts";
import { type Command, textOption, type Values } from "./command.ts";

export const serve: Command = {
  name: "serve",
  summary: "Serve the built site on this machine, as a plain host would.",
  options: {
    port: { type: "string", value: "N", help: "the port (default 8080; 0 for any that is free)" },
    prefix: { type: "string", value: "PATH", help: "the folder the site is mounted at, such as /repo/ (default /)" },
    host: { type: "string", value: "NAME", help: "the address to listen on (default 127.0.0.1: this machine only)" },
    out: { type: "string", value: "DIR", help: "the built site (default: dist in the archive's folder)" },
  },
  notes: "Example: backfile serve --port 3000 --prefix /my-archive/\nCtrl-C ends it.",
  async run({ values, report }) {
    const dir = builtSite(textOption(values, "archive"), textOption(values, "out"));
    const prefix = textOption(values, "prefix") ?? "/";
    const server = await open({ dir, prefix, host: textOption(values, "host"), port: portOption(values) });
    report.say(`${path.relative(process.cwd(), dir) || "."} is at ${server.url} (Ctrl-C ends)`);
    report.json({ url: server.url, dir, prefix: mountPoint(prefix) });
    await interrupted();
    await server.close();
    return 0;
  },
};

export function portOption(values: Values): number {
  const text = textOption(values, "port") ?? "8080";
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) throw new CliError(`--port ${text} is not a port (0 to 65535)`, 2);
  return port;
}

/** Starts a server; a port or address that cannot be had is said plainly. */
export async function open(options: ServeOptions): Promise<Served> {
  try {
    return await startServer(options);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "EADDRINUSE")
      throw new CliError(`port ${options.port} is in use; name another with --port, or --port 0 for any`, 1, { cause });
    if (code === "EACCES")
      throw new CliError(`port ${options.port} needs more rights; name one above 1023 with --port`, 1, { cause });
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      throw new CliError(`--host ${options.host} is not an address of this machine`, 2, { cause });
    throw cause;
  }
}
