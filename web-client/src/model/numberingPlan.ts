/** A number that is held for a clause. */
export interface HeldNumber {
  readonly clause: string;
  readonly number: string;
}

/** By what the clauses of a draft are numbered. */
export interface NumberingPlan {
  /** The numbers that hold, in the order in which they were given; absent if clauses are counted as they stand. */
  readonly held?: readonly HeldNumber[];
  /** Clauses that compete with another, the oldest first, each with that one. */
  readonly alternatives?: ReadonlyMap<string, string>;
}

/** Clauses are counted as they stand. */
export const runningNumbers: NumberingPlan = {};
