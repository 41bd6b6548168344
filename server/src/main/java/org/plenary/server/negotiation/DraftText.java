package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.plenary.crdt.Update;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.anchor.Anchor;

/** The text of a draft at one moment, as far as decisions depend on it. */
public interface DraftText {
    /** Whether it has a clause. */
    boolean has(ClauseId clause);

    /** All of it. */
    Instrument instrument();

    /** What kind of clause one is; empty if it has no such clause. */
    default Optional<ClauseKind> kindOf(ClauseId clause) {
        return has(clause) ? find(clause).map(Clause::kind) : Optional.empty();
    }

    /** Whether it has two clauses of the same kind, with the same blocks in them. */
    default boolean isCopy(ClauseId clause, ClauseId of) {
        Optional<Clause> one = find(clause);
        Optional<Clause> other = find(of);
        return one.map(Clause::kind).equals(other.map(Clause::kind))
                && one.isPresent()
                && one.map(Clause::blocks).equals(other.map(Clause::blocks));
    }

    private Optional<Clause> find(ClauseId id) {
        return instrument().clauses().stream()
                .filter(clause -> clause.id().equals(id))
                .findFirst();
    }

    /**
     * Checks that an anchor is one of this text, and quotes what stands there.
     *
     * @throws IllegalArgumentException if it is not; the message says what was expected
     */
    void requireFits(Anchor anchor);

    /**
     * Whether a change that comes from elsewhere can be applied: whether all is there, here or in itself, that it
     * builds on and deletes.
     */
    boolean canTake(Update change);

    /**
     * The clauses that the words of a bracket are in, wherever they have gone since it was placed. Of words of which
     * nothing is left, the clause that they were in last.
     */
    Set<ClauseId> clausesOf(Bracket bracket);

    /** Whether nothing is left of the words of a bracket. */
    boolean isGone(Bracket bracket);
}
