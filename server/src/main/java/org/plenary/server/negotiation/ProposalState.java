package org.plenary.server.negotiation;

/** How far a proposal has come that was tabled. The names are sent: they never change. */
public enum ProposalState {
    SUBMITTED,
    /** It was tabled again, with other words. */
    REVISED,
    PARTLY_INCORPORATED,
    INCORPORATED,
    /** Who leads the draft does not take it, or no more of it; its proposer may table it again. */
    NOT_TAKEN,
    WITHDRAWN;

    /** Whether it is before the meeting: delegations join it, and who leads decides about it. */
    public boolean isOpen() {
        return this == SUBMITTED || this == REVISED || this == PARTLY_INCORPORATED;
    }

    /** Whether it is over, for good. */
    public boolean isOver() {
        return this == INCORPORATED || this == WITHDRAWN;
    }
}
