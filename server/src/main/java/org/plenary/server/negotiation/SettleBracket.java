package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;

/**
 * Who leads the draft settles a bracket: its words stay, or they are deleted by the change of the text that is recorded
 * next. Whoever held it may put it back.
 *
 * @param bracket which
 * @param as what becomes of its words
 * @param agreed whether its holders agreed; otherwise it is the chair's proposal
 * @param reason why, or null
 */
public record SettleBracket(
        BracketId bracket,
        Settlement.Outcome as,
        boolean agreed,
        @Nullable String reason) implements BracketDecision {
    static final DecisionKind KIND =
            DecisionKind.of("bracket-settle", Set.of("bracket", "as", "agreed", "reason"), SettleBracket::read);

    /** @throws IllegalArgumentException if the reason is out of bounds */
    public SettleBracket {
        StatedReason.require(reason);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public List<AnnouncedEdit> announces(Situation now, PersonId by) {
        return deletes() ? List.of(new AnnouncedEdit(by, Announcement.ANY)) : List.of();
    }

    /** Whether its words go. */
    public boolean deletes() {
        return as == Settlement.Outcome.DELETE;
    }

    @Override
    public boolean changes(Situation now) {
        now.standing().brackets().requireStanding(bracket);
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        Bracket settled = before.brackets().require(bracket).settled(new Settlement(as, agreed, reason, act));
        return before.with(before.brackets().with(settled));
    }

    @Override
    public void write(Fields to) {
        to.put("bracket", bracket.value())
                .put("as", as.name())
                .put("agreed", agreed)
                .putIfAny("reason", reason);
    }

    private static SettleBracket read(Fields from) {
        return new SettleBracket(
                BracketId.of(from.text("bracket")),
                from.one(Settlement.Outcome.class, "as"),
                from.truth("agreed"),
                from.textIfAny("reason"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields()
                .put("bracket", bracket.value())
                .put("as", as.name())
                .put("agreed", agreed)
                .put("reason", reason));
    }

    @Override
    public Fields brief() {
        return new Fields().put("bracket", bracket.value()).put("as", as.name());
    }
}
