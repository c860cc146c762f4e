import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Peaks in bytes: of the largest single process, and of all at one moment (memory that they share counts in each). */
export type Memory = { largest: number; sum: number };

export type Watch = { stop(): Memory | undefined };

const EVERY_MS = 50;
/** New processes are looked for at every so-manieth look: going through all of /proc costs more than the looks themselves. */
const SEARCH_EVERY = 4;

/** Whether this system tells the memory of processes: Linux does. */
export const CAN_WATCH = existsSync("/proc/self/status");

/** Watches the memory of a process group: a process that was started detached, and all that come of it. */
export function watchMemory(group: number): Watch {
  if (!CAN_WATCH) return { stop: () => undefined };
  const peak: Memory = { largest: 0, sum: 0 };
  let members: number[] = [group];
  let looks = 0;
  const look = () => {
    if (looks++ % SEARCH_EVERY === 0) members = membersOf(group);
    let sum = 0;
    for (const member of members) {
      const { now, most } = statusOf(member);
      peak.largest = Math.max(peak.largest, most);
      sum += now;
    }
    peak.sum = Math.max(peak.sum, sum, peak.largest);
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return peak.largest > 0 ? peak : undefined;
    },
  };
}

function membersOf(group: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && groupOf(name) === group)
    .map(Number);
}

/** The fifth field; the second, a name in brackets, may hold spaces. */
function groupOf(process: string): number | undefined {
  const stat = readProc(`/proc/${process}/stat`);
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
}

function statusOf(process: number): { now: number; most: number } {
  const status = readProc(`/proc/${process}/status`) ?? "";
  const kilobytes = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
  return { now: kilobytes("VmRSS") * 1024, most: kilobytes("VmHWM") * 1024 };
}

/** A process may end between two looks. */
function readProc(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
