/** Whoever expands more than this is no newsroom's archive but a trap. */
export class Bomb extends Error {}

/** What a file may expand to, with everything that is nested in it: no text is packed as tightly as a trap. */
const RATIO = 200;
/** Small files may be packed tighter. */
const ALWAYS = 256 * 1024 * 1024;
const TOTAL = 2 ** 40;
const MEMBERS = 5_000_000;

export type Budget = { spend(bytes: number): void; count(): void };

/** One budget for a file on the disk and everything nested in it. `size` is the file's, in bytes. */
export function createBudget(size: number): Budget {
  const most = Math.min(TOTAL, Math.max(ALWAYS, size * RATIO));
  let [spent, members] = [0, 0];
  return {
    spend(bytes) {
      spent += bytes;
      if (spent > most)
        throw new Bomb(
          `holds more than ${Math.round(most / 1024 / 1024)} MB in a file of ${size} bytes: not read further`,
        );
    },
    count() {
      members += 1;
      if (members > MEMBERS) throw new Bomb(`holds more than ${MEMBERS} files: not read further`);
    },
  };
}
