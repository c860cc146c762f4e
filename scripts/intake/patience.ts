export type Patience = {
  /** Milliseconds without any progress after which a worker is ended and replaced. */
  deadline: number;
  /** The most memory that a worker's objects may take, in MB; one that needs more is replaced too. */
  memory: number;
};

export const patience: Patience = { deadline: 30_000, memory: 1024 };
