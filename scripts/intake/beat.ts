/** What a worker is doing, in memory that it shares with the one who looks on: it can be read while the worker hangs. */
export type Beat = Int32Array<SharedArrayBuffer>;

const INPUT = 0;
const SEQ = 1;
const DOING = 2;
const TICKS = 3;

const IDLE = 0;
const READING = 1;
const MAKING = 2;

export type Doing = { input: number; seq: number; idle: boolean; reading: boolean; ticks: number };

export function createBeat(): Beat {
  return new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT));
}

export function beatStep(beat: Beat, input: number, seq: number, reading: boolean): void {
  Atomics.store(beat, INPUT, input);
  Atomics.store(beat, SEQ, seq);
  Atomics.store(beat, DOING, reading ? READING : MAKING);
  Atomics.add(beat, TICKS, 1);
}

/** Something has moved: a piece of a large file was read. */
export function beatTick(beat: Beat): void {
  Atomics.add(beat, TICKS, 1);
}

export function beatIdle(beat: Beat): void {
  Atomics.store(beat, DOING, IDLE);
}

export function doingOf(beat: Beat): Doing {
  const doing = Atomics.load(beat, DOING);
  return {
    input: Atomics.load(beat, INPUT),
    seq: Atomics.load(beat, SEQ),
    idle: doing === IDLE,
    reading: doing === READING,
    ticks: Atomics.load(beat, TICKS),
  };
}
