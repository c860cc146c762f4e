import { cpus, totalmem, type } from "node:os";

/** On what was measured. */
export type Machine = { processor: string; cores: number; memory: number; system: string; node: string };

export function thisMachine(): Machine {
  const all = cpus();
  return {
    processor: all[0]?.model.replace(/\s+/g, " ").trim() || process.arch,
    cores: all.length,
    memory: totalmem(),
    system: type(),
    node: process.version,
  };
}

export function machineText({ processor, cores, memory, system, node }: Machine): string {
  return `${processor}, ${cores} ${cores === 1 ? "core" : "cores"}, ${Math.round(memory / 2 ** 30)} GB, ${system}, Node ${node.slice(1)}`;
}
