import type { Audience } from "./audience";
import type { ProposalPlace } from "./comments";
import type { ClauseId, ProposalId } from "./ids";
import type { Proposal, Taken } from "./proposals";

/** A proposal, or one of its clauses, about which somebody wants to say something. */
export interface AboutProposal {
  readonly id: ProposalId;
  readonly clause: ClauseId | undefined;
}

/** What became of what was talked of: of its words first, then of the proposal. */
export type TalkedFate =
  | { readonly kind: "asItWas" | "gone" | "submitted" | "revised" | "dropped" }
  | { readonly kind: "taken"; readonly clause: ClauseId; readonly taken: Taken }
  | { readonly kind: "ended"; readonly state: Proposal["state"] };

const ends: ReadonlySet<Proposal["state"]> = new Set(["INCORPORATED", "NOT_TAKEN", "WITHDRAWN"]);

/** @param proposal as it is; undefined where it is not there any more */
export function fateOf(place: ProposalPlace, proposal: Proposal | undefined): TalkedFate {
  if (proposal === undefined) return { kind: "gone" };
  const clause = proposal.clauses.find((each) => each.clause === place.clause);
  if (clause?.taken !== undefined) return { kind: "taken", clause: clause.clause, taken: clause.taken };
  if (ends.has(proposal.state)) return { kind: "ended", state: proposal.state };
  if (place.clause !== undefined && clause === undefined) return { kind: "dropped" };
  if (place.revision === proposal.revision) return { kind: "asItWas" };
  return { kind: place.revision === undefined ? "submitted" : "revised" };
}

/** Whether an audience may hear of a proposal: of one that is being drafted those alone in whose name it is. */
export function mayHear(audience: Audience, { state, by }: Pick<Proposal, "state" | "by">): boolean {
  return state !== "DRAFTING" || (audience.kind === by.kind && audience.code === by.code);
}
