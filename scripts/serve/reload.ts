import type { ServerResponse } from "node:http";
import type { ServeOptions } from "./server.ts";

export type Reloader = {
  extra: NonNullable<ServeOptions["extra"]>;
  /** Makes every open page load itself again. */
  reload(): void;
  close(): void;
};

/** Names that no archive has: content never makes a folder that begins with a dot. */
const SCRIPT = ".backfile/reload.js";
const EVENTS = ".backfile/events";

/** The place on the page is kept: a browser that reloads scrolls back to where it was. */
const CLIENT = `new EventSource("events").addEventListener("reload", () => location.reload());\n`;

/**
 * Live reload by server-sent events. The pages' own policy (script-src 'self', connect-src 'self') allows a script and a
 * stream from the same place and nothing inline, so that is what is added, on the way out and never to the files.
 */
export function createReloader(mount: string): Reloader {
  const open = new Set<ServerResponse>();
  const tag = `<script src="${mount}${SCRIPT}" defer></script>`;
  const client = CLIENT.replace('"events"', JSON.stringify(mount + EVENTS));
  return {
    extra: {
      handle(request, response) {
        if (request.url === mount + SCRIPT) {
          response.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" });
          response.end(client);
          return true;
        }
        if (request.url !== mount + EVENTS) return false;
        response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
        response.write("retry: 500\n\n");
        open.add(response);
        response.on("close", () => open.delete(response));
        return true;
      },
      page(markup) {
        const end = markup.search(/<\/head>/i);
        return end < 0 ? markup + tag : markup.slice(0, end) + tag + markup.slice(end);
      },
    },
    reload() {
      for (const response of open) response.write("event: reload\ndata: now\n\n");
    },
    close() {
      for (const response of open) response.end();
    },
  };
}
