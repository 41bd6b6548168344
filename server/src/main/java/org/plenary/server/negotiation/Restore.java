package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.SymbolPattern;

/**
 * The draft, or one clause, becomes again what it was, by the change of the text that is recorded next.
 *
 * @param to the entry of the record after which it was so
 * @param revision the symbol of the revision that this entry is, or null
 * @param clause the only clause that changes, or null for all
 * @param person the one person whose changes since then are taken back, those of all others stay; or null for
 *     everybody's
 * @param reason why, or null
 */
public record Restore(
        long to,
        @Nullable String revision,
        @Nullable ClauseId clause,
        @Nullable PersonId person,
        @Nullable String reason)
        implements Decision {
    static final DecisionKind KIND =
            DecisionKind.of("restore", Set.of("to", "revision", "clause", "person", "reason"), Restore::read);

    /** One that takes back what everybody changed. */
    public Restore(long to, @Nullable String revision, @Nullable ClauseId clause, @Nullable String reason) {
        this(to, revision, clause, null, reason);
    }

    /** @throws IllegalArgumentException if a part is out of bounds */
    public Restore {
        if (to < 1) {
            throw new IllegalArgumentException("expected the number of an entry from 1, got to=" + to);
        }
        if (revision != null) {
            SymbolPattern.requireSymbol(revision);
        }
        StatedReason.require(reason);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public List<AnnouncedEdit> announces(Situation now, PersonId by) {
        return List.of(new AnnouncedEdit(by, Announcement.ANY));
    }

    @Override
    public boolean changes(Situation now) {
        if (to >= now.seq()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "Expected an entry before this decision's own, " + now.seq() + ", to be brought back, got " + to
                            + ". Look at the draft's history.");
        }
        String symbol = revision;
        if (symbol != null
                && now.standing()
                        .revisions()
                        .find(symbol)
                        .filter(issued -> issued.seq() == to)
                        .isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_REVISION,
                    "Entry " + to + " of the record is not the revision " + symbol
                            + ". Look at the draft's revisions.");
        }
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before;
    }

    @Override
    public void write(Fields to) {
        to.put("to", this.to)
                .putIfAny("revision", revision)
                .putIfAny("clause", clause == null ? null : clause.value())
                .putIfAny("person", person == null ? null : person.value())
                .putIfAny("reason", reason);
    }

    private static Restore read(Fields from) {
        String clause = from.textIfAny("clause");
        String person = from.textIfAny("person");
        return new Restore(
                from.number("to"),
                from.textIfAny("revision"),
                clause == null ? null : new ClauseId(clause),
                person == null ? null : new PersonId(person),
                from.textIfAny("reason"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields()
                .put("to", to)
                .put("revision", revision)
                .put("clause", clause == null ? null : clause.value())
                .put("reason", reason));
    }

    @Override
    public Fields brief() {
        return new Fields().put("to", to);
    }
}
