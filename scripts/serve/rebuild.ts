/** What was edited, by what must follow: sources are imported first; everything else is only built. */
export type Change = "sources" | "content" | "program";

export type Rebuilder = {
  note(change: Change): void;
  /** Settles when nothing is running or waiting. */
  idle(): Promise<void>;
};

/** An editor that saves several files, or one file in several steps, is given this long, in milliseconds, to finish. */
const SETTLE = 100;

/** Runs one build at a time. Changes during a build, however many, make one more. `build` reports its own trouble. */
export function createRebuilder(build: (changes: Set<Change>) => Promise<void>, settle = SETTLE): Rebuilder {
  let waiting = new Set<Change>();
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (waiting.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, settle));
      const changes = waiting;
      waiting = new Set();
      await build(changes);
    }
    running = undefined;
  }

  return {
    note(change) {
      waiting.add(change);
      running ??= run();
    },
    async idle() {
      await running;
    },
  };
}
