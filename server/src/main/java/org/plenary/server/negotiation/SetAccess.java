package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;

/** The draft gets other rules of access. They are told to nobody, for not everybody may read them. */
public record SetAccess(Access access) implements Decision {
    static final DecisionKind KIND =
            DecisionKind.of("access", Set.of("rules"), from -> new SetAccess(AccessJson.read(from)));

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        return !now.standing().access().equals(access);
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before.with(access);
    }

    @Override
    public void write(Fields to) {
        to.putAll(AccessJson.of(access));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.empty();
    }

    @Override
    public Fields brief() {
        return new Fields();
    }
}
