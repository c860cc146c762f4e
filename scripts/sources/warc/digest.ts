import { createHash } from "node:crypto";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Whether one of the bytes has the digest, "sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A"; undefined where that cannot be told. */
export function hasDigest(stated: string, candidates: Uint8Array[]): boolean | undefined {
  const [, name = "", value = ""] = /^([a-z0-9-]+):([a-z0-9+/=]+)$/i.exec(stated.trim()) ?? [];
  const algorithm = { sha1: "sha1", "sha-1": "sha1", sha256: "sha256", "sha-256": "sha256", md5: "md5" }[
    name.toLowerCase()
  ];
  if (algorithm === undefined) return undefined;
  return candidates.some((bytes) => {
    const digest = createHash(algorithm).update(bytes).digest();
    const bare = value.replace(/=+$/, "");
    return bare.toLowerCase() === digest.toString("hex") || bare.toUpperCase() === base32(digest);
  });
}

/** RFC 4648, without the filling. */
function base32(bytes: Uint8Array): string {
  let [text, bits, count] = ["", 0, 0];
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    for (count += 8; count >= 5; count -= 5) text += BASE32[(bits >> (count - 5)) & 31];
  }
  return count > 0 ? text + BASE32[(bits << (5 - count)) & 31] : text;
}
