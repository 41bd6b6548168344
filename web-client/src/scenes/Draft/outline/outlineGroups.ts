import type { ClauseEntry } from "../../../editor/clauses";
import { isProvision } from "../../../model/clause";

/** The clauses that stand below a title or a heading; those before the first have none. */
export interface OutlineGroup {
  readonly head: ClauseEntry | undefined;
  readonly clauses: readonly ClauseEntry[];
}

export function outlineGroups(clauses: readonly ClauseEntry[]): readonly OutlineGroup[] {
  const groups: { head: ClauseEntry | undefined; clauses: ClauseEntry[] }[] = [];
  for (const clause of clauses) {
    const last = groups.at(-1);
    if (!isProvision(clause.kind)) groups.push({ head: clause, clauses: [] });
    else if (last === undefined) groups.push({ head: undefined, clauses: [clause] });
    else last.clauses.push(clause);
  }
  return groups;
}
