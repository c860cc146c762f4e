/** One measure of one set: what Backfile reaches, what is aimed at, and what is published of others. */
export type Row = {
  set: string;
  measure: string;
  /** Between 0 and 1, or a count where `of` is given. */
  ours: number;
  of?: number;
  goal?: number;
  /** "rs_trafilatura .970" */
  published?: string[];
  /** How it is counted, where that is not obvious. */
  note?: string;
};

/** A set of real inputs with known answers. */
export type EvalSet = {
  name: string;
  /** The folder of the corpora that it needs; the set is passed over where it is absent. */
  corpus: string;
  /** Measures it; `folder` is the corpus. `worst` says which cases went worst, for whoever mends them. */
  run(folder: string, worst: (line: string) => void): Promise<Row[]>;
};
