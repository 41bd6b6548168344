import type { MarkedClause, Redline } from "./history";
import type { ClauseId, PersonId } from "./ids";
import { isChanged } from "./takingBack";

/** What became of a clause since somebody last looked. */
export type ClauseNews = "changed" | "new";

function newsOf(clause: MarkedClause, me: PersonId): ClauseNews | undefined {
  const byOthers = clause.by !== undefined && clause.by.person !== me;
  if (clause.change === "added" && byOthers) return "new";
  const changed = clause.runs.some((run) => isChanged(run) && run.by.person !== me);
  return changed || (clause.moved && byOthers) ? "changed" : undefined;
}

/** What others than `me` did to each clause that is still there; those that only `me` touched are left out. */
export function clauseNewsOf(redline: Redline, me: PersonId): ReadonlyMap<ClauseId, ClauseNews> {
  const found = new Map<ClauseId, ClauseNews>();
  for (const clause of redline.clauses) {
    const news = clause.change === "removed" ? undefined : newsOf(clause, me);
    if (news !== undefined) found.set(clause.id, news);
  }
  return found;
}
