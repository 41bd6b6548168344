import { useMemo } from "react";
import type { ClauseEntry } from "../../../editor/clauses";
import { contestedClauses } from "../../../model/contested";
import type { Standing } from "../../../model/standing";
import type { BracketsInRoom } from "../brackets/useBrackets";

/** How much is contested: what the list of it has entries. */
export function useContestedCount(
  { standing: brackets }: BracketsInRoom,
  standing: Standing | undefined,
  clauses: readonly ClauseEntry[],
): number {
  return useMemo(() => {
    const places = new Map(clauses.map(({ id }, index) => [id, index]));
    return brackets + contestedClauses(standing, (clause) => places.get(clause)).length;
  }, [brackets, standing, clauses]);
}
