package org.plenary.server.proposal;

import java.util.Set;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Proposer;

/**
 * Who hears that a proposal which is not tabled was begun, discarded or shown to others; of those that are tabled the
 * draft's room tells. Told from any thread, before who did it hears of it: must return at once, and must not throw.
 */
@FunctionalInterface
public interface ProposalsWatch {
    /**
     * The proposals that some may know of are others now.
     *
     * @param by in whose name it is
     * @param invited the delegations that may read it besides, or might until now
     */
    void changed(StreamId draft, Proposer by, Set<String> invited);
}
