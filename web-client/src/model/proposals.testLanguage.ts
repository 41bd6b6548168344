import { type ClauseId, clauseId, proposalId } from "./ids";
import type { Proposal, ProposedClause } from "./proposals";

/** A clause that a proposal changes, for tests. */
export function proposedClause(id: string, more: Partial<ProposedClause> = {}): ProposedClause {
  return {
    clause: clauseId(id),
    label: id.toUpperCase(),
    change: "CHANGED",
    collides: false,
    taken: undefined,
    ...more,
  };
}

/** A proposal of France that is before everybody, for tests. */
export function proposal(id: string, more: Partial<Proposal> = {}): Proposal {
  return {
    id: proposalId(id),
    title: `Proposal ${id}`,
    by: { kind: "DELEGATION", code: "FRA" },
    state: "SUBMITTED",
    number: 1,
    revision: 0,
    symbol: `A/1/Amend.${id}`,
    rationale: undefined,
    submittedAt: new Date(1_000),
    submittedBy: { name: "Claire", delegation: undefined },
    sponsors: [],
    late: false,
    needs: 0,
    clauses: [proposedClause("a")],
    member: false,
    writes: false,
    speaks: false,
    newer: false,
    invited: [],
    lineage: undefined,
    ...more,
  };
}

export const idsOf = (clauses: readonly { readonly clause: ClauseId }[]): readonly string[] =>
  clauses.map(({ clause }) => clause);
