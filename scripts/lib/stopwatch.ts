/** How long each stage of some work took, in seconds, in the order in which they began. */
export type Stopwatch = { begin(stage: string): void; stages(): { [stage: string]: number } };

export function startStopwatch(): Stopwatch {
  const stages: { [stage: string]: number } = {};
  let current: { stage: string; from: number } | undefined;
  const end = () => {
    if (!current) return;
    const seconds = (performance.now() - current.from) / 1000;
    stages[current.stage] = Math.round(((stages[current.stage] ?? 0) + seconds) * 1000) / 1000;
    current = undefined;
  };
  return {
    begin(stage) {
      end();
      current = { stage, from: performance.now() };
    },
    stages() {
      end();
      return stages;
    },
  };
}
