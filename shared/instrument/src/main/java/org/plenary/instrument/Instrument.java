package org.plenary.instrument;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The text of a draft at one moment.
 *
 * @param clauses its clauses in order, each with an id of its own
 */
public record Instrument(List<Clause> clauses) {

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
}
