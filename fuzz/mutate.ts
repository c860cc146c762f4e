import fc from "fast-check";

/** One change to a file's bytes; places are shares of its length, so that they fit a file of any length. */
export type Mutation =
  | { kind: "flip"; at: number; bit: number }
  | { kind: "cut"; at: number; share: number }
  | { kind: "repeat"; at: number; length: number; times: number }
  | { kind: "insert"; at: number; token: string }
  | { kind: "overwrite"; at: number; bytes: Uint8Array }
  | { kind: "truncate"; at: number }
  | { kind: "number"; at: number; value: string }
  | { kind: "splice"; at: number; from: number };

/** Pieces that mean something to one format or another. */
const TOKENS = [
  ..."\0|\r|\n|\x01|\x02|\x03|\x1f\x8b|PK\x03\x04|\xff\xfe|\xef\xbb\xbf|\u202e|\u200d".split("|"),
  ...'<|>|</|<!--|-->|<![CDATA[|]]>|<!DOCTYPE x [<!ENTITY a "b">]>|&|&amp;|&#0;|&#x110000;|&a;|<script>|<p>|</p>|<item>|</item>|<a:b>'.split(
    "|",
  ),
  ...'{|}|[|]|"|\'|,|:|\\|\\u0000|\\ud800|null|true|1e999|-0|{"__proto__":{"x":1}}|[[[[[[[['.split("|"),
  ...[
    "---\n",
    "+++\n",
    "{{<",
    ">}}",
    "{%",
    "%}",
    "[caption]",
    "[/caption]",
    '[gallery ids="1,2"]',
    "<!-- wp:",
    "\n\n\n",
    "  ",
  ],
  ..."WARC/1.0\r\n|Content-Length: 999999999\r\n|Content-Length: -1\r\n|Transfer-Encoding: chunked\r\n|HTTP/1.1 200 OK\r\n\r\n".split(
    "|",
  ),
  ...[
    "../../etc/passwd",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://[",
    "0000-00-00 00:00:00",
    "99999-99-99",
    "P",
    "\u{1F4A9}",
  ],
];

const place = fc.double({ min: 0, max: 1, noNaN: true });

/** Changes in the order in which they are made; few are more telling than many. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("flip" as const), at: place, bit: fc.nat(7) }),
    fc.record({ kind: fc.constant("cut" as const), at: place, share: fc.double({ min: 0, max: 0.3, noNaN: true }) }),
    fc.record({
      kind: fc.constant("repeat" as const),
      at: place,
      length: fc.nat(80),
      times: fc.integer({ min: 2, max: 2000 }),
    }),
    fc.record({ kind: fc.constant("insert" as const), at: place, token: fc.constantFrom(...TOKENS) }),
    fc.record({
      kind: fc.constant("overwrite" as const),
      at: place,
      bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
    }),
    fc.record({ kind: fc.constant("truncate" as const), at: place }),
    fc.record({
      kind: fc.constant("number" as const),
      at: place,
      value: fc.constantFrom("-1", "0", "2147483648", "1e99", "99999999999999999999"),
    }),
    fc.record({ kind: fc.constant("splice" as const), at: place, from: place }),
  ),
  { minLength: 1, maxLength: 6 },
);

const LARGEST = 2 * 1024 * 1024;

/** The file with the changes made; `other` is a file of the same format, for splicing. */
export function mutate(file: Uint8Array, other: Uint8Array, changes: Mutation[]): Uint8Array {
  return changes.reduce((bytes, change) => changed(Buffer.from(bytes), other, change).subarray(0, LARGEST), file);
}

function changed(bytes: Buffer, other: Uint8Array, change: Mutation): Uint8Array {
  const at = Math.floor(change.at * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (change.kind) {
    case "flip":
      if (at < bytes.length) bytes[at]! ^= 1 << change.bit;
      return bytes;
    case "cut":
      return Buffer.concat([before, after.subarray(Math.floor(change.share * bytes.length))]);
    case "repeat":
      return Buffer.concat([
        before,
        ...Array.from({ length: change.times }, () => after.subarray(0, change.length)),
        after,
      ]);
    case "insert":
      return Buffer.concat([before, Buffer.from(change.token), after]);
    case "overwrite":
      return Buffer.concat([before, change.bytes, after.subarray(change.bytes.length)]);
    case "truncate":
      return before;
    case "number":
      return Buffer.concat([before, Buffer.from(after.toString("latin1").replace(/\d+/, change.value), "latin1")]);
    case "splice":
      return Buffer.concat([before, other.subarray(Math.floor(change.from * other.length))]);
  }
}
