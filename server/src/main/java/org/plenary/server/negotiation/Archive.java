package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The draft is put among the archived ones, where nobody changes or decides anything, or it is brought back.
 *
 * @param archived whether it is archived from now on
 * @param reason why, or null
 */
public record Archive(boolean archived, @Nullable String reason) implements Decision {
    static final DecisionKind KIND = DecisionKind.of("archive", Set.of("archived", "reason"), Archive::read);

    /** @throws IllegalArgumentException if the reason is out of bounds */
    public Archive {
        StatedReason.require(reason);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean isForArchivedDrafts() {
        return true;
    }

    @Override
    public boolean changes(Situation now) {
        return now.standing().drafting().archived() != archived;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before.with(before.drafting().archived(archived));
    }

    @Override
    public void write(Fields to) {
        to.put("archived", archived).putIfAny("reason", reason);
    }

    private static Archive read(Fields from) {
        return new Archive(from.truth("archived"), from.textIfAny("reason"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("archived", archived).put("reason", reason));
    }

    @Override
    public Fields brief() {
        return new Fields().put("archived", archived);
    }
}
