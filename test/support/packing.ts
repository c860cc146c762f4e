import { deflateRawSync, gzipSync } from "node:zlib";
import { pack, type Header } from "tar-stream";
import { crc32 } from "../../scripts/sources/bytes/crc.ts";

/** A member of a ZIP that a test makes; what is stated goes into the headers as it stands, true or not. */
export type ZipMember = {
  name: string | Buffer;
  data: string | Uint8Array;
  stored?: boolean;
  encrypted?: boolean;
  method?: number;
  size?: number;
  crc?: number;
  /** Unix mode: 0o120777 is a symbolic link. */
  mode?: number;
  /** Where it says that it begins: another member's place makes two of one. */
  at?: number;
};

/** A ZIP. `zip64` writes every size and place as ZIP64 does. */
export function zipOf(members: ZipMember[], { zip64 = false } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const { local, central } = zipMember(member, at, zip64);
    parts.push(local);
    directory.push(central);
    at += local.length;
  }
  const table = Buffer.concat(directory);
  return Buffer.concat([...parts, table, zipEnd(members.length, table.length, at, zip64)]);
}

function zipMember(member: ZipMember, at: number, zip64: boolean): { local: Buffer; central: Buffer } {
  const data = Buffer.from(member.data as string);
  const name = Buffer.from(member.name as string);
  const packed = member.stored ? data : deflateRawSync(data);
  const size = member.size ?? data.length;
  const extra = zip64 ? Buffer.alloc(28) : Buffer.alloc(0);
  if (zip64) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [index, value] of [size, packed.length, member.at ?? at].entries())
      extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  }
  const common = Buffer.alloc(26);
  common.writeUInt16LE(zip64 ? 45 : 20, 0);
  common.writeUInt16LE(member.encrypted ? 1 : 0, 2);
  common.writeUInt16LE(member.method ?? (member.stored ? 0 : 8), 4);
  common.writeUInt32LE(member.crc ?? crc32(data), 10);
  common.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 14);
  common.writeUInt32LE(zip64 ? 0xffffffff : size, 18);
  common.writeUInt16LE(name.length, 22);
  common.writeUInt16LE(extra.length, 24);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, name, extra, packed]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 6);
  rest.writeUInt32LE(zip64 ? 0xffffffff : (member.at ?? at), 10);
  const central = Buffer.concat([Buffer.from("PK\x01\x02\x2d\x03", "latin1"), common, rest, name, extra]);
  return { local, central };
}

function zipEnd(count: number, length: number, at: number, zip64: boolean): Buffer {
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  const short = zip64 ? 0xffff : Math.min(count, 0xffff);
  end.writeUInt16LE(short, 8);
  end.writeUInt16LE(short, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : at, 16);
  if (!zip64 && count < 0xffff) return end;
  const large = Buffer.alloc(56 + 20);
  large.write("PK\x06\x06", 0, "latin1");
  large.writeBigUInt64LE(44n, 4);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(length), 40);
  large.writeBigUInt64LE(BigInt(at), 48);
  large.write("PK\x06\x07", 56, "latin1");
  large.writeBigUInt64LE(BigInt(at + length), 56 + 8);
  large.writeUInt32LE(1, 56 + 16);
  return Buffer.concat([large, end]);
}

export type TarMember = Partial<Header> & { name: string; data?: string | Uint8Array };

/** A tar as another's library writes it. */
export async function tarOf(members: TarMember[]): Promise<Buffer> {
  const packed = pack();
  for (const { data = "", ...header } of members)
    packed.entry({ mtime: new Date(0), ...header }, Buffer.from(data as string));
  packed.finalize();
  const pieces: Uint8Array[] = [];
  for await (const piece of packed) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

export function gzipOf(data: string | Uint8Array): Buffer {
  return gzipSync(data);
}
