import type { Mark } from "./history";
import type { ClauseId } from "./ids";
import type { ClauseStatus } from "./standing";

/** A decision about a clause, with what the clause was before it. */
export type StatusStep = Extract<Mark, { kind: "status" }> & { readonly before: ClauseStatus };

/** The clauses that got a status at a mark: those of a package all at once. */
function statusesOf(mark: Mark): readonly Extract<Mark, { kind: "status" }>[] {
  if (mark.kind === "status") return [mark];
  if (mark.kind !== "package-status") return [];
  return mark.clauses.map((clause) => ({ ...mark, kind: "status", clause }));
}

/** What was decided about clauses after one entry of the record, up to another. */
export function decisionsBetween(marks: readonly Mark[], from: number, to: number): StatusStep[] {
  const statuses = new Map<ClauseId, ClauseStatus>();
  const steps: StatusStep[] = [];
  for (const mark of marks) {
    if (mark.seq > to) continue;
    for (const step of statusesOf(mark)) {
      if (mark.seq > from) steps.push({ ...step, before: statuses.get(step.clause) ?? "OPEN" });
      statuses.set(step.clause, step.status);
    }
  }
  return steps;
}
