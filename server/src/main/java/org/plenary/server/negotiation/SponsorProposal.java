package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.plenary.server.identity.Delegation;

/**
 * A delegation sponsors a proposal of another, or sponsors it no more.
 *
 * @param proposal which
 * @param delegation the code of the delegation
 * @param joins whether it joins; otherwise it leaves
 */
public record SponsorProposal(ProposalId proposal, String delegation, boolean joins) implements ProposalDecision {
    static final DecisionKind KIND =
            DecisionKind.of("sponsor", Set.of("proposal", "delegation", "joins"), SponsorProposal::read);

    /** @throws IllegalArgumentException if no delegation has this code */
    public SponsorProposal {
        Delegation.requireCode(delegation);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    /** Each delegation for itself; whoever leads the draft for any, in its name. */
    @Override
    public void requireRight(Actor by, Standing now) {
        new Holder(delegation).requireRight(by, now);
    }

    @Override
    public boolean changes(Situation now) {
        Proposal sponsored = now.standing().proposals().requireOpen(proposal);
        if (joins && sponsored.by().isDelegation(delegation)) {
            throw Proposals.conflict("The proposal " + sponsored.symbol() + " is " + delegation
                    + "'s own. Others sponsor it; who proposes it need not.");
        }
        if (joins
                && !sponsored.isSponsoredBy(delegation)
                && sponsored.sponsors().size() >= TableProposal.MAX_SPONSORS) {
            throw Proposals.conflict("A proposal has at most " + TableProposal.MAX_SPONSORS + " sponsors.");
        }
        return joins != sponsored.isSponsoredBy(delegation);
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return changed(before, found -> joins ? found.joinedBy(delegation, act) : found.leftBy(delegation));
    }

    @Override
    public void write(Fields to) {
        to.put("proposal", proposal.value()).put("delegation", delegation).put("joins", joins);
    }

    private static SponsorProposal read(Fields from) {
        return new SponsorProposal(new ProposalId(from.text("proposal")), from.text("delegation"), from.truth("joins"));
    }

    /** The delegation that joins or leaves is its {@code party}: that of who says so may be another. */
    @Override
    public Optional<Fields> news() {
        return Optional.of(brief());
    }

    @Override
    public Fields brief() {
        return new Fields()
                .put("proposal", proposal.value())
                .put("party", delegation)
                .put("joins", joins);
    }
}
