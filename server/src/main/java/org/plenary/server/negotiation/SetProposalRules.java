package org.plenary.server.negotiation;

import java.util.Optional;

/** From when until when proposals are tabled from now on, and how many sponsors they need. What was tabled stays. */
public record SetProposalRules(ProposalRules rules) implements Decision {
    static final DecisionKind KIND = DecisionKind.of("proposal-rules", ProposalRules.KEYS, SetProposalRules::read);

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean isByTheIntroduced() {
        return true;
    }

    @Override
    public boolean changes(Situation now) {
        return !now.standing().proposals().rules().equals(rules);
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before.with(before.proposals().with(rules));
    }

    @Override
    public void write(Fields to) {
        to.putAll(rules.toFields());
    }

    private static SetProposalRules read(Fields from) {
        return new SetProposalRules(ProposalRules.read(from));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(brief());
    }

    @Override
    public Fields brief() {
        return rules.toFields();
    }
}
