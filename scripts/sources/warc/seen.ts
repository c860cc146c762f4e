import { shortHash } from "../../lib/hash.ts";

/** Which captures there were, so that the same one is not told of twice. */
export type Seen = {
  /** The capture of this address with these bytes that there was before; remembers this one if there was none. */
  before(address: string, body: Uint8Array, when: string): string | undefined;
  /** Remembers under which payload digest a page was captured. */
  remember(digest: string | undefined, address: string, when: string): void;
  byDigest(digest: string | undefined): { address: string; when: string } | undefined;
};

/** Beyond so many, captures are not remembered. */
const MOST = 1_000_000;

export function createSeen(): Seen {
  const captures = new Map<string, string>();
  const digests = new Map<string, { address: string; when: string }>();
  return {
    before(address, body, when) {
      const key = shortHash(`${address} ${shortHash(body, 40)}`, 20);
      const earlier = captures.get(key);
      if (earlier === undefined && captures.size < MOST) captures.set(key, when);
      return earlier;
    },
    remember(digest, address, when) {
      if (digest !== undefined && digests.size < MOST && !digests.has(digest)) digests.set(digest, { address, when });
    },
    byDigest: (digest) => (digest === undefined ? undefined : digests.get(digest)),
  };
}
