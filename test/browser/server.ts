import { startServer } from "../../scripts/serve/server.ts";

export type TestServer = {
  /** The address of the site's home, with the final slash. */
  url: string;
  /** Every request so far, in the order in which they were answered. */
  requests: { target: string; status: number }[];
  close(): Promise<void>;
};

/** Serves a built site to a browser test, at the root or at a prefix such as "/repo/". */
export async function serveFolder(dir: string, prefix = "/"): Promise<TestServer> {
  const requests: TestServer["requests"] = [];
  const { url, close } = await startServer({ dir, prefix, onRequest: (request) => requests.push(request) });
  return { url, requests, close };
}
