import type { Announce } from "../../../components/Announcer";
import type { ClauseGuide } from "../../../components/People";
import type { Load } from "../../../components/useLoad";
import type { ClauseId, DraftId } from "../../../model/ids";
import type { Me } from "../../../model/person";
import type { Proposal, ProposalFilter, ThreeWays, ToldProposals } from "../../../model/proposals";
import type { ListPlace } from "../beside/useBeside";
import type { Names } from "./useNames";

/** What a room asks about a proposal, in a dialog. */
export type AskedOfProposals =
  | { readonly kind: "begin" | "rules" | "streamlining" | "upload" }
  | { readonly kind: "compare" | "streamline"; readonly clause: ClauseId }
  | {
      readonly kind: "withdraw" | "decline" | "invite" | "takeAll" | "paper" | "read";
      readonly proposal: Proposal;
    };

/** What a room knows of proposals, and can do about them. */
export interface ProposalsInRoom {
  readonly draft: DraftId;
  readonly me: Me;
  /** Those that are known; none while they are read. */
  readonly all: readonly Proposal[];
  readonly told: Load<ToldProposals>;
  /** Reads them anew. Stable. */
  readonly again: () => void;
  readonly names: Names;
  /** How many are open. */
  readonly open: number;
  /** How many are open on each clause. */
  readonly byClause: ReadonlyMap<ClauseId, number>;
  /** Whether this person may begin one. */
  readonly mayBegin: boolean;
  /** Whether this person leads the draft, and takes proposals. */
  readonly leads: boolean;
  readonly guide: ClauseGuide;
  readonly list: ListPlace;
  readonly filter: ProposalFilter;
  readonly onFilter: (filter: ProposalFilter) => void;
  readonly ask: (about: AskedOfProposals) => void;
  /** Goes to one's own branch, or begins one where there is none. */
  readonly propose: () => void;
  /** Shows the proposals on a clause. */
  readonly showClause: (clause: ClauseId) => void;
  readonly announce: Announce;
}

/** A proposal on a clause, and what it makes of it. */
export interface Contending {
  readonly proposal: Proposal;
  readonly ways: ThreeWays;
}
