package org.plenary.server.proposal;

import java.util.List;
import org.plenary.instrument.ClauseId;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Taking;

/**
 * What somebody wants to take of a proposal.
 *
 * @param clauses which clauses
 * @param as how
 */
public record TakeRequest(StreamId proposal, List<ClauseId> clauses, Taking as) {
    /** Keeps a copy of the list. */
    public TakeRequest {
        clauses = List.copyOf(clauses);
    }
}
