import type { BrowserContext, CDPSession, Page } from "playwright-core";

/** What a reader's first visit to an address took until results stood there; `results` is how many are said to be found. */
export type Visited = { milliseconds: number; bytes: number; requests: number; results: number };

/** The first entry of the search page's list of results, once it can be seen. */
const SHOWN = "#results:not([hidden]) .entries > li";

/** No request for so long, and what the first results needed has come. A request that never ends is not waited for. */
const QUIET_MS = 500;
const LONGEST_MS = 30_000;

/** Notes when the first result appears, by the page's own clock, which starts with the navigation. */
const WATCH = `{
  const look = () => {
    if (globalThis.firstShown === undefined && document.querySelector(${JSON.stringify(SHOWN)}) !== null)
      globalThis.firstShown = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
}`;

export async function openAndWait(context: BrowserContext, address: string, patience: number): Promise<Visited> {
  const page = await context.newPage();
  const traffic = await countTraffic(await context.newCDPSession(page));
  await page.addInitScript(WATCH);
  await page.goto(address);
  await page.waitForSelector(SHOWN, { timeout: patience });
  await traffic.quiet();
  const milliseconds = Number(await page.evaluate("globalThis.firstShown"));
  return { milliseconds, bytes: traffic.bytes, requests: traffic.requests, results: await foundOn(page) };
}

async function foundOn(page: Page): Promise<number> {
  const said = (await page.locator("[role=status]").first().textContent()) ?? "";
  return Number(/[\d,]+/.exec(said)?.[0].replaceAll(",", "") ?? Number.NaN);
}

type Traffic = { readonly bytes: number; readonly requests: number; quiet(): Promise<void> };

/** Bytes as they came over the wire, headers included: the page's own, and those of workers that it starts. */
async function countTraffic(session: CDPSession): Promise<Traffic> {
  const open = new Set<string>();
  let bytes = 0;
  let requests = 0;
  let last = performance.now();
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (!/^https?:/.test(request.url)) return;
    open.add(requestId);
    requests += 1;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!open.delete(requestId)) return;
    bytes += encodedDataLength;
    last = performance.now();
  });
  session.on("Network.loadingFailed", ({ requestId }) => {
    open.delete(requestId);
    last = performance.now();
  });
  await session.send("Network.enable");
  return {
    get bytes() {
      return bytes;
    },
    get requests() {
      return requests;
    },
    async quiet() {
      const asked = performance.now();
      const busy = () => open.size > 0 || performance.now() - last < QUIET_MS;
      while (busy() && performance.now() - asked < LONGEST_MS) await new Promise((wait) => setTimeout(wait, 50));
    },
  };
}
