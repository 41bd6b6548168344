import type { DelegationCode } from "./ids";

/** What others did in a draft since one last had it before one. */
export interface News {
  /** The entry of the record up to which one has seen it, and when that was. */
  readonly seq: number;
  readonly at: Date;
  readonly changes: number;
  readonly decisions: number;
  readonly people: number;
  /** Whoever wrote or decided last first; who has no delegation is among the people alone. */
  readonly delegations: readonly DelegationCode[];
  /** There is more than was counted. */
  readonly more: boolean;
}
