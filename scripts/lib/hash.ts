import { createHash } from "node:crypto";

/** The SHA-256 of a text (as UTF-8) or of bytes, in hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** The first `length` hexadecimal digits of the SHA-256: short names that need not resist an attacker. */
export function shortHash(data: string | Uint8Array, length = 8): string {
  return sha256(data).slice(0, length);
}
