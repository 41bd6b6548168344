import { createContext } from "react";
import type { Thread } from "../../../model/comments";
import type { ClauseId, ProposalId } from "../../../model/ids";
import type { Proposal } from "../../../model/proposals";

/** What is said about proposals in a room, and the ways between them and what is said. */
export interface ProposalTalk {
  readonly proposals: readonly Proposal[];
  /** The open threads about each. */
  readonly threads: ReadonlyMap<ProposalId, readonly Thread[]>;
  /** Begins a comment on one; undefined where this person writes none. */
  readonly begin: ((proposal: ProposalId) => void) | undefined;
  /** Shows what was said about one. */
  readonly showThreads: (proposal: ProposalId) => void;
  /** Shows the proposals. */
  readonly showProposals: () => void;
  readonly goTo: (clause: ClauseId) => void;
}

/** Undefined where nothing is said, as in a branch. */
export const ProposalTalkContext = createContext<ProposalTalk | undefined>(undefined);
