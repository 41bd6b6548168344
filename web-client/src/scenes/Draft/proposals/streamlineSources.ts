import type { ClauseId } from "../../../model/ids";
import { isPending, type Proposal, type Proposer, untaken } from "../../../model/proposals";
import type { SourceName } from "../../../model/streamlining";

/** A clause of a proposal that may become one wording with others. */
export interface Candidate {
  readonly source: SourceName;
  readonly symbol: string;
  readonly by: Proposer;
  readonly label: string;
}

/** What tells candidates apart. */
export const keyOf = ({ source: { proposal, clause } }: Candidate): string => `${proposal} ${clause}`;

/** What may become one wording in a clause: what proposals say in it, and what they say elsewhere. Deleted clauses say nothing. */
export function candidatesFor(
  all: readonly Proposal[],
  clause: ClauseId,
): { readonly here: readonly Candidate[]; readonly elsewhere: readonly Candidate[] } {
  const candidates = all.filter(isPending).flatMap((proposal) =>
    untaken(proposal)
      .filter(({ change }) => change !== "REMOVED")
      .map(
        ({ clause: of, label }): Candidate => ({
          source: { proposal: proposal.id, revision: proposal.revision ?? 0, clause: of },
          symbol: proposal.symbol ?? proposal.title,
          by: proposal.by,
          label,
        }),
      ),
  );
  return {
    here: candidates.filter(({ source }) => source.clause === clause),
    elsewhere: candidates.filter(({ source }) => source.clause !== clause),
  };
}
