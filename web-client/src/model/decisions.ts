import type { Mark } from "./history";
import type { ClauseId } from "./ids";
import type { ClauseStatus } from "./standing";

/** A decision about a clause, with what the clause was before it. */
export type StatusStep = Extract<Mark, { kind: "status" }> & { readonly before: ClauseStatus };

/** What was decided about clauses after one entry of the record, up to another. */
export function decisionsBetween(marks: readonly Mark[], from: number, to: number): StatusStep[] {
  const statuses = new Map<ClauseId, ClauseStatus>();
  const steps: StatusStep[] = [];
  for (const mark of marks) {
    if (mark.kind !== "status" || mark.seq > to) continue;
    if (mark.seq > from) steps.push({ ...mark, before: statuses.get(mark.clause) ?? "OPEN" });
    statuses.set(mark.clause, mark.status);
  }
  return steps;
}
