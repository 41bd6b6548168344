package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who leads the draft does not take a proposal, or no more of it than was taken. Its proposer may table it again.
 *
 * @param proposal which
 * @param reason why, or null
 */
public record DeclineProposal(ProposalId proposal, @Nullable String reason) implements ProposalDecision {
    static final DecisionKind KIND = DecisionKind.of("not-taken", Set.of("proposal", "reason"), DeclineProposal::read);

    /** @throws IllegalArgumentException if the reason is out of bounds */
    public DeclineProposal {
        StatedReason.require(reason);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        now.standing().proposals().requireOpen(proposal);
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return changed(before, found -> found.closed(ProposalState.NOT_TAKEN, reason));
    }

    @Override
    public void write(Fields to) {
        to.put("proposal", proposal.value()).putIfAny("reason", reason);
    }

    private static DeclineProposal read(Fields from) {
        return new DeclineProposal(new ProposalId(from.text("proposal")), from.textIfAny("reason"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("proposal", proposal.value()).put("reason", reason));
    }

    @Override
    public Fields brief() {
        return new Fields().put("proposal", proposal.value());
    }
}
