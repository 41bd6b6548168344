import type { ClauseId } from "./ids";
import type { MovedClause } from "./proposals";

/** Up to which entry of the draft's record each clause was looked at. */
export type SeenMoves = ReadonlyMap<string, number>;

/** Those that were changed in the draft again since they were looked at, or not looked at yet. */
export function unseenMoves(moved: readonly MovedClause[], seen: SeenMoves): readonly MovedClause[] {
  return moved.filter(({ clause, seq }) => seq > (seen.get(clause) ?? 0));
}

/** What is seen once somebody has looked at one more; of clauses that are told no more nothing is remembered. */
export function seenNow(moved: readonly MovedClause[], seen: SeenMoves, clause: ClauseId): SeenMoves {
  return new Map(
    moved.flatMap((each) => {
      const seq = each.clause === clause ? each.seq : seen.get(each.clause);
      return seq === undefined ? [] : [[each.clause, seq] as const];
    }),
  );
}

/** Those that were not told before, or were changed again since. */
export function newMoves(
  before: readonly MovedClause[],
  now: readonly MovedClause[],
): readonly MovedClause[] {
  const told = new Map(before.map(({ clause, seq }) => [clause, seq]));
  return now.filter(({ clause, seq }) => seq > (told.get(clause) ?? 0));
}
