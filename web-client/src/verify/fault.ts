import type { Reason } from "./words/reasons.en";

/** The values that a reason names. */
export type Values = Readonly<Record<string, string | number | bigint>>;

/** What is wrong with what is being read, at the place where that is. */
export class Fault extends Error {
  constructor(
    readonly reason: Reason,
    readonly values: Values = {},
    /** The line that it is about, from 1; undefined for the line that is being read. */
    readonly line?: number,
    /** The entry that it is about; undefined for the one that is being read, null for none. */
    readonly entry?: number | null,
  ) {
    super(reason);
    this.name = "Fault";
  }
}

/** Throws unless something holds. */
export function demand(holds: boolean, reason: Reason, values?: Values): asserts holds {
  if (!holds) throw new Fault(reason, values);
}
