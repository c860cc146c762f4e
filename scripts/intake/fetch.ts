import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/** Gets pictures from the web, if a person asked for it. Undefined where there is nothing to be had; never throws. */
export type Fetch = (address: string) => Promise<Uint8Array | undefined>;

export type FetchOptions = {
  /** Told of whatever comes in. */
  tick: () => void;
  /** Also from this machine and its neighbours: for tests. */
  nearby?: boolean;
};

const PATIENCE = 20_000;
const LARGEST = 32 * 1024 * 1024;
const MOST_REDIRECTS = 5;

/** Networks that are not the web. An archive comes from strangers, and must not be able to ask around in a house. */
const NEARBY = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["224.0.0.0", 3],
] as const)
  NEARBY.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  NEARBY.addSubnet(net, bits, "ipv6");

export function createFetch({ tick, nearby = false }: FetchOptions): Fetch {
  return async (address) => {
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
    const signal = AbortSignal.timeout(PATIENCE);
    try {
      let url = new URL(address);
      for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
        if (!nearby && (await isNearby(url.hostname))) return undefined;
        const response = await fetch(url, { signal, redirect: "manual", headers: { accept: "image/*" } });
        const next = response.headers.get("location");
        if (response.status < 300 || response.status > 399 || next === null)
          return response.ok ? await bytesOf(response, tick) : undefined;
        await response.body?.cancel();
        url = new URL(next, url);
        if (!/^https?:$/.test(url.protocol)) return undefined;
      }
    } catch {
      // Whatever is wrong with a picture's server, the article is imported without the picture.
    }
    return undefined;
  };
}

async function isNearby(host: string): Promise<boolean> {
  const name = host.replace(/^\[|\]$/g, "");
  const addresses = isIP(name) ? [{ address: name }] : await lookup(name, { all: true });
  return addresses.some(({ address }) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
    return NEARBY.check(plain, isIP(plain) === 4 ? "ipv4" : "ipv6");
  });
}

async function bytesOf(response: Response, tick: () => void): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    tick();
    size += piece.length;
    if (size > LARGEST) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
