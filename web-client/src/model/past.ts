import type { DraftId, ProposalId } from "./ids";

/** Whose past is looked at: a draft's, or that of a proposal's branch. */
export type Past = DraftId | BranchPast;

export interface BranchPast {
  readonly proposal: ProposalId;
}
