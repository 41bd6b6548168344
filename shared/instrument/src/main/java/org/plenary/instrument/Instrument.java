package org.plenary.instrument;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The text of a draft at one moment.
 *
 * @param clauses its clauses in order, each with an id of its own
 * @param plan by what they are numbered, which is no part of its {@link Fingerprint}
 */
public record Instrument(List<Clause> clauses, NumberingPlan plan) {

    /**
     * Keeps a copy of the list.
     *
     * @throws IllegalArgumentException if two clauses have the same id
     */
    public Instrument {
        clauses = List.copyOf(clauses);
        Set<ClauseId> ids = new HashSet<>();
        for (Clause clause : clauses) {
            if (!ids.add(clause.id())) {
                throw new IllegalArgumentException("two clauses have the same id=" + clause.id());
            }
        }
    }

    /** One whose clauses are counted as they stand. */
    public Instrument(List<Clause> clauses) {
        this(clauses, NumberingPlan.RUNNING);
    }

    /** The same text, numbered by another plan. */
    public Instrument numberedBy(NumberingPlan other) {
        return other.equals(plan) ? this : new Instrument(clauses, other);
    }
}
