package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The draft gets a drafting mode.
 *
 * @param reason why, or null
 */
public record SetMode(DraftingMode mode, @Nullable String reason) implements Decision {
    static final DecisionKind KIND = DecisionKind.of("mode", Set.of("mode", "reason"), SetMode::read);

    /** @throws IllegalArgumentException if the reason is out of bounds */
    public SetMode {
        StatedReason.require(reason);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        return now.standing().drafting().mode() != mode;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before.with(before.drafting().with(mode));
    }

    @Override
    public void write(Fields to) {
        to.put("mode", mode.name()).putIfAny("reason", reason);
    }

    private static SetMode read(Fields from) {
        return new SetMode(from.one(DraftingMode.class, "mode"), from.textIfAny("reason"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("mode", mode.name()).put("reason", reason));
    }

    @Override
    public Fields brief() {
        return new Fields().put("mode", mode.name());
    }
}
