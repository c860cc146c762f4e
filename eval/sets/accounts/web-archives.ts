import { constants, gunzipSync } from "node:zlib";
import { fromBufferPromise } from "yauzl";

/** How many records begin in a web archive, by a plain look at its lines that knows nothing of the reader. */
export function countHeads(data: Buffer): number {
  const plain = data[0] === 0x1f ? gunzipSync(data, { finishFlush: constants.Z_SYNC_FLUSH }) : data;
  const lines = plain.toString("latin1").split("\n");
  const arc = lines.some((line) => line.startsWith("filedesc://"));
  const head = arc ? /^(https?|filedesc|dns):.* \d{14,18} \S+ \S+$/ : /^WARC\/\d\.\d+\r?$/;
  return lines.filter((line) => head.test(line)).length;
}

/** The same for a WACZ, with the other files in it. */
export async function countInZip(data: Buffer): Promise<number> {
  const zip = await fromBufferPromise(data);
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith("/")) continue;
    if (!/arc(\.gz)?$/.test(entry.fileName)) count += 1;
    else {
      const pieces: Buffer[] = [];
      for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
      count += countHeads(Buffer.concat(pieces));
    }
  }
  return count;
}
