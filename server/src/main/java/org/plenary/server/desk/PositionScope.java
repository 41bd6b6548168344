package org.plenary.server.desk;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.draft.DraftState;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.Fields;

/**
 * What of a draft a position is about.
 *
 * @param id that of the clause or the bracket; null for the whole draft
 */
public record PositionScope(Kind kind, @Nullable String id) {
    /** The kinds that there are. */
    public enum Kind {
        /** A clause. */
        CLAUSE,
        /** A bracket. */
        BRACKET,
        /** The draft. */
        WHOLE
    }

    /** @throws IllegalArgumentException if there is an id and none is needed, or none, or it cannot be one */
    public PositionScope {
        if ((kind == Kind.WHOLE) != (id == null)) {
            throw new IllegalArgumentException("expected an id for scopes of the kinds CLAUSE and BRACKET, and for no"
                    + " others; got " + (id == null ? "none" : "one") + " for " + kind);
        }
        if (kind == Kind.CLAUSE && id != null) {
            requireClause(id);
        } else if (id != null) {
            BracketId.of(id);
        }
    }

    private static void requireClause(String id) {
        if (!ClauseId.isValid(id)) {
            throw new IllegalArgumentException("expected the id of a clause, got something else");
        }
    }

    /**
     * Checks that the draft has it now.
     *
     * @throws DeskException if it does not
     */
    void requireIn(DraftState draft) {
        String wanted = String.valueOf(id);
        boolean there = switch (kind) {
            case CLAUSE -> draft.text().has(new ClauseId(wanted));
            case BRACKET ->
                draft.standing().brackets().find(BracketId.of(wanted)).isPresent();
            case WHOLE -> true;
        };
        if (!there) {
            throw new DeskException(
                    kind == Kind.CLAUSE ? DeskException.Reason.NO_SUCH_CLAUSE : DeskException.Reason.NO_SUCH_BRACKET);
        }
    }

    /** {@code kind, id}, of which the whole draft has only the first. */
    Fields toFields() {
        return new Fields().put("kind", kind.name()).putIfAny("id", id);
    }

    /**
     * Reads what {@link #toFields} writes.
     *
     * @throws IllegalArgumentException if it is anything else; the message says what was expected
     */
    public static PositionScope read(Fields from) {
        from.requireNoOthers(Set.of("kind", "id"));
        return new PositionScope(from.one(Kind.class, "kind"), from.textIfAny("id"));
    }
}
