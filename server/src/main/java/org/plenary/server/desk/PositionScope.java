package org.plenary.server.desk;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.draft.DraftState;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.PackageId;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.negotiation.Standing;

/**
 * What of a draft a position is about.
 *
 * @param id that of the clause, the bracket, the clause that is an alternative, the package or the proposal; null for
 *     the whole draft
 */
public record PositionScope(Kind kind, @Nullable String id) {
    /** The kinds that there are. */
    public enum Kind {
        /** A clause. */
        CLAUSE,
        /** A bracket. */
        BRACKET,
        /** A clause that competes with another one, as the one to be chosen. */
        ALTERNATIVE,
        /** Clauses that are agreed together. */
        PACKAGE,
        /** A proposal that is tabled, so that all who read the draft know of it. */
        PROPOSAL,
        /** The draft. */
        WHOLE
    }

    /** @throws IllegalArgumentException if there is an id and none is needed, or none, or it cannot be one */
    public PositionScope {
        if ((kind == Kind.WHOLE) != (id == null)) {
            throw new IllegalArgumentException("expected an id for scopes of all kinds but WHOLE; got "
                    + (id == null ? "none" : "one") + " for " + kind);
        }
        if (id != null) {
            requireName(kind, id);
        }
    }

    private static void requireName(Kind kind, String id) {
        switch (kind) {
            case CLAUSE, ALTERNATIVE -> requireClause(id);
            case BRACKET -> BracketId.of(id);
            case PACKAGE -> PackageId.of(id);
            case PROPOSAL -> new ProposalId(id);
            case WHOLE -> throw new IllegalArgumentException("expected no id for the whole draft");
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
        Standing standing = draft.standing();
        boolean there = switch (kind) {
            case CLAUSE -> draft.text().has(new ClauseId(wanted));
            case BRACKET -> standing.brackets().find(BracketId.of(wanted)).isPresent();
            case ALTERNATIVE ->
                standing.alternatives().find(new ClauseId(wanted)).isPresent()
                        && draft.text().has(new ClauseId(wanted));
            case PACKAGE -> standing.packages().find(PackageId.of(wanted)).isPresent();
            case PROPOSAL -> standing.proposals().find(new ProposalId(wanted)).isPresent();
            case WHOLE -> true;
        };
        if (!there) {
            throw new DeskException(missing());
        }
    }

    private DeskException.Reason missing() {
        return switch (kind) {
            case CLAUSE, WHOLE -> DeskException.Reason.NO_SUCH_CLAUSE;
            case BRACKET -> DeskException.Reason.NO_SUCH_BRACKET;
            case ALTERNATIVE -> DeskException.Reason.NO_SUCH_ALTERNATIVE;
            case PACKAGE -> DeskException.Reason.NO_SUCH_PACKAGE;
            case PROPOSAL -> DeskException.Reason.NO_SUCH_PROPOSAL;
        };
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
