package org.plenary.server.negotiation;

import java.util.Set;
import org.plenary.instrument.ClauseId;

/**
 * A clause of a proposal that went into one wording with others.
 *
 * @param revision the revision of the proposal that was tabled last
 * @param clause one that the proposal changes or adds
 */
public record StreamlinedSource(ProposalId proposal, int revision, ClauseId clause) {
    /** @throws IllegalArgumentException if the revision is out of bounds */
    public StreamlinedSource {
        if (revision < 0 || revision > TableProposal.MAX_REVISION) {
            throw new IllegalArgumentException(
                    "expected a revision of a proposal from 0 to " + TableProposal.MAX_REVISION + ", got " + revision);
        }
    }

    Fields toFields() {
        return new Fields()
                .put("proposal", proposal.value())
                .put("revision", revision)
                .put("clause", clause.value());
    }

    static StreamlinedSource read(Fields from) {
        from.requireNoOthers(Set.of("proposal", "revision", "clause"));
        return new StreamlinedSource(
                new ProposalId(from.text("proposal")), TableProposal.revision(from), new ClauseId(from.text("clause")));
    }
}
