import type { ClauseId } from "./ids";
import { type Rights, type Standing, statusOf } from "./standing";

/**
 * Why somebody may not make a change: the whole text is closed to them (`readOnly`, `chairDrafts`, `closed`), or the
 * clause is, or the change would add, delete or move clauses (`arrange`).
 */
export const barriers = [
  "readOnly",
  "chairDrafts",
  "closed",
  "agreed",
  "adopted",
  "parked",
  "notYours",
  "arrange",
] as const;
export type Barrier = (typeof barriers)[number];

/** What a person's changes are measured against. */
export interface Rules {
  readonly standing: Standing | undefined;
  readonly rights: Rights;
}

/** What closes the whole text to a person, if anything does. */
export function barrierOfText({ standing, rights }: Rules): Barrier | undefined {
  if (rights.mayWrite) return undefined;
  if (standing?.mode === "CLOSED") return "closed";
  return standing?.mode === "CHAIR" && !rights.mayDecide ? "chairDrafts" : "readOnly";
}

/** What closes one clause to a person while the text as a whole is open to them. */
export function barrierOfClause(clause: ClauseId, { standing, rights }: Rules): Barrier | undefined {
  switch (statusOf(clause, standing)) {
    case "AGREED":
      return "agreed";
    case "ADOPTED":
      return "adopted";
    case "PARKED":
      if (!rights.mayDecide) return "parked";
      break;
    default:
  }
  return rights.clauses === undefined || rights.clauses.has(clause) ? undefined : "notYours";
}
