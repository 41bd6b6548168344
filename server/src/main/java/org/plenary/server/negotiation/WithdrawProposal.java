package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever made a proposal withdraws it. What was taken of it stays in the draft.
 *
 * @param proposal which
 * @param reason why, or null
 */
public record WithdrawProposal(
        ProposalId proposal, @Nullable String reason) implements ProposalDecision {
    static final DecisionKind KIND = DecisionKind.of("withdraw", Set.of("proposal", "reason"), WithdrawProposal::read);

    /** @throws IllegalArgumentException if the reason is out of bounds */
    public WithdrawProposal {
        StatedReason.require(reason);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    /** Its proposer alone: whoever leads the draft does not withdraw what others propose. */
    @Override
    public void requireRight(Actor by, Standing now) {
        now.proposals().require(proposal).by().requireSpokenForBy(by, now);
    }

    @Override
    public boolean changes(Situation now) {
        Proposal withdrawn = now.standing().proposals().require(proposal);
        if (withdrawn.state().isOver()) {
            throw Proposals.conflict("The proposal " + withdrawn.symbol() + " is " + withdrawn.state()
                    + " already, and is not withdrawn.");
        }
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return changed(before, found -> found.closed(ProposalState.WITHDRAWN, reason));
    }

    @Override
    public void write(Fields to) {
        to.put("proposal", proposal.value()).putIfAny("reason", reason);
    }

    private static WithdrawProposal read(Fields from) {
        return new WithdrawProposal(new ProposalId(from.text("proposal")), from.textIfAny("reason"));
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
